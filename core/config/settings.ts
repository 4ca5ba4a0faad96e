import type { AgentRole } from '../contracts/agent.ts';
import type { LogLevel } from '../contracts/ports.ts';
import type { Budgets } from '../domain/budget.ts';
import type { ModelPrice } from '../domain/price.ts';

export const presets = ['offline', 'fully_free', 'best_quality', 'custom'] as const;

/** Which backends do the work, unless a role or `llm` says otherwise. `offline` needs no model and no network. */
export type Preset = (typeof presets)[number];

/** Everything a user may set, checked and complete. It never holds a secret. */
export interface Settings {
  readonly preset: Preset;
  /** For all roles that name none of their own. */
  readonly llm: ModelSettings;
  /** For one role. */
  readonly agents: Readonly<Partial<Record<AgentRole, AgentSettings>>>;
  /** Id of the transport that sends. */
  readonly transport: string;
  readonly sender: SenderSettings;
  readonly sending: SendingSettings;
  readonly dns: DnsSettings;
  /** Options by plugin name; each plugin checks its own by its own schema. */
  readonly plugins: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly pluginLoading: PluginLoadingSettings;
  readonly web: WebSettings;
  readonly discovery: DiscoverySettings;
  readonly logging: LoggingSettings;
  readonly orchestration: OrchestrationSettings;
}

export interface BackendChoice {
  /** Id of a backend; null for the preset's. */
  readonly backend: string | null;
  /** A model of that backend, by the backend's own name; null for its default. */
  readonly model: string | null;
}

export interface ModelSettings extends BackendChoice {
  /** Asked in this order when a role's own backend fails; empty for none. */
  readonly fallbacks: readonly BackendChoice[];
  /** Requests of one question until it is given up; the first one included. */
  readonly attempts: number;
  /** Requests of one call: retries, re-asks and fallbacks together. */
  readonly requestsPerCall: number;
  /** Requests to one backend at the same time. */
  readonly concurrency: number;
  readonly requestsPerMinute: number | null;
  readonly maxOutputTokens: number;
  readonly timeouts: {
    readonly connectSeconds: number;
    readonly firstTokenSeconds: number;
    readonly betweenTokensSeconds: number;
    readonly totalSeconds: number;
  };
  readonly budget: Required<Budgets>;
  /** US dollars for a million tokens, by model, where the price table has none or another. */
  readonly prices: Readonly<Record<string, ModelPrice>>;
  readonly trajectory: TrajectorySettings;
  readonly cache: CacheSettings;
  /** Shows calls and requests as OpenTelemetry spans to whatever exporter this process was started with. */
  readonly telemetry: boolean;
}

/** Whether an equal question gets the answer that it got before, and makes no request. */
export interface CacheSettings {
  readonly keep: boolean;
  readonly days: number;
}

/** What is kept of each question and answer, on this machine. */
export interface TrajectorySettings {
  readonly keep: boolean;
  readonly days: number;
  readonly megabytes: number;
}

export interface AgentSettings {
  /** Id of the agent that plays this role, when several can. */
  readonly use?: string;
  readonly backend?: string;
  readonly model?: string;
}

/** Who writes: needed before the first message is sent. */
export interface SenderSettings {
  readonly name: string | null;
  readonly email: string | null;
  /** Postal address for the footer of every message. */
  readonly mailingAddress: string | null;
  /** Where answers go; null for `email`. */
  readonly replyTo: string | null;
}

/** What is asked before anything goes out. */
export interface SendingSettings {
  /** A domain that is written from although receivers would not trust it; no other counts. */
  readonly domainOverride: string | null;
  /** Selectors of the user's own DKIM keys, tried before the usual ones. */
  readonly dkimSelectors: readonly string[];
}

export interface DnsSettings {
  /** `192.0.2.53` or `192.0.2.53:5353`; empty for those of this machine. */
  readonly servers: readonly string[];
}

export interface PluginLoadingSettings {
  /** Plugins of the user's own: npm packages by name. */
  readonly packages: readonly string[];
  /** Names of plugins, built-in or not, that are not loaded. */
  readonly disabled: readonly string[];
}

export interface WebSettings {
  /** Hosts inside the user's own network that may be read all the same: `localhost`, `127.0.0.1:8080`. */
  readonly allowedPrivateHosts: readonly string[];
  /** Between two requests to one host, in milliseconds. */
  readonly minimumDelayMs: number;
  /** Told to the sites that are read, so that they can reach the user: an address or a page. */
  readonly userAgentContact: string | null;
}

export interface DiscoverySettings {
  /** Venues read at the same time. */
  readonly concurrency: number;
  /** Never written to. */
  readonly currentEmployer: string | null;
  /** When not empty, only these companies are written to. */
  readonly allowCompanies: readonly string[];
  readonly blockCompanies: readonly string[];
  /** Days before somebody else at the same company may be written to. */
  readonly companyCooldownDays: number;
}

export interface LoggingSettings {
  /** The least important level that the log file takes. */
  readonly level: LogLevel;
  /** How many files are kept, the one in use included. */
  readonly files: number;
  /** Size of each, in megabytes. */
  readonly fileSizeMb: number;
}

export interface OrchestrationSettings {
  /** Leads worked on at the same time. */
  readonly concurrency: number;
  /** After so many seconds without a sign of life, the work of a process is taken over by another. */
  readonly leaseSeconds: number;
}
