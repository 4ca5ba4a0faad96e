import type { ModelProbe } from './probe-model.ts';
import { neededContextTokens } from './weak-points.ts';

/** The models in the order in which they suit this work: JSON first, since every answer is one, then room for the questions, tools, more room, speed. */
export function bestFirst(probes: readonly ModelProbe[]): readonly ModelProbe[] {
  return probes.toSorted((a, b) => {
    const [merits, others] = [meritsOf(a), meritsOf(b)];
    const index = merits.findIndex((merit, at) => merit !== others[at]);
    return index === -1 ? 0 : (others[index] ?? 0) - (merits[index] ?? 0);
  });
}

function meritsOf({ objects, tools, contextTokens, tokensPerSecond }: ModelProbe): readonly number[] {
  return [Number(objects), Number((contextTokens ?? 0) >= neededContextTokens), Number(tools), contextTokens ?? 0, tokensPerSecond ?? 0];
}
