// The main job with a model: how a fake provider is chosen on the command line in each format, and what came of it, read from the home that it leaves.
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { listTrajectories } from '../../core/model/trajectory/find-trajectory.ts';
import { openStore } from '../../core/store/open.ts';
import type { Store } from '../../core/store/store.ts';
import { migrations } from '../../migrations/index.ts';
import type { FakeProvider } from './fake-provider/fake-provider.ts';
import { type Outcome, outreach } from './outreach.ts';
import { wallClock } from './store.ts';

export interface ModelFormat {
  readonly backend: 'anthropic' | 'openai' | 'ollama';
  /** What chooses it, of `run` and `npm start`. */
  readonly words: (provider: FakeProvider) => readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** US dollars for a million tokens: a server on this machine costs nothing unless the user says so. */
export const prices = { input: 3, output: 15 };
const models = ['fake-large', 'claude-opus-5-5', 'claude-haiku-4-5'];
const priced = ['--set', `llm.prices=${JSON.stringify(Object.fromEntries(models.map((model) => [model, prices])))}`];

export const formats = {
  anthropic: { backend: 'anthropic', words: ({ url }) => choose('anthropic', url), environment: { ANTHROPIC_API_KEY: 'any' } },
  openai: { backend: 'openai', words: ({ url }) => choose('openai', `${url}/v1`), environment: { OPENAI_API_KEY: 'any' } },
  ollama: { backend: 'ollama', words: ({ url }) => choose('ollama', url), environment: {} },
} satisfies Readonly<Record<string, ModelFormat>>;

/** The presets that ask models. */
export const presetFormats = {
  best_quality: { backend: 'anthropic', words: ({ url }) => ['--preset', 'best_quality', ...at('anthropic', url)], environment: { ANTHROPIC_API_KEY: 'any' } },
  fully_free: { backend: 'ollama', words: ({ url }) => ['--preset', 'fully_free', '--set', 'llm.model=fake-large', ...at('ollama', url)], environment: {} },
} satisfies Readonly<Record<string, ModelFormat>>;

function choose(backend: string, url: string): readonly string[] {
  return ['--set', `llm.backend=${backend}`, '--set', 'llm.model=fake-large', ...at(backend, url)];
}

function at(backend: string, url: string): readonly string[] {
  return ['--set', `plugins.${backend}.baseUrl=${url}`, ...priced];
}

/** A draft as `mail pending --json` tells it. */
export interface PendingDraft {
  readonly id: number;
  readonly lead: { readonly id: number; readonly company: string; readonly email: string | null };
  readonly subjectA: string;
  readonly subjectB: string;
  readonly body: string;
  readonly followUps: readonly { readonly day: number; readonly body: string }[];
  readonly claims: readonly { readonly text: string; readonly source: { readonly kind: string; readonly uri: string; readonly quote: string } }[];
  readonly blockedBy: readonly { readonly rule: string; readonly message: string }[];
}

export async function pendingDrafts(home: string): Promise<readonly PendingDraft[]> {
  return (await outreach(['mail', 'pending', '--home', home, '--json'])).json<readonly PendingDraft[]>();
}

/** Which companies were written to, and what stands against each draft. */
export function standing(drafts: readonly PendingDraft[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(drafts.map(({ lead, blockedBy }) => [lead.company, blockedBy.map(({ rule }) => rule)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Questions to a model; looking up its models is none. */
export function questionsTo({ requests }: FakeProvider): number {
  return requests.filter(({ method, path }) => method === 'POST' && path !== '/api/show').length;
}

export async function openHome(t: ExecutionContext, home: string): Promise<Store> {
  const store = await openStore({ file: join(home, 'outreach.db'), migrations, clock: wallClock });
  t.teardown(() => store.close());
  return store;
}

export async function trajectoryFiles(home: string): Promise<readonly string[]> {
  return (await listTrajectories(join(home, 'trajectories'))).map(({ file }) => file);
}

/** That it ended well, or all that it said. */
export function succeeded(t: ExecutionContext, outcome: Outcome): void {
  t.is(outcome.code, 0, `${outcome.stdout}${outcome.stderr}`);
}
