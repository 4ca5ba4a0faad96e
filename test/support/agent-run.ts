import type { AgentRun } from '../../core/contracts/agent.ts';
import type { Venue } from '../../core/contracts/venue.ts';
import { createError } from '../../core/errors.ts';
import { logInto } from './log.ts';
import { venueNow, webOf } from './venue.ts';

/** What an agent has at hand in a test: these venues, no web, no model; lines for people and for the log are kept. */
export function agentRun(venues: readonly Venue[] = [], signal: AbortSignal = new AbortController().signal): { readonly run: AgentRun; readonly lines: string[]; readonly logged: string[] } {
  const lines: string[] = [];
  const logged: string[] = [];
  const run: AgentRun = {
    signal,
    log: logInto(logged),
    now: () => venueNow,
    progress: (line) => void lines.push(line),
    checkpoint: async () => signal.throwIfAborted(),
    model: { label: 'none', generateObject: () => Promise.reject(new Error('this agent should not ask a model')), generateText: () => Promise.reject(new Error('this agent should not ask a model')), streamText: () => raise(new Error('this agent should not ask a model')), hasTools: false, generateWithTools: () => Promise.reject(new Error('this agent should not ask a model')), embed: () => Promise.reject(new Error('this agent should not ask a model')) },
    web: webOf({}),
    venue: (id) => venues.find((venue) => venue.id === id) ?? raise(createError('not_registered', { kind: 'venue', id, have: venues.map((venue) => venue.id) })),
    transport: (id) => raise(createError('not_registered', { kind: 'transport', id, have: [] })),
  };
  return { run, lines, logged };
}

function raise(error: Error): never {
  throw error;
}
