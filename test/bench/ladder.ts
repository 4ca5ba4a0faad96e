// The ladder of answers beside the libraries that people use for the same, on the same malformed answers: how many become right, how many become wrong but valid.
import { isDeepStrictEqual } from 'node:util';
import { parsePartialJson } from 'ai';
import { jsonrepair } from 'jsonrepair';
import { readObject } from '../../core/model/ladder/read-object.ts';
import { validate } from '../../core/validate.ts';
import { malformedAnswers } from '../support/malformed-answers/all.ts';
import type { MalformedAnswer } from '../support/malformed-answers/malformed-answer.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

type Reader = (answer: MalformedAnswer) => unknown;

/** Undefined, or an error, when an answer is refused. All but ours are checked against the schema afterwards, and refuse what the provider says was cut. */
const readers: Readonly<Record<string, Reader>> = {
  ours(answer) {
    const read = readObject({ toolCalls: [], finish: 'stop', ...answer });
    return read.ok ? read.value : undefined;
  },
  'JSON.parse': (answer) => JSON.parse(textOf(answer)) as unknown,
  jsonrepair: (answer) => JSON.parse(jsonrepair(textOf(answer))) as unknown,
  'jsonrepair, from first to last bracket': (answer) => JSON.parse(jsonrepair(/[{[][^]*[}\]]/.exec(textOf(answer))?.[0] ?? textOf(answer))) as unknown,
  'parsePartialJson of ai': async (answer) => (await parsePartialJson(textOf(answer))).value,
};

export const benches: readonly Bench[] = [{ name: 'malformed answers read by the ladder and by others', run: (settings) => run(settings) }];

async function run({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  const answers = Object.values(malformedAnswers).flat();
  const meant = answers.filter(({ right }) => right !== null).length;
  const measures: Measure[] = [];
  for (const [name, reader] of Object.entries(readers)) {
    const count = { right: 0, wrong: 0 };
    for (const answer of answers) {
      const value = await read(reader, answer);
      if (value === undefined) continue;
      if (answer.right !== null && isDeepStrictEqual(value, answer.right)) count.right += 1;
      else count.wrong += 1;
    }
    const rounds = [];
    for (let round = 0; round < (smoke ? 1 : 9); round += 1) {
      const begin = performance.now();
      for (const answer of answers) await read(reader, answer);
      rounds.push(performance.now() - begin);
    }
    const part = (of: number, all: number) => `${((100 * of) / all).toFixed(1)} %`;
    measures.push({
      title: name,
      value: `${part(count.right, meant)} of ${meant} right, ${count.wrong} of ${answers.length} wrong but valid (${part(count.wrong, answers.length)}), ${median(rounds).toFixed(1)} ms for all`,
      ...(name === 'ours' ? { limit: { text: 'none wrong but valid', kept: count.wrong === 0 } } : {}),
    });
  }
  return measures;
}

async function read(reader: Reader, answer: MalformedAnswer): Promise<unknown> {
  try {
    const value = await reader(answer);
    if (reader === readers['ours'] || value === undefined) return value;
    if (answer.finish === 'length' || answer.finish === 'refusal') return undefined;
    return validate(answer.schema, value).ok ? value : undefined;
  } catch {
    return undefined; // refused
  }
}

function textOf({ text, toolCalls }: MalformedAnswer): string {
  return toolCalls?.[0]?.arguments ?? text;
}
