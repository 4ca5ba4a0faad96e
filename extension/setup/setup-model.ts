import { l10n, lm } from 'vscode';
import { backendForRole } from '../../core/config/backend-for-role.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { LocalServer } from '../../core/model/local-servers.ts';
import { isLoopback } from '../../core/model/loopback.ts';
import type { SecretEntry } from './stored-secrets.ts';
import type { Listing } from '../../core/setup/setup-survey.ts';
import { changesFor, withChanges } from '../../core/setup/work-choice.ts';
import { coreProblem, coreWords } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { bestForEachRole, knownOffers, mayBeServer, type ModelOffer, offerInForce, offerOf, serverProblem, usualModel, workOf } from './model-offers.ts';
import type { Answers, Choice, Flow, PickStep, Step } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';
import { saveSetup } from './save-setup.ts';
import { storedSecrets } from './stored-secrets.ts';
import { withTrial } from './trial.ts';

/** Where a key of the backend `openai` belongs, unless the settings name another server. */
const openaiUrl = 'https://api.openai.com/v1';

/** Asks who does the work of a model, and tries it before it is stored. True when something was. Rejects with a `settings_…` or `store_…` error. */
export async function setupModel(host: Host): Promise<boolean> {
  const [{ trialSecrets }, { secretsIn }, { rememberSecret }] = await Promise.all([import('../../core/setup/trial-secrets.ts'), import('../host/secret-storage.ts'), import('../../core/mask.ts')]);
  const settings = await host.settings();
  const stored = secretsIn(host.context.secrets);
  const keys = await storedSecrets(host);
  const servers = findServers(settings);
  const writer = backendForRole(settings, 'writer');
  const serverInForce = settings.plugins['openai']?.['baseUrl'];
  const known = offerInForce(writer.backend, serverInForce);
  /** As it is chosen: a server by its address. */
  const inForce = known === 'server' ? String(serverInForce) : known;
  const listings = new Map<string, Listing>();
  const untried = new Set<string>();

  /** The models of an offer, asked once; with a key that was typed and is not stored yet. */
  async function listingFor(offer: ModelOffer, signal: AbortSignal, key = ''): Promise<Listing> {
    const asked = trialOf(offer, key);
    const known = listings.get(asked);
    if (known !== undefined) return known;
    const { listingOf } = await import('../../core/setup/setup-survey.ts');
    const trial = trialSecrets(process.env, stored);
    for (const [name, secret] of Object.entries(secretsOf(offer, key))) trial.offer(name, secret);
    const listing = await withTrial(host, withChanges(settings, changesFor(workOf(offer, null), settings)), trial, ({ survey }) => listingOf(survey, offer.backend, signal));
    if (listing.kind === 'listed') listings.set(asked, listing);
    return listing;
  }

  /** Tries a key, or the lack of one. One that could not be tried is taken when it is given again. */
  async function checkKey(offer: ModelOffer, key: string, signal: AbortSignal): Promise<string | undefined> {
    if (key !== '') rememberSecret(key);
    const listing = await listingFor(offer, signal, key);
    const isUntried = listing.kind === 'unknown';
    const asked = trialOf(offer, key);
    if (isUntried && !untried.has(asked)) {
      untried.add(asked);
      return l10n.t('It could not be tried now: {0} Press Enter again to use it untried.', errorWords(listing.error).message);
    }
    if (listing.kind === 'key') return errorWords(listing.error).message;
    return undefined;
  }

  function keyStep(offer: ModelOffer): readonly [] | readonly [Step] {
    const { service } = offer;
    const known = keys.find(({ name }) => name === service?.secret);
    if (service === undefined) return [];
    // What the environment gives would win over any that is typed; it is not sent to another maker's server unasked.
    if (known?.from === 'environment') return offer.backend === 'openai' && offer.id !== 'openai' ? [environmentKeyStep(offer, known)] : [];
    // A key is for the server that it was given for.
    const isForThisServer = known?.from === 'stored' && (offer.backend !== 'openai' || (offer.openaiUrl ?? openaiUrl) === (serverInForce ?? openaiUrl));
    const isLocal = offer.id === 'server' && isLoopback(URL.parse(offer.openaiUrl ?? '')?.hostname ?? '');
    const mayBeEmpty = isForThisServer || isLocal;
    return [{
      kind: 'text',
      name: 'key',
      about: whoseOf(offer),
      secret: true,
      prompt: l10n.t('{0}: it is kept in the editor\'s own secret store, on this machine only.', coreWords(service.what)),
      placeholder: isForThisServer ? l10n.t('Leave it empty to use the key that is stored') : isLocal ? l10n.t('Leave it empty when the server wants none') : coreWords(service.what),
      problem: (key) => (key === '' ? (mayBeEmpty ? undefined : l10n.t('It is needed.')) : coreProblem(service.problem(key))),
      check: (key, signal) => checkKey(offer, key, signal),
    }];
  }

  function environmentKeyStep(offer: ModelOffer, { environmentName }: SecretEntry): Step {
    const { openaiUrl = '' } = offer;
    return {
      kind: 'pick',
      name: 'environmentKey',
      about: whoseOf(offer),
      prompt: l10n.t('{0} is set, and would be sent there.', environmentName),
      choices: () => [
        { label: l10n.t('Send the key of {0} to {1}', environmentName, URL.parse(openaiUrl)?.host ?? openaiUrl), value: 'yes' },
        { label: l10n.t('Another key: take the variable away, start the editor again, and choose this anew') },
      ],
    };
  }

  function modelStep(offer: ModelOffer, answers: Answers): readonly [] | readonly [Step] {
    if (offer.id === 'offline') return [];
    return [{
      kind: 'pick',
      name: 'model',
      about: whoseOf(offer),
      prompt: l10n.t('Which model?'),
      present: (offer.id === 'server' ? offer.openaiUrl : offer.id) === inForce ? (settings.preset === 'best_quality' ? bestForEachRole : (writer.model ?? undefined)) : undefined,
      choices: async () => modelChoices(offer, await listingFor(offer, AbortSignal.timeout(30_000), answers['key'])),
    }];
  }

  // Looked for once: letters that are typed find a line among them.
  let found: Promise<readonly Choice[]> | undefined;
  const offered = () => (found ??= servers.then((running) => whoChoices(host, running, keys, known === 'server' ? inForce : undefined)));

  const flow: Flow = {
    title: l10n.t('Choose a Model'),
    steps(given) {
      const who: PickStep = {
        kind: 'pick',
        name: 'who',
        prompt: l10n.t('Everything works without a model. One makes research and letters better.'),
        present: inForce,
        choices: (typed, awaited) => (awaited || mayBeServer(typed) ? [typedServer(typed)] : offered()),
        typedFor: (answer) => (mayBeServer(answer) ? answer : ''),
      };
      if (given['who'] === undefined) return [who, { ...who, name: 'model' }]; // most go on to a second question
      const chosen = offerOf(given['who']);
      return [who, ...keyStep(chosen), ...modelStep(chosen, given)];
    },
  };
  const isSaved = await askInQuickInputs(host, 'model', flow, async (answers) => {
    const chosen = offerOf(answers['who'] ?? '');
    await saveSetup(host, changesFor(workOf(chosen, answers['model'] ?? null), settings), secretsOf(chosen, answers['key'] ?? ''));
    return true;
  });
  return isSaved ?? false;
}

