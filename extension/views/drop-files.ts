// Files dropped onto a view from the explorer: a table of leads begins a campaign, a résumé becomes the profile.
import { commands, type DataTransfer, l10n, type TreeDragAndDropController, Uri, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Row } from './row.ts';

const commandOf: Readonly<Record<string, string>> = { csv: commandId('newCampaign'), pdf: commandId('setupProfile'), docx: commandId('setupProfile'), md: commandId('setupProfile'), txt: commandId('setupProfile'), json: commandId('setupProfile') };

export const dropFiles: TreeDragAndDropController<Row> = {
  dragMimeTypes: [],
  dropMimeTypes: ['text/uri-list'],
  async handleDrop(_, dropped) {
    for (const file of await filesIn(dropped)) {
      const command = commandOf[/\.([^./\\]+)$/.exec(file.path)?.[1]?.toLowerCase() ?? ''];
      if (command !== undefined) return void (await commands.executeCommand(command, file));
    }
    void window.showInformationMessage(l10n.t('Drop a table of leads (CSV) or your résumé (PDF, DOCX, Markdown, text or JSON Resume) here.'));
  },
};

async function filesIn(dropped: DataTransfer): Promise<readonly Uri[]> {
  const list = (await dropped.get('text/uri-list')?.asString()) ?? '';
  return list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')).map((line) => Uri.parse(line));
}
