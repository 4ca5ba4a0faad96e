import type { AgentRole } from '../contracts/agent.ts';
import type { LogLevel } from '../contracts/ports.ts';
import type { Budgets } from '../domain/budget.ts';
import type { LawfulBasis } from '../domain/lawful-basis.ts';
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
  /** Id of the mailbox where answers are read; null for none. */
  readonly mailbox: string | null;
  /** Further addresses of the user that messages go out from, by name. */
  readonly accounts: Readonly<Record<string, MailAccountSettings>>;
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

/** An address beside the main one. Who was written to from it, is always written to from it. */
export interface MailAccountSettings {
  readonly email: string;
  /** As readers see it; null for the sender's. */
  readonly name: string | null;
  readonly replyTo: string | null;
  readonly transport: string;
  readonly mailbox: string | null;
}

/** Days of the week, the first that `Date` counts first. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdays)[number];

/** When an approved message may go: `core/policy/rules.ts` is the table of what is made of this. */
export interface SendingSettings {
  /** Messages from one account on one day of the sender's. */
  readonly perDay: number;
  /** Messages from one account in any sixty minutes. */
  readonly perHour: number;
  /** Messages from all accounts to one domain on one day of the sender's. */
  readonly perDomainPerDay: number;
  /** Between two messages of one account, chosen anew after each. */
  readonly betweenSeconds: { readonly least: number; readonly most: number };
  /** A new account begins with `startPerDay`, and reaches `perDay` after so many days. */
  readonly ramp: { readonly startPerDay: number; readonly days: number };
  /** Accounts (by the address that they write from) with caps of their own; they need no warm-up. */
  readonly accounts: Readonly<Record<string, { readonly perDay?: number; readonly perHour?: number }>>;
  /** In the recipient's own time: from this hour, to before that one, on these days; null for the working days of their country. */
  readonly window: { readonly from: number; readonly to: number; readonly days: readonly Weekday[] | null };
  /** Sends nothing on a public holiday of the recipient's country. */
  readonly respectHolidays: boolean;
  /** IANA name of the sender's time zone; null for the machine's. */
  readonly timeZone: string | null;
  /** Whether follow-ups go although no mailbox is set up in which an answer could be read. */
  readonly followUpsUnread: boolean;
  /** An account sends nothing more when so many of a hundred messages came back. */
  readonly pauseAtBouncePercent: number;
  /** On what ground people of a region may be written to when nothing was recorded for one; null: it must be recorded for each. */
  readonly basis: { readonly eu: LawfulBasis | null; readonly uk: LawfulBasis | null; readonly ca: LawfulBasis | null };
  /** Days after the last message to or from a person until what is known of them is to be forgotten. */
  readonly retentionDays: number;
  /** A domain that is written from although receivers would not trust it; no other counts. */
  readonly domainOverride: string | null;
  /** An https endpoint of the user's own that takes a person off the list with one click (RFC 8058); null for answers by mail alone. */
  readonly unsubscribeUrl: string | null;
  /** An https endpoint of the user's own from which a picture is loaded when a message is opened; null for none. */
  readonly openPixelUrl: string | null;
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
  /** Names of plugins, built-in or not, or of the packages and extensions that they come from, that are not loaded. */
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
