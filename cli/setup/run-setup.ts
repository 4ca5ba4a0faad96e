import { backendForRole } from '../../core/config/backend-for-role.ts';
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import { loadSettings } from '../../core/config/load-settings.ts';
import { saveSettings } from '../../core/config/save-settings.ts';
import type { Settings } from '../../core/config/settings.ts';
import { findSettingsFile } from '../../core/config/settings-file.ts';
import { agentRoles } from '../../core/contracts/agent.ts';
import type { Paths, Secrets } from '../../core/contracts/ports.ts';
import { createError, isOutreachError, reasonOf } from '../../core/errors.ts';
import type { Asker } from '../host/asker.ts';
import { ensureHome } from '../../core/home/ensure-home.ts';
import type { Environment } from '../../core/home/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import { sayCommand } from '../say-command.ts';
import { askQuestion, askSecrets, offerReset } from './ask-answers.ts';
import { askBasis } from './ask-basis.ts';
import { askMail, settleMailWith } from './ask-mail.ts';
import { askWork } from './ask-work.ts';
import { testMessageText } from '../test-message-text.ts';
import { givenAnswers, openQuestions } from './given-answers.ts';
import { type GivenMail, givenMail } from './given-mail.ts';
import { givenWork } from './given-work.ts';
import { presetQuestion } from '../../core/setup/sender-questions.ts';
import { fileSettings, isMailChosen, mailSettings } from '../../core/setup/mail-account.ts';
import { type OpenMail, settleMail, type SettledMail } from './settle-mail.ts';
import { settleModels, type Settled } from './settle-models.ts';
import type { SetupSurvey } from '../../core/setup/setup-survey.ts';
import { givenSecrets, storeAnswers, storeSecrets } from './store-answers.ts';
import { secretStates, summary } from './summary.ts';
import { trialSecrets } from '../../core/setup/trial-secrets.ts';
import { changesFor, isWorkChosen, withChanges } from '../../core/setup/work-choice.ts';

export interface SetupParts {
  readonly paths: Paths;
  /** Of file, environment and flags together. */
  readonly settings: Settings;
  /** `senderName`, `senderEmail`, `mailingAddress`, `preset`, `backend`, `model`, `agent`, `models`, `mail`, `mailAddress`, `mailUser`, `smtpHost`, `smtpPort`, `smtpSecurity`, the same of `imap…`, `resetSecrets`. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  readonly secrets: SecretFile;
  /** Undefined when nobody can be asked: then what is missing is an error. */
  readonly asker: Asker | undefined;
  /** Tells what takes its time. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Asks models with these settings and secrets; opened only when somebody else than the offline rules is wanted. */
  readonly openSurvey: (settings: Settings, secrets: Secrets) => Promise<SetupSurvey>;
  /** Tries a mail account with these settings and secrets; opened only when mail is to leave this machine. */
  readonly openMail: OpenMail;
  /** What receivers will think of the domain that is written from, in lines; asked only when messages are to leave this machine. */
  readonly lookAtDomain: (settings: Settings) => Promise<readonly string[]>;
}

/**
 * Sets a home up: skips what is set, asks or complains about what is missing, tries what was chosen, ends with a summary that shows no secret.
 * Throws `setup_missing`, `setup_invalid`, `setup_stopped`, `preset_unavailable`, `local_model_missing`, or what a mail server says that lets nobody in.
 */
export async function runSetup(parts: SetupParts): Promise<{ readonly json: unknown; readonly text: string }> {
  const { paths, settings, options, environment, secrets, asker } = parts;
  const given = givenAnswers(options, settings).filter(({ question }) => question !== presetQuestion || options['preset'] === undefined);
  const secretsGiven = givenSecrets(environment);
  const work = givenWork(options, loadSettings({ file: paths.config, environment: {}, flags: [] }));
  const mail = givenMail(options, environment);
  const open = openQuestions(given);
  if (open.length > 0 && asker === undefined) throw createError('setup_missing', { missing: open.map(({ what, flag, environmentName }) => ({ what, flag, environmentName })) });

  const reset = options['resetSecrets'] === true;
  // Before anything is stored, when nobody can mend what is wrong.
  const settled = asker === undefined ? await settle(parts, work, reset ? nothingStored(secrets) : secrets) : undefined;
  const settledMail = asker === undefined && mail !== undefined ? await settleMail(tryParts(parts, reset ? nothingStored(secrets) : secrets), mail) : undefined;
  await ensureHome(paths);
  const lost = [...(reset ? await secrets.reset() : []), ...(asker === undefined ? [] : await offerReset({ asker, secrets }))];
  await storeSecrets(secretsGiven, secrets);
  await storeAnswers(paths.config, given);
  if (asker !== undefined) for (const question of open) await storeAnswers(paths.config, [{ question, value: await askQuestion(asker, question) }]);
  const models = settled ?? (await settleWith(parts, asker as Asker, work));
  if (models.changes.length > 0) await saveSettings(paths.config, models.changes);
  const sending = settledMail ?? (asker === undefined ? undefined : await settleMailWithPerson(parts, asker, mail));
  if (sending !== undefined) await storeMail(parts, sending);
  if (asker !== undefined) await askSecrets({ asker, secrets, environment, lost });

  const isNew = sending !== undefined && sending.account !== null;
  if (asker !== undefined && isNew) await storeBasis(parts, asker);
  const states = await secretStates(environment, secrets);
  const stored = loadSettings({ file: paths.config, environment, flags: [] });
  return summary({ paths, file: findSettingsFile(paths.config) ?? paths.config, settings: stored, secrets: states, notes: [...models.notes, ...(sending?.notes ?? []), ...(await domainNotes(parts, stored)), ...(asker !== undefined && isNew ? await offerTest(parts, asker, stored) : [])] });
}

