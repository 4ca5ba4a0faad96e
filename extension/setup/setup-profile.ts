import { basename } from 'node:path';
import { l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { Profile } from '../../core/domain/profile.ts';
import type { Host } from '../host/host.ts';
import { withoutLinks } from '../host/without-links.ts';
import { openPasteDocument, pastedText } from './paste-profile.ts';
import { profileChoices, profilePage } from './profile-page.ts';
import type { Choice } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';
import { showPage } from './show-page.ts';

interface Found {
  readonly profile: Profile;
  /** The file, or what else it came from. */
  readonly source: string;
}

/** Where a résumé may come from when nobody is asked for it: dropped on a view, chosen in the explorer, pasted into a document. */
export interface ProfileRequest {
  readonly file?: string;
  readonly document?: Uri;
}

/** Chooses a résumé, shows what was read of it, and keeps it when that is right. True when there is a new profile. Rejects with a `resume_…` error. */
export async function setupProfile(host: Host, { file, document }: ProfileRequest): Promise<boolean> {
  const found = document === undefined ? await readFound(host, file ?? (await chooseFile(host))) : await readText(pastedText(document));
  if (found === undefined) return false;
  const decision = await askInQuickInputs(host, 'profileRead', {
    title: l10n.t('Your Résumé'),
    steps: () => [{ kind: 'pick', name: 'then', prompt: l10n.t('Is this right? Letters will only say what is proven here.'), choices: () => [...decisions(), ...profileChoices(found.profile)] }],
  }, async ({ then }) => then);
  if (decision === undefined) return false;
  if (decision === 'another') return setupProfile(host, {});
  const { store } = await host.engine();
  await store.profiles.put(found.profile, found.source);
  host.changed();
  if (decision === 'show') showPage(host, { title: l10n.t('Your Résumé'), content: profilePage(found.profile, basename(found.source)) });
  return true;
}

function decisions(): readonly Choice[] {
  return [
    { label: l10n.t('Use this résumé'), icon: 'check', value: 'use' },
    { label: l10n.t('Use it, and show all that was read'), icon: 'book', value: 'show' },
    { label: l10n.t('Choose another file'), icon: 'go-to-file', value: 'another' },
  ];
}

const endings = ['pdf', 'docx', 'md', 'txt', 'json'];

/** The path of a file; undefined when another way was taken. */
async function chooseFile(host: Host): Promise<string | undefined> {
  const here = await workspace.findFiles(`**/*{resume,Resume,RESUME,résumé,Résumé,cv,CV,lebenslauf,Lebenslauf}*.{${endings.join(',')}}`, '**/node_modules/**', 5);
  const active = host.isOpen ? await (await host.engine()).store.profiles.active() : undefined;
  const from = await askInQuickInputs(host, 'profile', {
    title: l10n.t('Your Résumé'),
    steps: () => [{
      kind: 'pick',
      name: 'from',
      prompt: active === undefined ? l10n.t('Where is your résumé? It is read on this machine.') : l10n.t('In use: {0}, from {1}', active.profile.name?.value ?? l10n.t('no name'), basename(active.source)),
      choices: () => [
        { label: l10n.t('Choose a file…'), icon: 'folder-opened', detail: l10n.t('PDF, Word, Markdown, plain text or JSON Resume'), value: '=file' },
        { label: l10n.t('Paste the text…'), icon: 'clippy', detail: l10n.t('An empty document opens; paste it there'), value: '=paste' },
        ...here.map(({ fsPath }, index) => ({ ...(index === 0 ? { heading: l10n.t('In this workspace') } : {}), label: basename(fsPath), icon: 'file', description: workspace.asRelativePath(fsPath), value: fsPath })),
        { heading: l10n.t('To try it'), label: l10n.t('The sample résumé'), icon: 'beaker', detail: l10n.t('Of a fictional engineer'), value: '=sample' },
      ],
    }],
  }, async (answers) => answers['from']);
  if (from === '=sample') return (await import('../../core/sample/sample-resume.ts')).sampleResume;
  if (from === '=paste') return void (await openPasteDocument());
  if (from !== '=file') return from;
  const [chosen] = (await window.showOpenDialog({ title: l10n.t('Your Résumé'), openLabel: l10n.t('Read It'), filters: { [l10n.t('Résumés')]: endings } })) ?? [];
  return chosen?.fsPath;
}

async function readFound({ logs }: Host, file: string | undefined): Promise<Found | undefined> {
  if (file === undefined) return undefined;
  return window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Reading {0}', withoutLinks(basename(file))), cancellable: true }, async (_, cancelled) => {
    const { readProfile } = await import('../../core/profile/read-profile.ts');
    const { promise: stopped, resolve } = Promise.withResolvers<undefined>();
    cancelled.onCancellationRequested(() => resolve(undefined));
    const profile = await Promise.race([readProfile(file), stopped]);
    if (profile !== undefined) logs.log.info(`Read ${basename(file)}: ${profile.skills.length} skills, ${profile.experience.length} positions.`);
    return profile === undefined ? undefined : { profile, source: file };
  });
}

async function readText(text: string): Promise<Found> {
  const { readProfileText } = await import('../../core/profile/read-profile.ts');
  return { profile: readProfileText(text), source: l10n.t('pasted text') };
}
