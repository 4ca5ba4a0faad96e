// Builds the one argument a plugin gets. What it taps and adds is kept aside until `apply` has succeeded, because tapable knows no untap.
import { agentRoles, type Agent } from '../contracts/agent.ts';
import type { PromptSource } from '../contracts/prompt.ts';
import type { DraftProblem } from '../domain/draft.ts';
import type { Tool } from '../contracts/tool.ts';
import { createError, OutreachError } from '../errors.ts';
import { rememberSecret } from '../mask.ts';
import { type JsonSchema, schemaProblem, validate } from '../validate.ts';
import type { DeadlineWatch } from './deadline.ts';
import { guardReviewer, guardVeto } from './asking.ts';
import { toolProblem } from './check-tool.ts';
import type { GuardedTap } from './guard.ts';
import { guardListener } from './hearing.ts';
import { type HookName, type Hooks, toldMoments } from './hooks.ts';
import type { KernelPorts } from './kernel.ts';
import { accountPattern, namePattern, type PluginOrigin } from './load.ts';
import type { Plugin, Scope, ScopedHooks, ScopedSecrets } from './plugin.ts';
import { type Kind, singular } from './registry.ts';
import { secretName } from './secret-name.ts';

export interface ScopeParts extends KernelPorts {
  readonly origin: PluginOrigin;
  readonly hooks: Hooks;
  readonly deadlines: DeadlineWatch;
  readonly signal: AbortSignal;
  readonly deadlineMilliseconds: number;
}

export interface Addition {
  readonly kind: Kind;
  readonly id: string;
  readonly entry: unknown;
}

export interface Tapping {
  readonly hook: HookName;
  register(): void;
}

/** What a plugin brought while it was applied. */
export interface Registrations {
  readonly additions: readonly Addition[];
  readonly taps: readonly Tapping[];
  /** From here on `add…` and `tap` throw: everything is registered in `apply`. */
  close(): void;
}

/** Kinds of which each mail account may have one. */
const withAccounts: ReadonlySet<Kind> = new Set(['transports', 'mailboxes']);