/** With a person: the account that was named, or what they choose when nothing was chosen before. */
async function settleMailWithPerson(parts: SetupParts, asker: Asker, given: GivenMail | undefined): Promise<SettledMail | undefined> {
  const { paths, settings, options, secrets } = parts;
  const asking = { ...tryParts(parts, secrets), asker, outbox: paths.outbox };
  const settled = given === undefined ? undefined : await settleMailWith(asking, given);
  if (settled !== undefined) return settled;
  return given !== undefined || options['mail'] === true || !isMailChosen(settings, paths.config) ? askMail(asking) : undefined;
}

function tryParts({ paths, settings, environment, openMail, signal }: SetupParts, secrets: Secrets) {
  return { settings, stored: loadSettings({ file: paths.config, environment: {}, flags: [] }), secrets, environment, openMail, signal };
}

/** The passwords first: settings without them would make every run fail. */
async function storeMail({ paths, secrets }: SetupParts, { account, secrets: passwords }: SettledMail): Promise<void> {
  for (const [name, value] of Object.entries(passwords)) if ((await secrets.get(name)) !== value) await secrets.set(name, value);
  // Read anew: the address that is written from may have been stored a moment ago.
  const stored = loadSettings({ file: paths.config, environment: {}, flags: [] });
  await saveSettings(paths.config, account === null ? fileSettings() : mailSettings(account, stored));
}

async function storeBasis({ paths, environment }: SetupParts, asker: Asker): Promise<void> {
  const changes = await askBasis(asker, loadSettings({ file: paths.config, environment, flags: [] }));
  if (changes.length > 0) await saveSettings(paths.config, changes);
}

/** A test that fails is for the user to mend: setup itself is done. */
async function offerTest({ openMail, environment, secrets, paths, signal }: SetupParts, asker: Asker, settings: Settings): Promise<readonly string[]> {
  if (!/^y(?:es)?$/i.test(await asker.ask(`Send a test message to yourself (${settings.sender.email}) now? (yes/no)`))) return ['', `A test message to yourself: "${sayCommand('mail test', paths.home)}"`];
  const mail = await openMail(settings, trialSecrets(environment, secrets));
  try {
    return ['', testMessageText(await mail.sendTest(signal))];
  } catch (thrown) {
    signal.throwIfAborted();
    if (!isOutreachError(thrown)) throw thrown;
    return ['', `The test message was not sent: ${thrown.message}`, thrown.help];
  } finally {
    await mail.close();
  }
}

/** What is wrong with the domain is for the user to mend at leisure: setup itself is done. */
async function domainNotes({ lookAtDomain, paths, signal, asker, say }: SetupParts, settings: Settings): Promise<readonly string[]> {
  if (settings.transport === 'file' || settings.sender.email === null) return [];
  (asker?.say ?? say)(`Looking at the domain of ${settings.sender.email} …`);
  try {
    return ['', ...(await lookAtDomain(settings))];
  } catch (thrown) {
    signal.throwIfAborted();
    return [`The domain that you write from could not be looked at: ${reasonOf(thrown)} Try later: "${sayCommand('mail domain', paths.home)}"`];
  }
}

/** With a person: until what was chosen can work. What flags or an earlier setup say is not asked for again. */
async function settleWith(parts: SetupParts, asker: Asker, given: readonly GivenSetting[]): Promise<Settled> {
  const { paths, settings, options, signal } = parts;
  let work = given;
  let asks = options['models'] === true || (given.length === 0 && options['preset'] === undefined && !isWorkChosen(settings, paths.config));
  for (;;) {
    const stored = loadSettings({ file: paths.config, environment: {}, flags: [] });
    if (asks) work = changesFor(await askWork({ asker, settings, signal, withSurvey: (look) => withSurvey(parts, settings, trialSecrets(parts.environment, parts.secrets), look) }), stored);
    const settled = await settle(parts, work, parts.secrets);
    if (settled !== undefined) return settled;
    asks = true;
  }
}

/** What is to be stored of who does the work, tried; undefined when the person wants to choose something else. */
async function settle(parts: SetupParts, work: readonly GivenSetting[], stored: Secrets): Promise<Settled | undefined> {
  const { environment, asker, say, signal, secrets } = parts;
  const settings = withChanges(parts.settings, work);
  if (agentRoles.every((role) => backendForRole(settings, role).backend === 'offline')) return { changes: work, notes: [] };
  const trial = trialSecrets(environment, stored);
  const settled = await withSurvey(parts, settings, trial, (survey) => settleModels({ survey, settings, trial, keep: (name, key) => secrets.set(name, key), environment, asker, say: asker?.say ?? say, signal }));
  return settled === undefined ? undefined : { ...settled, changes: [...work, ...settled.changes] };
}

async function withSurvey<Result>({ openSurvey }: SetupParts, settings: Settings, secrets: Secrets, look: (survey: SetupSurvey) => Promise<Result>): Promise<Result> {
  const survey = await openSurvey(settings, secrets);
  try {
    return await look(survey);
  } finally {
    await survey.close();
  }
}

/** What is about to be put aside need not be opened. */
function nothingStored(secrets: Secrets): Secrets {
  return { ...secrets, get: async () => undefined };
}
