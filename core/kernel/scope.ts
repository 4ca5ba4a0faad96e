// Builds the one argument a plugin gets. What it taps and adds is kept aside until `apply` has succeeded, because tapable knows no untap.
import { agentRoles, type Agent } from '../contracts/agent.ts';
import type { DraftProblem } from '../domain/draft.ts';
import { createError, OutreachError } from '../errors.ts';
import { type JsonSchema, schemaProblem, validate } from '../validate.ts';
import type { DeadlineWatch } from './deadline.ts';
import { type GuardedTap, guardListener, guardReviewer, guardVeto } from './guard.ts';
import { type Hooks, toldMoments } from './hooks.ts';
import type { KernelPorts, Registries } from './kernel.ts';
import type { Plugin, Scope, ScopedHooks } from './plugin.ts';

export interface ScopeParts extends KernelPorts {
  readonly hooks: Hooks;
  readonly deadlines: DeadlineWatch;
  readonly signal: AbortSignal;
  readonly deadlineMilliseconds: number;
}

export interface Addition {
  readonly kind: keyof Registries;
  readonly id: string;
  readonly entry: unknown;
}

/** What a plugin brought while it was applied. */
export interface Registrations {
  readonly additions: readonly Addition[];
  readonly taps: readonly (() => void)[];
  /** From here on `add…` and `tap` throw: everything is registered in `apply`. */
  close(): void;
}

export function createScope(plugin: Plugin, options: unknown, parts: ScopeParts): { readonly scope: Scope; readonly registrations: Registrations } {
  const additions: Addition[] = [];
  const taps: (() => void)[] = [];
  let open = true;
  const log = parts.log(plugin.name);

  function add(kind: keyof Registries, entry: { readonly id: string }, methods: readonly string[]): void {
    late(`add a ${kind.slice(0, -1)}`);
    const shape = entry as unknown as Readonly<Record<string, unknown>> | null | undefined;
    if (typeof shape?.['id'] !== 'string' || shape['id'] === '') throw malformed(`a ${kind.slice(0, -1)} it adds has no id`);
    for (const method of methods) {
      if (typeof shape[method] !== 'function') throw malformed(`${kind.slice(0, -1)} "${shape['id']}" has no ${method}()`);
    }
    additions.push({ kind, id: entry.id, entry });
  }

  function late(what: string): void {
    if (!open) throw malformed(`it tried to ${what} after apply() had ended`);
  }

  function malformed(reason: string): OutreachError {
    return createError('plugin_malformed', { plugin: plugin.name, reason }, { plugin: plugin.name });
  }

  const tapFor = (hook: string): GuardedTap => ({
    plugin: plugin.name,
    doing: `answering ${hook}`,
    log,
    deadlines: parts.deadlines,
    deadlineMilliseconds: parts.deadlineMilliseconds,
  });

  const tapping = (hook: string, register: () => void) => {
    late(`tap ${hook}`);
    taps.push(register);
  };

  const hooks = {
    leadScreen: { tap: (reviewer: never) => tapping('leadScreen', () => parts.hooks.leadScreen.tapAsync(plugin.name, guardVeto(tapFor('leadScreen'), reviewer))) },
    emailSend: { tap: (reviewer: never) => tapping('emailSend', () => parts.hooks.emailSend.tapAsync(plugin.name, guardVeto(tapFor('emailSend'), reviewer))) },
    draftReview: {
      tap: (reviewer: never) => tapping('draftReview', () => parts.hooks.draftReview.tapAsync(plugin.name, guardReviewer(tapFor('draftReview'), reviewer, checkProblems))),
    },
    ...Object.fromEntries(
      toldMoments.map((moment) => [
        moment,
        { tap: (listener: never) => tapping(moment, () => (parts.hooks[moment] as Hooks['leadDiscovered']).tapAsync(plugin.name, guardListener(tapFor(moment), listener))) },
      ]),
    ),
  } as unknown as ScopedHooks;

  const scope: Scope = {
    options: checkOptions(plugin, options),
    hooks,
    log,
    clock: parts.clock,
    secrets: {
      get: (name) => parts.secrets.get(`plugin/${plugin.name}/${name}`),
      set: (name, value) => parts.secrets.set(`plugin/${plugin.name}/${name}`, value),
    },
    state: {
      get: (key) => parts.state.get(plugin.name, key),
      set: (key, value) => parts.state.set(plugin.name, key, value),
      delete: (key) => parts.state.delete(plugin.name, key),
    },
    signal: parts.signal,
    web: parts.web,
    text: parts.text,
    model: parts.model,
    addAgent: (agent) => {
      checkAgent(agent as Agent<never, unknown>, malformed);
      add('agents', agent, ['run']);
    },
    addBackend: (backend) => add('backends', backend, ['generateObject']),
    addTransport: (transport) => add('transports', transport, ['send']),
    addMailbox: (mailbox) => add('mailboxes', mailbox, ['read']),
    addVenue: (venue) => add('venues', venue, ['discover']),
    fail: (code, details, context = {}) => {
      throw createError(code, details, { ...context, plugin: plugin.name });
    },
  };
  return { scope, registrations: { additions, taps, close: () => void (open = false) } };
}

const anyOptions: JsonSchema = { type: 'object' };

function checkOptions(plugin: Plugin, options: unknown): unknown {
  const checked = validate(plugin.options ?? anyOptions, structuredClone(options ?? {}));
  if (!checked.ok) throw createError('plugin_options_invalid', { plugin: plugin.name, problems: checked.problems }, { plugin: plugin.name });
  return checked.value;
}

function checkAgent(agent: Agent<never, unknown>, malformed: (reason: string) => OutreachError): void {
  if (!agentRoles.includes(agent.role)) throw malformed(`agent "${agent.id}" has the unknown role "${String(agent.role)}" (${agentRoles.join(', ')})`);
  if (agent.at !== undefined && !toldMoments.includes(agent.at)) throw malformed(`agent "${agent.id}" wants to run at the unknown moment "${String(agent.at)}"`);
  if (!(agent.timeoutSeconds > 0)) throw malformed(`agent "${agent.id}" has no timeoutSeconds`);
  const problem = schemaProblem(agent.output);
  if (problem !== undefined) throw malformed(`the output schema of agent "${agent.id}" is not valid: ${problem}`);
}

const problemSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['rule', 'message', 'help', 'part', 'start', 'end', 'quote'],
    properties: {
      rule: { type: 'string', minLength: 1 },
      message: { type: 'string', minLength: 1 },
      help: { type: 'string' },
      part: { enum: ['subjectA', 'subjectB', 'body', 'followUp'] },
      start: { type: 'integer', minimum: 0 },
      end: { type: 'integer', minimum: 0 },
      quote: { type: 'string' },
    },
  },
};

function checkProblems(answer: unknown): readonly DraftProblem[] {
  const checked = validate<readonly DraftProblem[]>(problemSchema, answer);
  if (!checked.ok) throw new TypeError(`its answer does not fit: ${checked.problems}`);
  return checked.value;
}