export function createScope(plugin: Plugin, options: unknown, parts: ScopeParts): { readonly scope: Scope; readonly registrations: Registrations } {
  const additions: Addition[] = [];
  const taps: Tapping[] = [];
  let open = true;
  const log = parts.log(plugin.name);

  function add(kind: Kind, entry: unknown, method: string, check: () => void = () => undefined): void {
    const one = singular[kind];
    const article = one === 'agent' ? 'an' : 'a';
    late(`add ${article} ${one}`);
    const shape = entry as Readonly<Record<string, unknown>> | null | undefined;
    const id = shape?.['id'];
    if (typeof id !== 'string' || !(withAccounts.has(kind) ? accountPattern : namePattern).test(id)) throw malformed(`${article} ${one} it adds has no kebab-case id (like "my-${one}")`);
    if (typeof shape?.[method] !== 'function') throw malformed(`${one} "${id}" has no ${method}()`);
    if (additions.some((other) => other.kind === kind && other.id === id)) throw malformed(`it adds the ${one} "${id}" twice`);
    check();
    additions.push({ kind, id, entry });
  }

  /** A plugin that lived on another's prompts would not survive its being deleted. */
  function ownPrompt(name: string): PromptSource {
    const found = additions.find(({ kind, id }) => kind === 'prompts' && id === name);
    if (found === undefined) throw createError('not_registered', { kind: 'prompt of this plugin', id: name, have: additions.filter(({ kind }) => kind === 'prompts').map(({ id }) => id) }, { plugin: plugin.name });
    return found.entry as PromptSource;
  }

  /** Logged as well as thrown: whoever calls this late seldom has a catch. */
  function late(what: string): void {
    if (open) return;
    const failure = malformed(`it tried to ${what} after apply() had ended`);
    log.error(failure.message, { help: failure.help, error: failure });
    throw failure;
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

  const tapping = (hook: HookName, register: (tap: never) => void) => ({
    tap(tap: never) {
      late(`tap ${hook}`);
      if (typeof tap !== 'function') throw malformed(`it taps ${hook} with something that is not a function`);
      taps.push({ hook, register: () => register(tap) });
    },
  });

  const { leadScreen, emailSend, draftReview } = parts.hooks;
  const hooks = {
    leadScreen: tapping('leadScreen', (reviewer) => leadScreen.tap(plugin.name, guardVeto(tapFor('leadScreen'), leadScreen.taps.length, reviewer))),
    emailSend: tapping('emailSend', (reviewer) => emailSend.tap(plugin.name, guardVeto(tapFor('emailSend'), emailSend.taps.length, reviewer))),
    draftReview: tapping('draftReview', (reviewer) => draftReview.tap(plugin.name, guardReviewer(tapFor('draftReview'), draftReview.taps.length, reviewer, checkProblems))),
    ...Object.fromEntries(
      toldMoments.map((moment) => [moment, tapping(moment, (listener) => (parts.hooks[moment] as Hooks['leadDiscovered']).tap(plugin.name, guardListener(tapFor(moment), listener)))]),
    ),
  } as unknown as ScopedHooks;

  const named = (secret: string) => secretName(parts.origin, plugin.name, secret);
  const secrets: ScopedSecrets = {
    // Remembered here too, so that a plugin cannot print its own secret through a port that forgets to.
    async get(name) {
      const value = await parts.secrets.get(named(name));
      if (value !== undefined) rememberSecret(value);
      return value;
    },
    set(name, value) {
      rememberSecret(value);
      return parts.secrets.set(named(name), value);
    },
  };

  const scope: Scope = {
    options: checkOptions(plugin, options),
    hooks,
    log,
    clock: parts.clock,
    secrets,
    accessTokens: (login) => parts.accessTokens(login, { plugin: plugin.name, log, secrets, secretName: named }),
    state: {
      get: (key) => parts.state.get(plugin.name, key),
      async set(key, value) {
        const problem = stateProblem(value);
        if (problem !== undefined) throw malformed(`it keeps state under "${key}" that ${problem}`);
        await parts.state.set(plugin.name, key, value);
      },
      delete: (key) => parts.state.delete(plugin.name, key),
    },
    signal: parts.signal,
    web: parts.web,
    text: parts.text,
    model: (role) => parts.model(role, plugin.name, parts.signal),
    prompt: async (name, variables = {}) => parts.prompt(ownPrompt(name), variables),
    addAgent: (agent) => add('agents', agent, 'run', () => checkAgent(agent as Agent<never, unknown>, malformed)),
    addBackend: (backend) => add('backends', backend, 'complete' in backend ? 'complete' : 'generateObject'),
    addTransport: (transport) => add('transports', transport, 'send'),
    addMailbox: (mailbox) => add('mailboxes', mailbox, 'read'),
    addVenue: (venue) => add('venues', venue, 'discover'),
    addTool: (tool) =>
      add('tools', tool, 'run', () => {
        const problem = toolProblem(tool as Tool);
        if (problem !== undefined) throw malformed(problem);
      }),
    addPrompt(file) {
      late('add a prompt');
      const source = promptSource(file);
      if (source === undefined) throw malformed(`a prompt it adds is no file named after a task, like new URL('./prompts/my-task.list.md', import.meta.url)`);
      if (additions.some(({ kind, id }) => kind === 'prompts' && id === source.id)) throw malformed(`it adds the prompt "${source.id}" twice`);
      additions.push({ kind: 'prompts', id: source.id, entry: source });
    },
    fail: (code, details, context = {}) => {
      throw createError(code, details, { ...context, plugin: plugin.name });
    },
  };
  return { scope: Object.freeze(scope), registrations: { additions, taps, close: () => void (open = false) } };
}

/** `write.draft.md`: a task's name, in kebab-case between its dots, is the file's name, so that the user's own can be put in its place under the same. */
const promptFile = /^([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*)\.md$/;

function promptSource(file: unknown): PromptSource | undefined {
  if (!(file instanceof URL) || file.protocol !== 'file:') return undefined;
  const [, id] = promptFile.exec(file.pathname.slice(file.pathname.lastIndexOf('/') + 1)) ?? [];
  return id === undefined ? undefined : { id, file };
}

const maxStateBytes = 64 * 1024;

function stateProblem(value: unknown): string | undefined {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) return 'is not a JSON value';
  const bytes = Buffer.byteLength(json);
  return bytes > maxStateBytes ? `is ${bytes} bytes, more than ${maxStateBytes}` : undefined;
}

const anyOptions: JsonSchema = { type: 'object' };

function checkOptions(plugin: Plugin, options: unknown): unknown {
  const checked = validate(plugin.options ?? anyOptions, structuredClone(options ?? {}));
  if (!checked.ok) throw createError('plugin_options_invalid', { plugin: plugin.name, problems: checked.problems }, { plugin: plugin.name });
  return checked.value;
}

/** A day; what a timer can wait for ends at 24 days. */
const longestSeconds = 86_400;

function checkAgent(agent: Agent<never, unknown>, malformed: (reason: string) => OutreachError): void {
  if (!agentRoles.includes(agent.role)) throw malformed(`agent "${agent.id}" has the unknown role "${String(agent.role)}" (${agentRoles.join(', ')})`);
  if (agent.at !== undefined && !toldMoments.includes(agent.at)) throw malformed(`agent "${agent.id}" wants to run at the unknown moment "${String(agent.at)}"`);
  if (agent.role === 'module' && agent.at === undefined) throw malformed(`agent "${agent.id}" is a module and does not say at which moment it runs (\`at\`)`);
  if (typeof agent.timeoutSeconds !== 'number' || !(agent.timeoutSeconds > 0 && agent.timeoutSeconds <= longestSeconds)) {
    throw malformed(`agent "${agent.id}" has no timeoutSeconds above 0 and up to ${longestSeconds}`);
  }
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
