import { createError, type OutreachError } from '../../errors.ts';
import type { Question } from '../attempt-book.ts';
import { canonicalJson } from './canonical-json.ts';
import { foldQuestion, unfoldQuestion } from './fold-question.ts';
import type { FoldedQuestion } from './line.ts';
import { readTrajectory, runOf } from './read-trajectory.ts';

interface Difference {
  /** `messages[1].text` */
  readonly path: string;
  readonly recorded: unknown;
  readonly asked: unknown;
}

const mostShown = 5;
/** Characters shown on either side of the place where two texts part. */
const around = 40;

/** The error for a question without a recorded answer: the recorded question nearest to it, and what differs. `turn` is how often it was answered already. */
export async function tellMiss(file: string, asked: Question, turn: number): Promise<OutreachError> {
  const { hash, json, parts } = foldQuestion(asked);
  const plain = await unfoldQuestion(JSON.parse(json) as FoldedQuestion, async (id) => JSON.parse(parts.get(id) ?? 'null') as unknown);
  let nearest: { readonly step: number; readonly task: string; readonly differences: readonly Difference[]; readonly distance: number } | undefined;
  for await (const step of readTrajectory(file)) {
    if (turn > 0 && step.questionHash !== hash) continue;
    const differences = [...differencesOf(await step.question(), plain, '')];
    const distance = differences.reduce((sum, difference) => sum + weightOf(difference), 0);
    if (nearest === undefined || distance < nearest.distance) nearest = { step: step.step, task: step.task, differences, distance };
  }
  const { differences = [] } = nearest ?? {};
  const more = differences.length - mostShown;
  return createError('replay_miss', {
    run: runOf(file),
    question: summaryOf(plain),
    nearest: nearest === undefined ? 'Nothing was recorded in it.' : differences.length === 0 ? `It was asked as step ${nearest.step} (${nearest.task}), but has no ${turn > 0 ? 'further ' : ''}answer.` : `The nearest is step ${nearest.step} (${nearest.task}), with a difference at:`,
    differences: [...differences.slice(0, mostShown).map(shown), ...(more > 0 ? [`… and at ${more} other places`] : [])],
  });
}

function* differencesOf(recorded: unknown, asked: unknown, path: string): Generator<Difference> {
  if (isObject(recorded) && isObject(asked) && Array.isArray(recorded) === Array.isArray(asked)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(asked)])) {
      const inner = Array.isArray(asked) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      yield* differencesOf(recorded[key], asked[key], inner);
    }
  } else if (canonicalJson(recorded) !== canonicalJson(asked)) {
    yield { path, recorded, asked };
  }
}

/** How much had to be changed, in characters; for things that are no text, all of them. */
function weightOf({ recorded, asked }: Difference): number {
  if (typeof recorded !== 'string' || typeof asked !== 'string') return 20 + (recorded === undefined ? 0 : canonicalJson(recorded).length) + (asked === undefined ? 0 : canonicalJson(asked).length);
  const start = parting(recorded, asked);
  const longer = Math.max(recorded.length, asked.length);
  let end = 0;
  while (end < Math.min(recorded.length, asked.length) - start && recorded.at(-1 - end) === asked.at(-1 - end)) end += 1;
  return longer - start - end;
}

function shown({ path, recorded, asked }: Difference): string {
  if (typeof recorded !== 'string' || typeof asked !== 'string') return `${path}: recorded ${excerpt(recorded, 0)}, asked ${excerpt(asked, 0)}`;
  const place = parting(recorded, asked);
  return `${path}, character ${place + 1}: recorded ${excerpt(recorded, place)}, asked ${excerpt(asked, place)}`;
}

/** On one line, and never longer than a line. */
function excerpt(value: unknown, place: number): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : canonicalJson(value);
  const from = Math.max(0, place - around);
  const to = Math.min(text.length, place + around);
  const piece = text.slice(from, to).toWellFormed();
  return `${from > 0 ? '…' : ''}${typeof value === 'string' ? canonicalJson(piece) : piece}${to < text.length ? '…' : ''}`;
}

/** The first place at which two texts differ. */
function parting(one: string, other: string): number {
  let place = 0;
  while (place < Math.min(one.length, other.length) && one[place] === other[place]) place += 1;
  return place;
}

function summaryOf({ model, messages }: Question): string {
  return `model ${model}, ${messages.length} messages, the last: ${excerpt(messages.at(-1)?.text, 0)}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
