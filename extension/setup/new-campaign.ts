import { basename } from 'node:path';
import { commands, l10n, workspace } from 'vscode';
import type { Venue } from '../../core/contracts/venue.ts';
import type { Engine } from '../../core/engine.ts';
import type { StoredProfile } from '../../core/store/profiles.ts';
import { commandId, viewId } from '../contributions.ts';
import { coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { sourceFrom, type SourceProblem, sourceProblem, venueFor } from './lead-source.ts';
import type { Answers, Choice, Flow, Step } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';

const usualLimit = 10;
const mostLeads = 1_000;
/** The sample is no venue: a command of its own serves it, and runs it. */
const sample = '=sample';
/** What most people have already comes first. */
const onTheDisk: readonly string[] = ['csv', 'markdown'];

/** Asks where leads are found and how many are wanted, and begins; the run goes on by itself. `file` was dropped or chosen already. The id of the campaign, or undefined. */
export async function newCampaign(host: Host, { file }: { readonly file?: string }): Promise<number | undefined> {
  const engine = await host.engine();
  const venues = engine.kernel.venues;
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  const fileVenue = file === undefined ? undefined : venueFor(file);
  const flow: Flow = {
    title: file === undefined ? l10n.t('New Campaign') : l10n.t('New Campaign from {0}', basename(file)),
    steps(given) {
      const which: Step = { kind: 'pick', name: 'venue', prompt: l10n.t('Where are the people worth writing to?'), choices: () => venueChoices(venues.all()) };
      const venue = given['venue'] === undefined || given['venue'] === sample ? undefined : venues.get(given['venue']);
      if (given['venue'] === sample) return [which];
      if (file !== undefined) return fileVenue === undefined ? [which, howMany] : [howMany];
      return [which, venue === undefined ? { ...howMany, name: 'from' } : fromStep(venue, folder), howMany];
    },
  };
  return askInQuickInputs(host, file === undefined ? 'campaign' : 'campaignFromFile', flow, async (answers) => {
    if (answers['venue'] === sample) return commands.executeCommand<number | undefined>(commandId('runSample'));
    const profile = await profileOrAsk(engine);
    return profile === undefined ? undefined : begin(host, profile, { ...answers, venue: answers['venue'] ?? fileVenue ?? '' }, file ?? sourceFrom(answers['from'] ?? '', folder));
  });
}

function venueChoices(venues: readonly Venue[]): readonly Choice[] {
  const sorted = [...venues.filter(({ id }) => onTheDisk.includes(id)), ...venues.filter(({ id }) => !onTheDisk.includes(id))];
  const own = sorted.map(({ id, label, description }, index) => ({ ...(index === 0 ? { heading: l10n.t('Your own') } : {}), label: coreWords(label), icon: onTheDisk.includes(id) ? 'file' : 'globe', detail: coreWords(description), value: id }));
  return [...own, { heading: l10n.t('To try it'), label: l10n.t('The sample'), icon: 'beaker', detail: l10n.t('Ten drafts to made-up companies in a minute: no key, no network'), value: sample }];
}

function fromStep(venue: Venue, folder: string | undefined): Step {
  const { takes, description } = venue;
  return {
    kind: 'text',
    name: 'from',
    prompt: coreWords(description),
    placeholder: takes.includes('url') ? l10n.t('https://… or a path') : l10n.t('A path'),
    problem(text) {
      const problem = sourceProblem(text, venue, folder);
      return problem === undefined ? undefined : sourceWords[problem]();
    },
    ...(takes.includes('file') || takes.includes('folder') ? { browse: { files: takes.includes('file'), folders: takes.includes('folder') } } : {}),
  };
}

const sourceWords: Readonly<Record<SourceProblem, () => string>> = {
  empty: () => l10n.t('It is needed.'),
  address: () => l10n.t('This is not a web address.'),
  'not-an-address': () => l10n.t('This venue reads files and folders, not web addresses.'),
  missing: () => l10n.t('There is no such file or folder.'),
  file: () => l10n.t('This is a file; a folder is wanted.'),
  folder: () => l10n.t('This is a folder; a file is wanted.'),
};

/** The number is typed into the list, whose lines say what comes of it. */
const howMany: Step = {
  kind: 'pick',
  name: 'many',
  prompt: l10n.t('How many leads? Type a number, and choose who picks them'),
  typedFor: (answer) => answer.replace(/^\D+/, ''),
  choices(typed) {
    const limit = typed.trim() === '' ? usualLimit : Number(typed);
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > mostLeads) return [{ label: l10n.t('A number from 1 to {0} is wanted', mostLeads), icon: 'warning', always: true }];
    // What was typed is found in both lines, and the editor sorts what it has found: in this order too.
    return [
      { label: l10n.t('{0} leads, chosen for me: the best matches', limit), icon: 'rocket', detail: l10n.t('Drafts are written at once. Nothing is sent before you approve it'), value: `auto ${limit}`, always: true },
      { label: l10n.t('{0} leads, I accept each one first', limit), icon: 'checklist', detail: l10n.t('After a first look at each you say who is worth a letter'), value: `assist ${limit}`, always: true },
    ];
  },
};

/** The active profile; whoever has none is asked for a résumé first. */
async function profileOrAsk({ store }: Engine): Promise<StoredProfile | undefined> {
  const active = await store.profiles.active();
  if (active !== undefined) return active;
  await commands.executeCommand(commandId('setupProfile'));
  return store.profiles.active();
}

async function begin(host: Host, profile: StoredProfile, answers: Answers, from: string): Promise<number> {
  const engine = await host.engine();
  const [{ beginCampaign }, { senderOf }] = await Promise.all([import('../../core/campaign/begin-campaign.ts'), import('../../core/campaign/sender.ts')]);
  senderOf(engine.settings, profile.profile); // said at the start, not at the first draft
  const [mode = '', limit = ''] = (answers['many'] ?? '').split(' ');
  const { campaign } = await beginCampaign(engine, { profile, venues: [{ venue: answers['venue'] ?? '', from }], leadLimit: Number(limit), mode: mode === 'assist' ? 'assist' : 'auto' });
  host.changed();
  await commands.executeCommand(`${viewId('campaigns')}.focus`);
  void commands.executeCommand(commandId('continueCampaign'), { id: campaign.id }); // it goes on while other things are done
  return campaign.id;
}
