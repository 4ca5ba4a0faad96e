// Files dropped onto a view, from the explorer or from outside of the editor: a table of leads begins a campaign, a résumé becomes the profile.
import { commands, type DataTransfer, type DataTransferFile, l10n, type TreeDragAndDropController, Uri } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { tellError } from '../host/tell-error.ts';
import type { Row } from './row.ts';

const commandOf: Readonly<Record<string, string>> = { csv: commandId('newCampaign'), tsv: commandId('newCampaign'), pdf: commandId('setupProfile'), docx: commandId('setupProfile'), md: commandId('setupProfile'), txt: commandId('setupProfile'), json: commandId('setupProfile') };

export function dropFiles(host: Host): TreeDragAndDropController<Row> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: ['text/uri-list', 'files'],
    handleDrop: async (_, dropped) => {
      // A file from outside is only valid while it is being dropped: nothing is awaited before it is asked for.
      const outside = [...dropped].flatMap(([, item]) => item.asFile() ?? []).filter(({ name }) => commandFor(name) !== undefined);
      const here = outside.length > 0 ? [] : (await filesIn(dropped)).filter(({ path }) => commandFor(path) !== undefined);
      if (outside.length + here.length > 1) return void notify.information(l10n.t('Drop one file at a time: each is followed by a question or two.'));
      if (outside[0] !== undefined) return takeFromOutside(host, outside[0]);
      if (here[0] === undefined) return void notify.information(l10n.t('Drop a table of leads (CSV) or your résumé (PDF, DOCX, Markdown, text or JSON Resume) here.'));
      await take(here[0]);
    },
  };
}

async function take(file: Uri): Promise<void> {
  await commands.executeCommand(commandFor(file.path) ?? '', file);
}

async function takeFromOutside(host: Host, file: DataTransferFile): Promise<void> {
  try {
    await take(await onDisk(host, file));
  } catch (thrown) {
    // By then it is no longer there to be read; where it lies can be said.
    tellError(host, thrown, { instead: { label: l10n.t('Choose a file…'), act: () => commands.executeCommand(commandFor(file.name) ?? '') } });
  }
}

function commandFor(path: string): string | undefined {
  return commandOf[/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}

async function filesIn(dropped: DataTransfer): Promise<readonly Uri[]> {
  const list = (await dropped.get('text/uri-list')?.asString()) ?? '';
  return list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')).map((line) => Uri.parse(line));
}

/** Where it lies; where that cannot be known (in a browser, or on another machine than this one) a copy in the home, which a campaign can go on with later. */
async function onDisk(host: Host, file: DataTransferFile): Promise<Uri> {
  const { existsSync } = await import('node:fs');
  if (file.uri?.scheme === 'file' && existsSync(file.uri.fsPath)) return file.uri;
  const [{ keepDropped }, bytes] = await Promise.all([import('../../core/home/keep-dropped.ts'), file.data()]);
  return Uri.file(await keepDropped(host.paths, file.name, bytes));
}