/** Two servers are two, whatever they speak: a key or model of one is none of the other. */
function whoseOf({ id, openaiUrl = '' }: ModelOffer): string {
  return `${id} ${openaiUrl}`;
}

/** What is tried at once: there, and with this key. */
function trialOf(offer: ModelOffer, key: string): string {
  return `${whoseOf(offer)} ${key}`;
}

/** A key that was typed for it, by the name that it is stored by. */
function secretsOf({ service }: ModelOffer, key: string): Readonly<Record<string, string>> {
  return service === undefined || key === '' ? {} : { [service.secret]: key };
}

/** Looked for while the first question is read; none when that fails. */
async function findServers(settings: Settings): Promise<readonly LocalServer[]> {
  const [{ createWire }, { findLocalServers }, { systemClock }] = await Promise.all([import('../../core/model/wire.ts'), import('../../core/model/local-servers.ts'), import('../../core/system-clock.ts')]);
  const wire = createWire({ clock: systemClock, timeouts: { connectSeconds: 2, firstTokenSeconds: 3, betweenTokensSeconds: 3, totalSeconds: 5 } });
  const ollama = settings.plugins['ollama']?.['baseUrl'];
  try {
    return await findLocalServers(wire, AbortSignal.timeout(6_000), typeof ollama === 'string' ? ollama.replace(/\/+$/, '') : undefined);
  } catch {
    return []; // too late, or no network at all: there is a choice without them
  } finally {
    await wire.close();
  }
}

function typedServer(typed: string): Choice {
  const address = typed.trim();
  const problem = serverProblem(address);
  return problem === undefined ? { ...serverChoice(address), always: true } : { label: address, icon: 'warning', description: coreWords(problem), always: true };
}

