// Makes sure that what was chosen can work: keys are tried, models looked for, and one is taken where none was named. Nothing is stored here but keys.
import type { AgentRole } from '../../core/contracts/agent.ts';
import type { ModelInfo } from '../../core/contracts/backend.ts';
import { backendForRole } from '../../core/config/backend-for-role.ts';
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import type { Settings } from '../../core/config/settings.ts';
import { createError, isOutreachError } from '../../core/errors.ts';
import { isOf } from '../../core/model/check-backend.ts';
import type { AboutBackend } from '../../core/model/model-survey.ts';
import type { ModelProbe } from '../../core/model/probe-model.ts';
import { weakPoints } from '../../core/model/weak-points.ts';
import type { Asker } from '../host/asker.ts';
import { type Environment, environmentSecret } from '../host/environment-secrets.ts';
import { askHidden } from './ask-answers.ts';
import { bestInstalled, installedModels } from './installed-models.ts';
import { back, pickInstalled, pickListed } from './pick-model.ts';
import { probeText } from './probe-text.ts';
import { services } from './service-keys.ts';
import { type Listing, listingOf, type SetupSurvey } from './setup-survey.ts';
import type { TrialSecrets } from './trial-secrets.ts';

/** Roles that ask models; the others work by rules of their own. */
export const rolesWithModels: readonly AgentRole[] = ['research', 'matcher', 'writer', 'verifier', 'judge'];

