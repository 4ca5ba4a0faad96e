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
  const whole = parseAnswer(written.trim());
  if (!whole.ok && whole.problem !== 'it is not JSON') return refused(whole.problem);
  if (!whole.ok) return readWithin(written, schema, wanted);
  const native = readNativeJson(whole.value, schema, wanted);
  if (native.ok || typeof whole.value !== 'string') return native;
  const inString = readText(whole.value, schema, wanted);
  return inString.ok && inString.rung === 'native' ? { ...inString, rung: 'extracted' } : inString;
}

/** What comes first decides whether the answer is JSON or XML; what has both side by side is neither. */
function readWithin(written: string, schema: JsonSchema, wanted: string | undefined): Outcome {
  const names = new Set([...namesOf(schema)].map(plainName));
  const { text, open } = withoutThinking(unescapeWhole(written), names);
  if (open) return cut('it ends before the thinking does');
  const asXml = withNamedParameters(text);
  const xmlAt = xmlBegins(asXml, schema);
  const found = findJsonSpans(text);
  const { spans, openAt } = found;
  if (xmlAt !== -1 && xmlAt < (spans[0]?.start ?? openAt ?? asXml.length)) return readXml(asXml, schema, wanted);
  const outside = spans.map(({ start }, index) => text.slice(spans[index - 1]?.end ?? 0, start)).join('') + text.slice(spans.at(-1)?.end ?? 0);
  if (xmlAt !== -1 && xmlBegins(outside, schema) !== -1) return refused('it is half JSON and half XML');
  return readJsonWithin(text, found, schema, wanted) ?? refused('there is no JSON in it');
}
