// Who shall do the work? A person chooses in plain words; "back" leads to the question before, and nothing is stored until the whole was chosen.
import { backendForRole } from '../../core/config/backend-for-role.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { AgentRole } from '../../core/contracts/agent.ts';
import type { LocalServer } from '../../core/model/local-servers.ts';
import type { Asker } from '../host/asker.ts';
import { back } from './pick-model.ts';
import type { SetupSurvey } from '../../core/setup/setup-survey.ts';
import { rolesWithModels, type WorkChoice } from '../../core/setup/work-choice.ts';

export interface AskWorkParts {
  readonly asker: Asker;
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** Opened for as long as the work takes. */
  readonly withSurvey: <Result>(work: (survey: SetupSurvey) => Promise<Result>) => Promise<Result>;
}

interface Offer {
  readonly name: string;
  readonly meaning: string;
  /** Undefined to ask this question again. */
  readonly choose: (parts: AskWorkParts) => Promise<WorkChoice | undefined>;
}

const offers: readonly Offer[] = [
  { name: 'offline', meaning: 'no model, no network, no cost: the rules of this program', choose: async () => ({ preset: 'offline' }) },
  { name: 'local', meaning: 'a model on this machine (Ollama, LM Studio): no cost, and no question leaves it', choose: chooseLocal },
  { name: 'best_quality', meaning: 'Claude: its best model researches and writes, a small one does the rest; needs an Anthropic API key and costs money', choose: async () => ({ preset: 'best_quality' }) },
  { name: 'anthropic', meaning: 'Claude: one model for everything; needs an Anthropic API key and costs money', choose: async () => ({ preset: 'custom', backend: 'anthropic' }) },
  { name: 'openai', meaning: 'a model of OpenAI; needs an OpenAI API key and costs money', choose: async () => ({ preset: 'custom', backend: 'openai' }) },
  { name: 'custom', meaning: 'each agent as you like', choose: chooseForEach },
];

/** Asks until something was chosen. */
export async function askWork(parts: AskWorkParts): Promise<WorkChoice> {
  const { asker } = parts;
  for (;;) {
    asker.say('Who shall do the work of a model? Everything works without one.');
    for (const [index, { name, meaning }] of offers.entries()) asker.say(`  ${index + 1}  ${name.padEnd(12)}  ${meaning}`);
    const choice = await (await pickOffer(asker)).choose(parts);
    if (choice !== undefined) return choice;
  }
}

async function pickOffer(asker: Asker): Promise<Offer> {
  for (;;) {
    const answer = await asker.ask('Number or name (Enter for offline)');
    const offer = answer === '' ? offers[0] : offers.find(({ name }, index) => name === answer || String(index + 1) === answer);
    if (offer !== undefined) return offer;
    asker.say('  Please once more: it is not among them.');
  }
}

async function chooseLocal({ asker, settings, signal, withSurvey }: AskWorkParts): Promise<WorkChoice | undefined> {
  const ollama = settings.plugins['ollama']?.['baseUrl'];
  asker.say('Looking for Ollama and LM Studio …');
  const servers = await withSurvey((survey) => survey.localServers(signal, typeof ollama === 'string' ? ollama.replace(/\/+$/, '') : undefined));
  if (servers.length === 0) {
    asker.say('Neither answers on this machine. Ollama is at https://ollama.com/download; start it, take a model with "ollama pull llama3.1:8b", and choose this again.');
    return undefined;
  }
  const server = servers.length === 1 ? servers[0] : await pickServer(asker, servers);
  if (server === undefined) return undefined;
  asker.say(`${server.name} answers at ${server.baseUrl}.`);
  return server.backend === 'ollama' ? { preset: 'fully_free' } : { preset: 'custom', backend: server.backend, openaiUrl: server.baseUrl };
}

async function pickServer(asker: Asker, servers: readonly LocalServer[]): Promise<LocalServer | undefined> {
  for (;;) {
    for (const [index, { name, models }] of servers.entries()) asker.say(`  ${index + 1}  ${name} (${models.length} ${models.length === 1 ? 'model' : 'models'})`);
    const answer = await asker.ask(`Which one? (Enter for ${servers[0]?.name}, "${back}" to choose something else)`);
    if (answer === back) return undefined;
    const chosen = answer === '' ? servers[0] : servers.find(({ name }, index) => name.toLowerCase() === answer.toLowerCase() || String(index + 1) === answer);
    if (chosen !== undefined) return chosen;
    asker.say('  Please once more: it is not among them.');
  }
}

/** One role after the other. */
async function chooseForEach({ asker, settings, withSurvey }: AskWorkParts): Promise<WorkChoice | undefined> {
  const have = await withSurvey(async (survey) => survey.backends());
  const chosen = new Map<AgentRole, { readonly backend: string; readonly model?: string }>();
  asker.say(`There is ${have.join(', ')}. Name one for each agent, and a model of it if you like: ${have.at(-1)}, or ${have.at(-1)}/NAME. "${back}" leads to the question before.`);
  for (let index = 0; index < rolesWithModels.length; ) {
    const role = rolesWithModels[index] as AgentRole;
    const now = backendForRole(settings, role);
    const answer = await asker.ask(`${role} (Enter for ${now.backend}${now.model === null ? '' : `/${now.model}`})`);
    if (answer === back && index === 0) return undefined;
    if (answer === back) {
      index -= 1;
      continue;
    }
    const named = answer === '' ? choiceOf(now.backend, now.model) : readBackend(answer);
    if (!have.includes(named.backend)) {
      asker.say(`  Please once more: there is no "${named.backend}".`);
      continue;
    }
    chosen.set(role, named);
    index += 1;
  }
  return { preset: 'custom', agents: Object.fromEntries(chosen) };
}

/** `ollama/llama3.1:8b`; what stands behind the first slash is the model, which may have slashes of its own. */
export function readBackend(text: string): { readonly backend: string; readonly model?: string } {
  const [backend = '', ...rest] = text.split('/');
  return choiceOf(backend.trim(), rest.join('/').trim() || null);
}

function choiceOf(backend: string, model: string | null): { readonly backend: string; readonly model?: string } {
  return { backend, ...(model === null ? {} : { model }) };
}
