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
import { type Environment, environmentSecret } from '../../core/home/environment-secrets.ts';
import { askHidden } from './ask-answers.ts';
import { bestInstalled, installedModels } from './installed-models.ts';
import { rolesWithModels } from '../../core/setup/work-choice.ts';
import { back, pickInstalled, pickListed } from './pick-model.ts';
import { probeText } from './probe-text.ts';
import { services } from '../../core/setup/service-keys.ts';
import { type Listing, listingOf, type SetupSurvey } from '../../core/setup/setup-survey.ts';
import type { TrialSecrets } from '../../core/setup/trial-secrets.ts';

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

/** What is found while one backend after the other is tried; all that is wrong is said together. */
interface Findings {
  readonly changes: GivenSetting[];
  readonly notes: string[];
  readonly wrong: { readonly what: string; readonly flag: string; readonly reason: string }[];
  readonly missing: { readonly what: string; readonly flag: null; readonly environmentName: string }[];
}

/** A role, and the model that is to work for it; null for the backend's usual one. */
interface Work {
  readonly role: AgentRole;
  readonly backend: string;
  readonly model: string | null;
}

const mostNamed = 10;

/** Undefined when the person wants to choose something else. Throws `preset_unavailable`, `local_model_missing`, and `setup_missing` or `setup_invalid` with all that is wrong. */
export async function settleModels(parts: SettleParts): Promise<Settled | undefined> {
  const { survey, settings, signal } = parts;
  const work = rolesWithModels.map((role): Work => ({ role, ...backendForRole(settings, role) }));
  const have = survey.backends();
  const unknown = work.find(({ backend }) => !have.includes(backend));
  if (unknown !== undefined) throw createError('preset_unavailable', { preset: settings.preset, backend: unknown.backend, have });

  const findings: Findings = { changes: [], notes: [], wrong: [], missing: [] };
  for (const [backend, its = []] of Object.entries(Object.groupBy(work, ({ backend: id }) => id))) {
    const about = survey.about(backend);
    if (about !== null && !(await settleBackend(parts, backend, about, its, findings))) return undefined;
  }
  signal.throwIfAborted();
  const { missing, wrong } = findings;
  if (missing.length > 0) throw createError('setup_missing', { missing });
  if (wrong.length > 0) throw createError('setup_invalid', { wrong });
  return findings;
}

/** The key of a backend, and then each of the models that are wanted of it. False to go back. */
async function settleBackend(parts: SettleParts, backend: string, about: AboutBackend, work: readonly Work[], findings: Findings): Promise<boolean> {
  const listing = await listingWithKey(parts, backend);
  if (listing === undefined) return false;
  if (listing.kind === 'key') {
    noteKey(backend, about, listing.refused, findings);
    return true;
  }
  if (listing.kind === 'unknown') {
    if (listing.error.family === 'setup') throw listing.error;
    findings.notes.push(`${about.label} could not be tried now: ${listing.error.message}`);
  }
  const wanted = new Set(work.map(({ model }) => model ?? about.defaultModel));
  for (const model of wanted) {
    const taken = await settleModel(parts, backend, about, listing, model, findings);
    if (taken === undefined) return false;
    if (taken === null) continue;
    const roles = work.filter((each) => (each.model ?? about.defaultModel) === model).map(({ role }) => role);
    if (taken !== model) findings.changes.push(...changesTo(taken, roles, parts.settings));
    if (about.remote || listing.kind !== 'listed') continue;
    // Who named it is told; who has just picked it may still pick another.
    const told = await tell(parts, backend, taken, taken !== model);
    if (told === undefined) return false;
    findings.notes.push(told);
  }
  return true;
}

function noteKey(backend: string, { label }: AboutBackend, refused: boolean, { wrong, missing }: Findings): void {
  const { what, environmentName } = serviceOf(backend) ?? { what: `key of ${label}`, environmentName: backend };
  if (refused) wrong.push({ what: `The ${what}`, flag: environmentName, reason: `${label} refused it` });
  else missing.push({ what: `the ${what}`, flag: null, environmentName });
}

/** The model itself when it is there, or one in its place. Null when it is told as wrong; undefined to go back. */
async function settleModel(parts: SettleParts, backend: string, about: AboutBackend, listing: Listing, model: string | null, findings: Findings): Promise<string | null | undefined> {
  const models = listing.kind === 'listed' ? listing.models : [];
  // A list that is empty, or was not had, says nothing against a name.
  if (model !== null && (models.length === 0 || models.some(({ id }) => isOf(id, model)))) return model;
  if (model !== null && parts.asker === undefined) {
    findings.wrong.push({ what: `The model "${model}"`, flag: '--model', reason: `${about.label} has no such model; it has ${namesOf(models)}` });
    return null;
  }
  if (model !== null) parts.say(`${about.label} has no model "${model}".`);
  return about.remote ? takeHosted(parts, about, models, findings) : takeInstalled(parts, backend, about, listing);
}

/** One that a person picks: hosted models cost money, so none is taken without being named. */
async function takeHosted({ asker }: SettleParts, { label }: AboutBackend, models: readonly ModelInfo[], { wrong }: Findings): Promise<string | null | undefined> {
  if (asker !== undefined && models.length > 0) return pickListed(asker, label, models);
  wrong.push({ what: 'The model', flag: '--model', reason: `${label} has no usual one; name one${models.length > 0 ? ` of ${namesOf(models)}` : ''}` });
  return null;
}

/** One that a person picks, or the best. Undefined to go back. */
async function takeInstalled({ survey, asker, say, signal }: SettleParts, backend: string, { label }: AboutBackend, listing: Listing): Promise<string | undefined> {
  const models = listing.kind === 'listed' ? listing.models : [];
  if (models.length === 0) {
    const error = createError('local_model_missing', { backend: label, reason: listing.kind === 'listed' ? 'none is installed.' : listing.error.message });
    if (asker === undefined) throw error;
    say(`${error.message}\n  ${error.help}`);
    return undefined;
  }
  const installed = await installedModels(survey, backend, models);
  const trying = { survey, backend, say, signal };
  if (asker !== undefined) return pickInstalled(asker, label, installed, trying);
  const best = await bestInstalled(installed, trying);
  if (best === undefined) throw createError('local_model_missing', { backend: label, reason: `of ${namesOf(models)} none can be asked.` });
  return best.model;
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

/** What was found of a model of this machine; what does not work is said as such, and somebody who may is asked whether to use it all the same. Undefined to go back. */
async function tell({ survey, asker, say, signal }: SettleParts, backend: string, model: string, mayChange: boolean): Promise<string | undefined> {
  const probe = await probeOrReason(() => survey.probe(backend, model, signal), signal);
  if (typeof probe === 'string') return `${model} could not be tried: ${probe}`;
  const points = weakPoints(probe);
  const note = [`${model}: ${probeText(probe)}`, ...points.map((point) => `  ${point}`)].join('\n');
  if (asker === undefined || !mayChange) return note;
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
