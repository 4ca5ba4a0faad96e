import type { Clock } from '../contracts/ports.ts';

/** Answers of tools by tool and exact input; who was not asked for longest goes first. */
export interface AnswerCache {
  get(tool: string, input: unknown): string | undefined;
  set(tool: string, input: unknown, text: string, seconds: number): void;
}

/** Answers kept at a time; each is at most some 20,000 characters. */
const mostAnswers = 200;

export function createAnswerCache(clock: Clock): AnswerCache {
  const rows = new Map<string, { readonly text: string; readonly until: number }>();
  return {
    get(tool, input) {
      const key = keyOf(tool, input);
      const row = rows.get(key);
      if (row === undefined) return undefined;
      rows.delete(key);
      if (row.until <= clock.now()) return undefined;
      rows.set(key, row); // now the newest
      return row.text;
    },
    set(tool, input, text, seconds) {
      const key = keyOf(tool, input);
      rows.delete(key);
      rows.set(key, { text, until: clock.now() + seconds * 1000 });
      const [oldest] = rows.keys();
      if (rows.size > mostAnswers && oldest !== undefined) rows.delete(oldest);
    },
  };
}

/** The same whatever the order in which a model wrote its arguments. */
function keyOf(tool: string, input: unknown): string {
  return JSON.stringify([tool, input], (_, value: unknown) => (isObject(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
