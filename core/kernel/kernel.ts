// Loads plugins, one door for all, and asks and tells them.
import type { AccessTokens, HostLogin, RefreshedLogin } from '../contracts/access-tokens.ts';
import type { Agent, AgentRole } from '../contracts/agent.ts';
import type { Backend, Model, Prompt } from '../contracts/backend.ts';
import type { Mailbox } from '../contracts/mailbox.ts';
import type { Clock, Log, Secrets } from '../contracts/ports.ts';
import type { PromptSource, PromptVariables } from '../contracts/prompt.ts';
import type { TextTools } from '../contracts/text-tools.ts';
import type { Tool } from '../contracts/tool.ts';
import type { Transport } from '../contracts/transport.ts';
import type { Venue } from '../contracts/venue.ts';
import type { Web } from '../contracts/web.ts';
import type { DraftProblem } from '../domain/draft.ts';
import { isOutreachError, type OutreachError, createError, reasonOf } from '../errors.ts';
import { askAll, startAsking } from './asking.ts';
import { createDeadlineWatch } from './deadline.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import { guardCall } from './guard.ts';
import { tellAll } from './hearing.ts';
import { type AskedMoments, createHooks, type HookName, type Hooks, type Moment, type Told } from './hooks.ts';
import { checkPlugin, type PluginOrigin } from './load.ts';
import type { Plugin, ScopedSecrets } from './plugin.ts';
import { createRegistry, type Registry, singular } from './registry.ts';
import { createScope, type Registrations } from './scope.ts';

export interface Registries {
  readonly agents: Registry<Agent<never, unknown>>;
  readonly backends: Registry<Backend>;
  readonly transports: Registry<Transport>;
  readonly mailboxes: Registry<Mailbox>;
  readonly venues: Registry<Venue>;
  readonly prompts: Registry<PromptSource>;
  readonly tools: Registry<Tool>;
}

/** A value that claims to be a plugin, and where it came from. */
export interface PluginToLoad {
  readonly value: unknown;
  readonly origin: PluginOrigin;
  /** Why there is no value. */
  readonly failure?: OutreachError;
  /** What it calls itself, when that is known without running it. */
  readonly name?: string;
  /** It was not run, because the user disabled it. */
  readonly disabled?: boolean;
}

export interface PluginRecord {
  readonly name: string;
  readonly description: string;
  readonly origin: PluginOrigin;
  readonly state: 'loaded' | 'failed' | 'disabled';
  readonly failure: OutreachError | null;
  /** What it added: `venue csv`, `agent scout`. */
  readonly brings: readonly string[];
  /** Moments at which it is asked or told. */
  readonly taps: readonly HookName[];
  readonly options: Plugin['options'] | null;
}

/** What the kernel hands on to plugins. */
export interface KernelPorts {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly log: (source: string) => Log;
  readonly web: Web;
  readonly text: TextTools;
  readonly state: PluginStateRows;
  /** A role's model, asked for by a plugin until the signal is aborted. */
  readonly model: (role: AgentRole, plugin: string, signal: AbortSignal) => Model;
  readonly prompt: (source: PromptSource, variables: PromptVariables) => Promise<Prompt>;
  /** Access tokens for an account that a plugin logs in to. */
  readonly accessTokens: (login: RefreshedLogin | HostLogin, holder: TokenHolder) => AccessTokens;
}

/** The plugin that logs in, and its secrets, which no other plugin sees. */
export interface TokenHolder {
  readonly plugin: string;
  readonly log: Log;
  readonly secrets: ScopedSecrets;
  /** Under which name a secret of the plugin's is kept among all. */
  secretName(name: string): string;
}

export interface PluginStateRows {
  get(plugin: string, key: string): Promise<unknown>;
  set(plugin: string, key: string, value: unknown): Promise<void>;
  delete(plugin: string, key: string): Promise<void>;
}

export interface KernelSettings {
  readonly options: Readonly<Record<string, unknown>>;
  /** Names of plugins, or of the packages and extensions that they come from. */
  readonly disabled: readonly string[];
  /** How long `apply` and each tap may take. */
  readonly deadlineSeconds: number;
}

export interface Kernel extends Registries {
  readonly plugins: readonly PluginRecord[];
  /** Tells everyone; never rejects because of a listener. */
  tell<Name extends Moment>(name: Name, event: Told<Name>): Promise<void>;
  /** The first reason against, or undefined. Never rejects: a tap that fails is a reason. */
  veto<Name extends 'leadScreen' | 'emailSend'>(name: Name, question: AskedMoments[Name]['question']): Promise<string | undefined>;
  /** All answers; rejects when a tap fails. */
  collect(name: 'draftReview', question: AskedMoments['draftReview']['question']): Promise<AskedMoments['draftReview']['answer']>;
  /** Aborts every scope's signal. A stopped kernel is thrown away: build another. */
  stop(reason: string): void;
}

