// The ladder from a model's answer to a value: each rung takes less for granted than the next, and a value that may be wrong is worse than none.
import { isDeepStrictEqual } from 'node:util';
import type { Finish, ToolCall } from '../../contracts/backend.ts';
import type { JsonSchema } from '../../validate.ts';
import { findJsonSpans } from './json-spans.ts';
import { cut, type Outcome, refused } from './outcome.ts';
import { longestAnswer, parseAnswer } from './parse-answer.ts';
import { plainName } from './plain-name.ts';
import { readJsonWithin, readNativeJson } from './read-json.ts';
import { readXml, xmlBegins } from './read-xml.ts';
import { namesOf } from './schema-shape.ts';
import { unescapeWhole } from './unescape-whole.ts';
import { isWanted } from './unwrap.ts';
import { withNamedParameters } from './with-named-parameters.ts';
import { withoutThinking } from './without-thinking.ts';

export { reask } from './reask.ts';

export interface AnswerToRead {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: Finish;
  readonly schema: JsonSchema;
  /** The name under which the answer was asked for, as a tool or as an object. */
  readonly wanted?: string;
}

/** The value that an answer surely means, checked against the schema, and the rung on which it was found. An answer that was cut is refused on each. */
export function readObject({ text, toolCalls, finish, schema, wanted }: AnswerToRead): Outcome {
  if (finish === 'length') return cut('it was cut');
  if (finish === 'refusal') return refused('the model did not want to answer');
  const calls = toolCalls.filter(({ name }) => isWanted(name, wanted));
  const [first, ...others] = (calls.length > 0 ? calls.map((call) => call.arguments) : [text]).map((written) => readText(written, schema, wanted));
  if (first === undefined) return refused('it is empty');
  const other = others.find((each) => !each.ok || !first.ok || !isDeepStrictEqual(each.value, first.value));
  if (other === undefined) return first;
  return [first, other].find((each) => !each.ok) ?? refused('it holds several answers that differ');
}

function readText(written: string, schema: JsonSchema, wanted: string | undefined): Outcome {
  if (written.length > longestAnswer) return refused('it is too long');
  if (written.trim() === '') return refused('it is empty');
  const native = readNativeJson(written, schema, wanted);
  if (native !== undefined) return native;
  const inString = parseAnswer(written.trim());
  if (inString.ok && typeof inString.value === 'string') return readEscaped(inString.value, schema, wanted);

  const names = new Set([...namesOf(schema)].map(plainName));
  const { text, open } = withoutThinking(unescapeWhole(written), names);
  if (open) return cut('it ends before the thinking does');
  const asXml = withNamedParameters(text);
  const xmlAt = xmlBegins(asXml, schema);
  const { spans, openAt } = findJsonSpans(text);
  const jsonAt = spans[0]?.start ?? openAt ?? text.length;
  if (xmlAt !== -1 && xmlAt < jsonAt) return readXml(asXml, schema, wanted);
  const outside = spans.map(({ start }, index) => text.slice(spans[index - 1]?.end ?? 0, start)).join('') + text.slice(spans.at(-1)?.end ?? 0);
  if (xmlAt !== -1 && xmlBegins(outside, schema) !== -1) return refused('it is half JSON and half XML');
  return readJsonWithin(text, schema, wanted) ?? refused('there is no JSON in it');
}

/** A whole answer that was written as one JSON string. */
function readEscaped(inner: string, schema: JsonSchema, wanted: string | undefined): Outcome {
  const read = readText(inner, schema, wanted);
  return read.ok && read.rung === 'native' ? { ...read, rung: 'extracted' } : read;
}
