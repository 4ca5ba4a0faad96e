import type { AccessTokens, HostLogin, RefreshedLogin } from '../contracts/access-tokens.ts';
import type { Agent, AgentRole } from '../contracts/agent.ts';
import type { Backend, Model, Prompt } from '../contracts/backend.ts';
import type { Mailbox } from '../contracts/mailbox.ts';
import type { Clock, Log } from '../contracts/ports.ts';
import type { PromptVariables } from '../contracts/prompt.ts';
import type { TextTools } from '../contracts/text-tools.ts';
import type { Tool } from '../contracts/tool.ts';
import type { Transport } from '../contracts/transport.ts';
import type { Venue } from '../contracts/venue.ts';
import type { Web } from '../contracts/web.ts';
import type { ErrorCode, ErrorContext, ErrorDetails } from '../errors.ts';
import type { JsonSchema } from '../validate.ts';
import type { AskedMoment, AskedMoments, Moment, Told } from './hooks.ts';

/** The plugin API this program has. A plugin names the one it was made for. */
export const apiVersion = 1;

/** What a plugin package exports by default. Built-ins and strangers are written, loaded and guarded alike. */
export interface Plugin<Options = unknown> {
  /** Unique, kebab-case; stands in front of its log lines and names its options in config.json. */
  readonly name: string;
  readonly apiVersion: number;
  readonly description?: string;
  /** JSON schema of `scope.options`: it validates them, draws their questions in setup and fills their row in the docs. */
  readonly options?: JsonSchema;
  /** Taps hooks and registers what it brings. Called once; nothing is read from or written to outside before. */
  apply(scope: Scope<Options>): void | Promise<void>;
}

/** Everything a plugin may use. There is no other way in. */
export interface Scope<Options = unknown> {
  /** Validated, defaults filled in. */
  readonly options: Options;
  /** Tap them in `apply`: what is asked, and what is told. */
  readonly hooks: ScopedHooks;
  /** Lines under the plugin's own name; secrets in them are hidden. */
  readonly log: Log;
  /** What time it is, and a sleep that hears an abort. */
  readonly clock: Clock;
  /** Secrets under the plugin's own name. */
  readonly secrets: ScopedSecrets;
  /** Access tokens of OAuth 2.0 for an account, from the refresh token among the plugin's secrets, or from the host where the plugin's options say "editor". */
  accessTokens(login: RefreshedLogin | HostLogin): AccessTokens;
  /** Rows of the plugin's own, kept in the database. */
  readonly state: ScopedState;
  /** Aborted when the kernel stops. */
  readonly signal: AbortSignal;
  /** Polite, guarded reading of web pages. */
  readonly web: Web;
  /** Sentences, skills, addresses; HTML and Markdown to text. */
  readonly text: TextTools;
  /** The model configured for a role. */
  model(role: AgentRole): Model;
  /** One of the plugin's own prompts, filled in; the user may have put another in its place. Rejects with `prompt_invalid`. */
  prompt(name: string, variables?: PromptVariables): Promise<Prompt>;
  /** Adds a specialist; a further one is a `module`, which runs once for each lead at the moment it names. */
  addAgent<Input, Output>(agent: Agent<Input, Output>): void;
  /** Adds a model provider. */
  addBackend(backend: Backend): void;
  /** Adds a way to send mail. */
  addTransport(transport: Transport): void;
  /** Adds a way to read mail. */
  addMailbox(mailbox: Mailbox): void;
  /** Adds a place where leads are found. */
  addVenue(venue: Venue): void;
  /** Adds a prompt: a Markdown file beside the plugin, named after its task (`write.draft.md`). */
  addPrompt(file: URL): void;
  /** Adds something that models may ask to be done for them. */
  addTool<Input>(tool: Tool<Input>): void;
  /** Throws the error of this code under the plugin's name; `plugin_says` takes a message and help of its own. */
  fail<Code extends ErrorCode>(code: Code, details: ErrorDetails<Code>, context?: ErrorContext): never;
}

export type ScopedHooks = {
  readonly [Name in Moment]: { tap(listener: (event: Told<Name>) => void | Promise<void>): void };
} & {
  readonly [Name in AskedMoment]: {
    tap(reviewer: (question: AskedMoments[Name]['question']) => Answer<Name> | Promise<Answer<Name>>): void;
  };
};

/** `undefined` passes the question on. */
type Answer<Name extends AskedMoment> = AskedMoments[Name]['answer'] | undefined;

/** Secrets under the plugin's own name; no other plugin sees them. */
export interface ScopedSecrets {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}

/** Rows of the plugin's own, JSON values of at most 64 KiB each. */
export interface ScopedState {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}
