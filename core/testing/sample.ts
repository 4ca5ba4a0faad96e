// What an author tells the suite about one thing that the plugin brings: how to set it up, and something to try it on.
import type { ModelRequest } from '../contracts/backend.ts';
import type { PromptVariables } from '../contracts/prompt.ts';
import type { FakePages } from './fake-web.ts';
import type { OutsideRules } from './outside-watch.ts';

interface SampleOf<Kind extends string> extends OutsideRules {
  readonly kind: Kind;
  /** Options of the plugin, as they would stand in config.json; a function is called anew for each promise, to hand out a fresh folder. */
  readonly options?: SampleOptions | (() => Promise<SampleOptions>);
  /** Secrets that are stored for the plugin, by their names. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The whole web, as the plugin sees it. */
  readonly pages?: FakePages;
  /** What the model answers, or a promise of it; by default the plainest value that fits the schema. */
  readonly answer?: (request: ModelRequest) => unknown;
}

export type SampleOptions = Readonly<Record<string, unknown>>;

/** The plugin itself, and the hooks it taps. */
export type PluginSample = SampleOf<'plugin'>;

export interface AgentSample extends SampleOf<'agent'> {
  readonly id: string;
  /** By default what the orchestrator would ask an agent of its role about an invented lead. */
  readonly input?: unknown;
}

export interface VenueSample extends SampleOf<'venue'> {
  readonly id: string;
  /** A source with at least one candidate in it. */
  readonly from: SampleSource;
}

/** A file of this name and text, a folder of such files, or a web address (whose content stands in `pages`). */
export type SampleSource = { readonly file: string; readonly text: string } | { readonly folder: Readonly<Record<string, string>> } | { readonly url: string };

export interface BackendSample extends SampleOf<'backend'> {
  readonly id: string;
  /** Questions that it can answer; by default one that any model can. */
  readonly requests?: readonly ModelRequest[];
  /** Of a backend that asks models: which one; by default its own choice. */
  readonly model?: string;
}

export interface TransportSample extends SampleOf<'transport'> {
  readonly id: string;
  /** What has arrived so far, when that can be seen. */
  readonly delivered?: (options: SampleOptions) => Promise<readonly Uint8Array[]>;
}

export interface MailboxSample extends SampleOf<'mailbox'> {
  readonly id: string;
  /** How many messages the sample's mailbox holds; at least two. */
  readonly messages: number;
}

export interface PromptSample extends SampleOf<'prompt'> {
  readonly id: string;
  /** Each way in which it is filled; by default once, each variable with its own name. */
  readonly variables?: readonly PromptVariables[];
}

export interface ToolSample extends SampleOf<'tool'> {
  readonly id: string;
  /** Arguments that it can answer, with the `pages` of the sample and no others. */
  readonly input: unknown;
}

export type Sample = PluginSample | AgentSample | VenueSample | BackendSample | TransportSample | MailboxSample | PromptSample | ToolSample;