export async function startKernel(plugins: readonly PluginToLoad[], ports: KernelPorts, settings: KernelSettings): Promise<Kernel> {
  const hooks = createHooks();
  const registries = {
    agents: createRegistry<Agent<never, unknown>>('agents'),
    backends: createRegistry<Backend>('backends'),
    transports: createRegistry<Transport>('transports'),
    mailboxes: createRegistry<Mailbox>('mailboxes'),
    venues: createRegistry<Venue>('venues'),
    prompts: createRegistry<PromptSource>('prompts'),
    tools: createRegistry<Tool>('tools'),
  };
  const deadlines = createDeadlineWatch();
  const stopping = new AbortController();
  const log = ports.log('kernel');
  const records: PluginRecord[] = [];
  const names = new Map<string, PluginOrigin>();

  for (const plugin of plugins) records.push(await load(plugin));

  async function load({ value, origin, failure: missing, name, disabled }: PluginToLoad): Promise<PluginRecord> {
    const claimed = nameOf(value) ?? name ?? origin.where;
    const row = { name: claimed, description: '', origin, brings: [], taps: [], options: null };
    if (disabled === true || settings.disabled.includes(claimed) || (origin.kind !== 'built-in' && settings.disabled.includes(origin.where))) return { ...row, state: 'disabled', failure: null };
    const ending = new AbortController();
    let registrations: Registrations | undefined;
    try {
      if (missing !== undefined) throw missing;
      const plugin = checkPlugin(value, origin);
      const first = names.get(plugin.name);
      if (first !== undefined) throw createError('plugin_malformed', { plugin: plugin.name, reason: `its name is taken by the one from ${first.where}` }, { plugin: plugin.name });
      names.set(plugin.name, origin);
      const options = Object.hasOwn(settings.options, plugin.name) ? settings.options[plugin.name] : undefined;
      const deadlineMilliseconds = settings.deadlineSeconds * 1000;
      const created = createScope(plugin, options, { ...ports, origin, hooks, deadlines, signal: AbortSignal.any([stopping.signal, ending.signal]), deadlineMilliseconds });
      registrations = created.registrations;
      await guardCall({ plugin: plugin.name, doing: 'starting', log: ports.log(plugin.name), deadlines, deadlineMilliseconds }, () => plugin.apply(created.scope));
      const brings = commit(plugin.name, registrations);
      log.debug(`loaded ${plugin.name}`, { brings, from: origin.where });
      return { ...row, name: plugin.name, description: typeof plugin.description === 'string' ? plugin.description : '', state: 'loaded', failure: null, brings, taps: registrations.taps.map(({ hook }) => hook), options: plugin.options ?? null };
    } catch (thrown) {
      const failure = isOutreachError(thrown) ? thrown : createError('plugin_malformed', { plugin: claimed, reason: reasonOf(thrown) }, { cause: thrown, plugin: claimed });
      log.error(failure.message, { help: failure.help, error: failure });
      ending.abort(failure); // one that still hangs in apply() may notice, and stop
      return { ...row, state: 'failed', failure };
    } finally {
      registrations?.close();
    }
  }

  /** All of what a plugin brings, or nothing: ids are looked at before anything is added. */
  function commit(plugin: string, registrations: Registrations): readonly string[] {
    registrations.close();
    const additions = registrations.additions;
    for (const { kind, id } of additions) {
      if (registries[kind].has(id)) throw createError('plugin_twice', { kind: singular[kind], id, first: registries[kind].pluginOf(id), second: plugin }, { plugin });
    }
    for (const { kind, id, entry } of additions) registries[kind].add(plugin, id, entry as never);
    for (const { register } of registrations.taps) register();
    return additions.map(({ kind, id }) => `${singular[kind]} ${id}`);
  }

  return {
    ...registries,
    plugins: records,
    tell: (name, event) => tellAll(hooks[name] as unknown as Hooks['leadDiscovered'], freezeDeeply(event) as never),
    // Most have no reviewer, and to freeze what nobody sees costs more than all the rest.
    veto: async (name, question) => (hooks[name].taps.length === 0 ? undefined : askAll(hooks[name] as Hooks['emailSend'], freezeDeeply(question) as never, startAsking())),
    async collect(name, question) {
      const asking = startAsking<DraftProblem>();
      await askAll(hooks[name], freezeDeeply(question), asking);
      return asking.collected;
    },
    stop: (reason) => stopping.abort(new Error(reason)),
  };
}

function nameOf(value: unknown): string | undefined {
  try {
    const name = (value as { name?: unknown } | null | undefined)?.name;
    return typeof name === 'string' && name !== '' ? name : undefined;
  } catch {
    return undefined; // a getter that throws names nobody; the load says what is wrong with it
  }
}