function serverChoice(address: string): Choice {
  return { label: URL.parse(address)?.host ?? address, icon: 'globe', description: address, detail: l10n.t('A server that speaks the format of OpenAI'), value: address };
}

/** `ownServer` is the address of one that is in force. */
async function whoChoices(host: Host, servers: readonly LocalServer[], keys: readonly SecretEntry[], ownServer: string | undefined): Promise<readonly Choice[]> {
  const ofEditor = await lm.selectChatModels({}).then((models) => models.length, () => 0);
  const running = (name: string) => servers.find((server) => server.name === name)?.models.length;
  const local = (id: ModelOffer['id'], name: string, heading?: string): Choice => {
    const models = running(name);
    const shown = { label: name, icon: 'server-environment' };
    // What is not there can be read, with what to do, and not be chosen.
    const missing = models === undefined ? l10n.t('not running on this machine') : l10n.t('no model is installed');
    const found: Choice = models === undefined || models === 0 ? { ...shown, description: missing } : { ...shown, description: l10n.t('{0} models on this machine', models), detail: l10n.t('No cost, and no question leaves this machine'), value: id };
    return heading === undefined ? found : { heading, ...found };
  };
  const keyed = (id: ModelOffer['id'], label: string, detail: string, heading?: string): Choice => {
    const known = keys.find(({ name }) => name === knownOffers.find((offer) => offer.id === id)?.service?.secret);
    const from = known?.from === 'environment' ? l10n.t('key in the environment') : known?.from === 'stored' ? l10n.t('key stored') : '';
    return { ...(heading === undefined ? {} : { heading }), label, icon: 'key', ...(from === '' || id === 'openrouter' ? {} : { description: from }), detail, value: id };
  };
  // What other extensions have added is known only to an engine that is open.
  const others = host.isOpen || host.guests.toLoad.length > 0 ? (await host.engine()).kernel.backends.all().filter(({ id }) => !knownOffers.some((offer) => offer.backend === id)) : [];
  return [
    { heading: l10n.t('Without a key'), label: l10n.t('Offline rules'), icon: 'circle-slash', detail: l10n.t('No model, no network, no cost: the rules of this program'), value: 'offline' },
    ofEditor === 0
      ? { label: l10n.t('Models of VS Code'), icon: 'vscode', description: l10n.t('there are none here: sign in to Copilot, or add a provider of language models') }
      : { label: l10n.t('Models of VS Code'), icon: 'vscode', description: l10n.t('{0} models', ofEditor), detail: l10n.t('Those that you have in the editor, by the subscription that you have there'), value: 'vscode' },
    local('ollama', 'Ollama'),
    local('lmStudio', 'LM Studio'),
    keyed('anthropic', 'Claude', l10n.t('Needs a key of Anthropic, and costs money'), l10n.t('With a key')),
    keyed('openai', 'OpenAI', l10n.t('Needs a key of OpenAI, and costs money')),
    keyed('openrouter', 'OpenRouter', l10n.t('Models of many makers by one key; costs money, or not, by model')),
    ...(ownServer === undefined ? [] : [serverChoice(ownServer)]),
    { label: l10n.t('Another server…'), icon: 'globe', detail: l10n.t('Any that speaks the format of OpenAI, by its address'), typing: l10n.t('The base URL of the server, such as {0}', 'https://llm.example.org/v1'), always: true },
    ...others.map(({ id, label }, index) => ({ ...(index === 0 ? { heading: l10n.t('Of further plugins') } : {}), label: coreWords(label), icon: 'extensions', description: id, value: `plugin ${id}` })),
  ];
}

function modelChoices({ id }: ModelOffer, listing: Listing): readonly Choice[] {
  if (listing.kind !== 'listed') return [
    { label: errorWords(listing.error).message, icon: 'warning', detail: errorWords(listing.error).help },
    { label: l10n.t('Choose the model later'), detail: l10n.t('Until then the one that is usual there, if there is one'), value: usualModel },
  ];
  const best: readonly Choice[] = id === 'anthropic' ? [{ label: l10n.t('The best for each task'), icon: 'star', detail: l10n.t('The best model researches and writes, a small one does the rest'), value: bestForEachRole }] : [];
  return [
    ...best,
    ...listing.models.map((model) => ({ label: model.id, ...(model.contextTokens === null ? {} : { description: l10n.t('{0} tokens of context', model.contextTokens) }), value: model.id })),
  ];
}
