import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from '../../validate.ts';
import { doubtInProse } from './doubt-in-prose.ts';
import { type Fitted, fitValue } from './fit-value.ts';
import { type JsonSpan, type JsonSpans, mostSpans } from './json-spans.ts';
import { cut, type Outcome, refused } from './outcome.ts';
import { parseAnswer } from './parse-answer.ts';
import { repairJson } from './repair-json.ts';
import { listedWordsOf } from './schema-shape.ts';

/** What a whole text is that is JSON. */
export function readNativeJson(value: unknown, schema: JsonSchema, wanted: string | undefined): Outcome {
  const fitted = fitValue(value, schema, wanted);
  return fitted.ok ? { ok: true, value: fitted.value, rung: ({ 'as it is': 'native', unwrapped: 'extracted', mended: 'repaired' } as const)[fitted.how] } : refused(fitted.problems);
}

/** The one piece of JSON in a text that is the answer; undefined when there is no JSON in it. */
export function readJsonWithin(text: string, { spans, openAt }: JsonSpans, schema: JsonSchema, wanted: string | undefined): Outcome | undefined {
  if (openAt !== undefined) return cut('it ends before its last bracket or quote is closed');
  if (spans.length === 0) return undefined;
  if (spans.length >= mostSpans) return refused('it holds too many pieces of JSON');

  const words = listedWordsOf(schema);
  const found: Found[] = [];
  for (const span of spans) {
    const each = readSpan(text, span, schema, wanted, words);
    if (!each.ok && each.attempt) return refused(each.problems);
    if (each.ok) found.push({ ...each, span });
  }
  const [first, ...others] = found;
  if (first === undefined) return refused('none of its JSON is what was asked for');
  if (others.some(({ value }) => !isDeepStrictEqual(value, first.value))) return refused('it holds several answers that differ');
  const problem = problemAround(text, spans, first.span);
  if (problem !== undefined) return refused(problem);
  return { ok: true, value: first.value, rung: [first, ...others].some(({ repaired }) => repaired) ? 'repaired' : 'extracted' };
}

interface Found {
  readonly value: unknown;
  readonly repaired: boolean;
  readonly span: JsonSpan;
}

function readSpan(text: string, span: JsonSpan, schema: JsonSchema, wanted: string | undefined, words: ReadonlySet<string>): Omit<Found, 'span'> & { readonly ok: true } | Extract<Fitted, { readonly ok: false }> {
  const source = text.slice(span.start, span.end);
  if (/^[{[]\s*[}\]]$/.test(source)) return { ok: false, problems: 'it is empty', attempt: false };
  const strict = parseAnswer(source);
  if (!strict.ok && strict.problem !== 'it is not JSON') return { ok: false, problems: strict.problem, attempt: true };
  const repaired = strict.ok ? undefined : repairJson(text, span, words);
  const parsed = repaired === undefined ? strict : parseAnswer(repaired);
  if (!parsed.ok) return { ok: false, problems: `${parsed.problem}, and what was meant is not sure`, attempt: true };
  const fitted = fitValue(parsed.value, schema, wanted);
  return fitted.ok ? { ok: true, value: fitted.value, repaired: repaired !== undefined || fitted.how === 'mended' } : fitted;
}

/** JSON next to JSON is a piece of something larger; words may say that this is not the answer. */
function problemAround(text: string, spans: readonly JsonSpan[], first: JsonSpan): string | undefined {
  const outside = [...spans, undefined].map((span, index) => text.slice(spans[index - 1]?.end ?? 0, span?.start ?? text.length));
  const torn = outside.some((prose, index) => (index > 0 && /^\s*[,:]/.test(prose)) || (index < spans.length && /(?:["'”]\s*:|,)\s*$/.test(prose)) || /["'”]\s{0,9}[:}\]]/.test(prose));
  // One bracket too many right behind an answer is a slip; one behind other words closes what was believed to be closed.
  const closesMore = outside.slice(1).some((prose) => surplusClosers(prose.replace(/^[\s}\]]+/, '')) > 0);
  const isInString = (/["'`]$/.test(text.slice(0, first.start)) || /^["'`]/.test(text.slice(first.end))) && text.slice(first.start, first.end).includes('\\');
  if (isInString) return 'it stands in a string, and how often it was escaped is not sure';
  if (torn || closesMore) return 'its brackets do not hold all of it';
  return doubtInProse(text.slice(0, first.start), outside.slice(1 + spans.indexOf(first)).join('\n'));
}

function surplusClosers(prose: string): number {
  return (prose.match(/[}\]]/g)?.length ?? 0) - (prose.match(/[{[]/g)?.length ?? 0);
}