export interface SettleParts {
  readonly survey: SetupSurvey;
  /** As they will be. */
  readonly settings: Settings;
  readonly trial: TrialSecrets;
  /** Stores a key that was not refused. */
  readonly keep: (secret: string, key: string) => Promise<void>;
  readonly environment: Environment;
  /** Undefined when nobody can be asked: then what is missing is an error. */
  readonly asker: Asker | undefined;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface Settled {
  /** Models that were taken. */
  readonly changes: readonly GivenSetting[];
  /** What was found out, a line each. */
  readonly notes: readonly string[];
}

interface Wrong {
  readonly what: string;
  readonly flag: string;
  readonly reason: string;
}

const mostNamed = 10;

/** Undefined when the person wants to choose something else. Throws `preset_unavailable`, `local_model_missing`, and `setup_missing` or `setup_invalid` with all that is wrong. */
export async function settleModels(parts: SettleParts): Promise<Settled | undefined> {
  const { survey, settings, signal } = parts;
  const work = rolesWithModels.map((role) => ({ role, ...backendForRole(settings, role) }));
  const have = survey.backends();
  const missing = work.find(({ backend }) => !have.includes(backend));
  if (missing !== undefined) throw createError('preset_unavailable', { preset: settings.preset, backend: missing.backend, have });

  const wrong: Wrong[] = [];
  const keysMissing: { readonly what: string; readonly flag: null; readonly environmentName: string }[] = [];
  const changes: GivenSetting[] = [];
  const notes: string[] = [];
  for (const backend of new Set(work.map((each) => each.backend))) {
    const about = survey.about(backend);
    if (about === null) continue;
    const listing = await listingWithKey(parts, backend);
    if (listing === undefined) return undefined;
    if (listing.kind === 'key') {
      const service = serviceOf(backend);
      if (listing.refused) wrong.push({ what: `The ${service?.what ?? `key of ${about.label}`}`, flag: service?.environmentName ?? backend, reason: `${about.label} refused it` });
      else keysMissing.push({ what: `the ${service?.what ?? `key of ${about.label}`}`, flag: null, environmentName: service?.environmentName ?? backend });
      continue;
    }
    if (listing.kind === 'unknown') {
      if (listing.error.family === 'setup') throw listing.error;
      notes.push(`${about.label} could not be tried now: ${listing.error.message}`);
    }
    const models = listing.kind === 'listed' ? listing.models : [];
    const named = new Set(work.filter((each) => each.backend === backend).map(({ model }) => model ?? about.defaultModel));
    for (const model of named) {
      const isThere = model !== null && (models.length === 0 || models.some(({ id }) => isOf(id, model)));
      if (model !== null && !isThere && parts.asker === undefined) {
        wrong.push({ what: `The model "${model}"`, flag: '--model', reason: `${about.label} has no such model; it has ${namesOf(models)}` });
        continue;
      }
      if (model !== null && !isThere) parts.say(`${about.label} has no model "${model}".`);
      const taken = isThere ? model : await take(parts, backend, about, models, listing, wrong);
      if (taken === undefined) return undefined;
      if (taken === null) continue;
      if (taken !== model) changes.push(...changesTo(taken, work.filter((each) => each.backend === backend && (each.model ?? about.defaultModel) === model).map(({ role }) => role), settings));
      if (!about.remote && listing.kind === 'listed') {
        const told = await tell(taken === model ? { ...parts, asker: undefined } : parts, backend, taken);
        if (told === undefined) return undefined;
        notes.push(told);
      }
    }
  }
  signal.throwIfAborted();
  if (keysMissing.length > 0) throw createError('setup_missing', { missing: keysMissing });
  if (wrong.length > 0) throw createError('setup_invalid', { wrong });
  return { changes, notes };
}

function serviceOf(backend: string) {
  return services.find(({ secret }) => secret === `plugin/${backend}/apiKey`);
}

/** The backend's models; a person is asked for its key as long as there is none that is let in. Undefined to go back. */
async function listingWithKey({ survey, trial, keep, environment, asker, say, signal }: SettleParts, backend: string): Promise<Listing | undefined> {
  const service = serviceOf(backend);
  let key: string | undefined;
  for (;;) {
    const listing = await listingOf(survey, backend, signal);
    if (listing.kind !== 'key') {
      if (key !== undefined && service !== undefined) await keep(service.secret, key);
      return listing;
    }
    // A key of the environment would win over any that is stored.
    if (asker === undefined || service === undefined || environmentSecret(environment, service.secret) !== undefined) return listing;
    if (listing.refused) say(`  ${listing.error.message}`);
    key = await askHidden(asker, service, ` ("${back}" to choose something else)`, [back]);
    if (key === back) return undefined;
    trial.offer(service.secret, key);
  }
}

/** A model where none was named: one that a person picks, or the best of this machine. Null when it is told as wrong; undefined to go back. */
async function take(parts: SettleParts, backend: string, about: AboutBackend, models: readonly ModelInfo[], listing: Listing, wrong: Wrong[]): Promise<string | null | undefined> {
  const { survey, asker, say, signal } = parts;
  if (models.length === 0 && !about.remote) {
    const error = createError('local_model_missing', { backend: about.label, reason: listing.kind === 'listed' ? 'none is installed.' : listing.kind === 'unknown' ? listing.error.message : 'it wants a key.' });
    if (asker === undefined) throw error;
    say(`${error.message}\n  ${error.help}`);
    return undefined;
  }
  if (about.remote) {
    if (asker !== undefined && models.length > 0) return pickListed(asker, about.label, models);
    wrong.push({ what: 'The model', flag: '--model', reason: `${about.label} has no usual one; name one${models.length > 0 ? ` of ${namesOf(models)}` : ''}` });
    return null;
  }
  const installed = await installedModels(survey, backend, models);
  const trying = { survey, backend, say, signal };
  if (asker !== undefined) return pickInstalled(asker, about.label, installed, trying);
  const best = await bestInstalled(installed, trying);
  if (best === undefined) throw createError('local_model_missing', { backend: about.label, reason: `of ${namesOf(models)} none can be asked.` });
  return best.model;
}

/** What was found of a model of this machine; what does not work is said as such, and a person who has just picked it may choose another. Undefined to go back. */
async function tell({ survey, asker, say, signal }: SettleParts, backend: string, model: string): Promise<string | undefined> {
  const probe = await probeOrReason(() => survey.probe(backend, model, signal), signal);
  if (typeof probe === 'string') return `${model} could not be tried: ${probe}`;
  const points = weakPoints(probe);
  const note = [`${model}: ${probeText(probe)}`, ...points.map((point) => `  ${point}`)].join('\n');
  if (asker === undefined) return note;
  say(note);
  if (points.length === 0) return note;
  return /^(?:y(?:es)?)?$/i.test(await asker.ask('Use it all the same? (Enter for yes, "no" to choose something else)')) ? note : undefined;
}

async function probeOrReason(ask: () => Promise<ModelProbe>, signal: AbortSignal): Promise<ModelProbe | string> {
  try {
    return await ask();
  } catch (thrown) {
    if (!isOutreachError(thrown) || signal.aborted) throw thrown;
    return thrown.message;
  }
}

/** Where a role has a backend of its own its model stands beside that; else the model is that of all. */
function changesTo(model: string, roles: readonly AgentRole[], { agents }: Settings): readonly GivenSetting[] {
  const paths = roles.map((role) => (agents[role]?.backend === undefined && agents[role]?.model === undefined ? 'llm.model' : `agents.${role}.model`));
  return [...new Set(paths)].map((path) => ({ where: 'setup', path: path.split('.'), value: model }));
}

function namesOf(models: readonly ModelInfo[]): string {
  const more = models.length - mostNamed;
  return models.slice(0, mostNamed).map(({ id }) => id).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
