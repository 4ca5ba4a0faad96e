// Who can do the work of a model, as a person chooses it.
import { isLoopback } from '../../core/model/loopback.ts';
import { type Service, services } from '../../core/setup/service-keys.ts';
import type { WorkChoice } from '../../core/setup/work-choice.ts';

export interface ModelOffer {
  readonly id: 'offline' | 'vscode' | 'ollama' | 'lmStudio' | 'anthropic' | 'openai' | 'openrouter' | 'server' | `plugin ${string}`;
  readonly backend: string;
  /** Where the backend `openai` finds its server, when not at OpenAI. */
  readonly openaiUrl?: string;
  /** What its key looks like; undefined when it needs none. */
  readonly service?: Service;
}

const keyOf = (secret: string) => services.find((service) => service.secret === secret);
const anthropic = keyOf('plugin/anthropic/apiKey');
const openai = keyOf('plugin/openai/apiKey');

/** Those that everybody has; servers of this machine and backends of further plugins come in addition. */
export const knownOffers: readonly ModelOffer[] = [
  { id: 'offline', backend: 'offline' },
  { id: 'vscode', backend: 'vscode-lm' },
  { id: 'ollama', backend: 'ollama' },
  { id: 'lmStudio', backend: 'openai', openaiUrl: 'http://127.0.0.1:1234/v1' },
  { id: 'anthropic', backend: 'anthropic', ...(anthropic === undefined ? {} : { service: anthropic }) },
  { id: 'openai', backend: 'openai', openaiUrl: 'https://api.openai.com/v1', ...(openai === undefined ? {} : { service: openai }) },
  { id: 'openrouter', backend: 'openai', openaiUrl: 'https://openrouter.ai/api/v1', ...(openai === undefined ? {} : { service: { ...openai, what: 'OpenRouter API key', problem: openrouterKeyProblem } }) },
  { id: 'server', backend: 'openai', ...(openai === undefined ? {} : { service: { ...openai, what: 'API key', problem: () => undefined } }) },
];

/** What a person has chosen by its id, or typed: the address of a server. */
export function offerOf(chosen: string): ModelOffer {
  const typed = knownOffers.find(({ id }) => id === 'server');
  if (typed !== undefined && mayBeServer(chosen)) return { ...typed, openaiUrl: chosen.trim() };
  return knownOffers.find(({ id }) => id === chosen) ?? { id: chosen as ModelOffer['id'], backend: chosen.replace(/^plugin /, '') };
}

/** Typed words that are on their way to the address of a server: no offer of ours is called so. */
export function mayBeServer(words: string): boolean {
  return /[.:/]/.test(words) && !words.startsWith('plugin ');
}

function openrouterKeyProblem(value: string): string | undefined {
  return /^sk-or-[\w-]{8,}$/.test(value) ? undefined : 'it must begin with sk-or-';
}

/** Answered as the model: the preset chooses one for each role. */
export const bestForEachRole = '=best';

/** Answered as the model: none is named in the settings. */
export const usualModel = '=usual';

/** What the settings become. */
export function workOf({ id, backend, openaiUrl }: ModelOffer, model: string | null): WorkChoice {
  if (id === 'offline') return { preset: 'offline' };
  if (id === 'ollama') return { preset: 'fully_free', model: model === usualModel ? null : model };
  if (model === bestForEachRole) return { preset: 'best_quality' };
  return { preset: 'custom', backend, model: model === usualModel ? null : model, ...(openaiUrl === undefined ? {} : { openaiUrl }) };
}

/** Which offer it was that is in force now. */
export function offerInForce(backend: string, openaiUrl: unknown): ModelOffer['id'] {
  if (backend !== 'openai') return knownOffers.find((offer) => offer.backend === backend)?.id ?? `plugin ${backend}`;
  if (typeof openaiUrl !== 'string') return 'openai';
  return knownOffers.find((offer) => offer.openaiUrl === openaiUrl)?.id ?? 'server';
}

/** What is wrong with the address of a server: what goes there is the user's own, so it goes encrypted, or stays on this machine. */
export function serverProblem(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return 'it must be a web address, such as https://llm.example.org/v1';
  if (url.username !== '' || url.password !== '') return 'it must not hold a name or password; the key is asked for on its own';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'it must begin with https://, since your résumé goes there';
  return undefined;
}
