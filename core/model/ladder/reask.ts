import type { JsonSchema } from '../../validate.ts';
import { shapeOf } from './schema-shape.ts';

const longestSchema = 6_000;

/** The one second question: what was wrong, and what is wanted. Never the answer itself again, and never longer than 8,000 letters. */
export function reask(problems: string, schema: JsonSchema): string {
  const whole = JSON.stringify(schema);
  const fields = [...shapeOf(schema).properties.keys()].join(', ').slice(0, longestSchema);
  const shape = whole.length <= longestSchema ? `fits this JSON schema:\n${whole}` : `fits the JSON schema that you were given (its fields: ${fields}).`;
  return `Your answer could not be used: ${problems.slice(0, 700)}.\nAnswer the question again, in full, with one JSON value and nothing else: no fence, no comment, no word before or after it. It ${shape}`;
}
