import type { Agent, AnalyzeInput, AnalyzeOutput, JsonSchema, Plugin } from '../../core/index.ts';

interface AnalystOptions {
  readonly leastSent: number;
}

/** Says what the numbers say, and plainly when they say nothing yet. */
const analyst: Plugin<AnalystOptions> = {
  name: 'analyst',
  apiVersion: 1,
  description: 'Reply rates with the interval they may lie in.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { leastSent: { type: 'integer', minimum: 1, maximum: 100_000, default: 20, title: 'The fewest messages sent before a reply rate is called one' } },
  },
  apply(scope) {
    scope.addAgent(createAnalyst(scope.options));
  },
};

export default analyst;

const output: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['findings'],
  properties: {
    findings: { type: 'array', items: { type: 'object', additionalProperties: false, required: ['text', 'enoughData'], properties: { text: { type: 'string', minLength: 1 }, enoughData: { type: 'boolean' } } } },
  },
};

function createAnalyst({ leastSent }: AnalystOptions): Agent<AnalyzeInput, AnalyzeOutput> {
  return {
    id: 'analyst',
    title: 'Analyst',
    description: 'Reads counts of drafts, messages and replies; each rate comes with its 95 % interval.',
    role: 'analyst',
    timeoutSeconds: 60,
    output,
    async run({ counts }) {
      if (counts.length === 0) return { findings: [{ text: 'There is nothing to count yet: no draft has been made.', enoughData: false }] };
      return { findings: counts.map((count) => findingOf(count, leastSent)) };
    },
  };
}

type Count = AnalyzeInput['counts'][number];

function findingOf({ group, value, drafted, sent, replied }: Count, leastSent: number): AnalyzeOutput['findings'][number] {
  const name = `${group} ${value}`;
  if (sent === 0) return { text: `${name}: ${drafted} drafted, none sent yet.`, enoughData: false };
  if (sent < leastSent) return { text: `${name}: ${replied} of ${sent} answered; not enough data for a rate (at least ${leastSent} messages are needed).`, enoughData: false };
  const { low, high } = wilson(Math.min(replied, sent), sent);
  return { text: `${name}: ${replied} of ${sent} answered, ${percent(replied / sent)} (between ${percent(low)} and ${percent(high)}).`, enoughData: true };
}

/** The normal deviate of a 95 % interval. */
const deviate = 1.959_963_985;

/** The Wilson score interval of a rate at 95 %: right also for few messages and for rates near 0. https://doi.org/10.1080/01621459.1927.10502953 */
export function wilson(successes: number, trials: number): { readonly low: number; readonly high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  const rate = successes / trials;
  const square = deviate ** 2;
  const centre = (rate + square / (2 * trials)) / (1 + square / trials);
  const half = (deviate / (1 + square / trials)) * Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

function percent(rate: number): string {
  return `${Math.round(rate * 1000) / 10} %`;
}
