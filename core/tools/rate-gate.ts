import type { Clock } from '../contracts/ports.ts';
import type { Tool } from '../contracts/tool.ts';
import { createError } from '../errors.ts';

/** Lets no more calls of a tool through than its rate says. */
export interface RateGate {
  /** Resolves when it is this call's turn. Rejects with `tool_rate_limited` at once when that would take longer than the tool's deadline, or with the signal's reason. */
  pass(tool: Tool, signal: AbortSignal): Promise<void>;
}

export function createRateGate(clock: Clock): RateGate {
  /** When the newest calls began or will begin, for each tool, as many as its rate speaks of. */
  const turns = new Map<string, number[]>();
  return {
    async pass({ id, rate, deadlineSeconds }, signal) {
      if (rate === undefined) return;
      const own = turns.get(id) ?? [];
      const before = own.at(-rate.calls);
      const now = clock.now();
      const turn = before === undefined ? now : Math.max(now, before + rate.perSeconds * 1000);
      if (turn - now > deadlineSeconds * 1000) throw createError('tool_rate_limited', { tool: id, seconds: Math.ceil((turn - now) / 1000) });
      // Taken before anyone waits, so that calls that come together do not take the same turn.
      turns.set(id, [...own, turn].slice(-rate.calls));
      if (turn > now) await clock.sleep(turn - now, signal);
    },
  };
}
