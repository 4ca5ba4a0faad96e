import { Uri, window, workspace } from 'vscode';
import { homedir } from 'node:os';
import type { Chart } from './dashboard/charts.ts';
import { chartTable } from './dashboard/chart-table.ts';
import type { Words } from './words.ts';

/** Asks where to, and writes the picture there, or the numbers as CSV when there is none. */
export async function saveChart(chart: Chart, picture: Uint8Array | undefined, l10n: Words): Promise<void> {
  const ending = picture === undefined ? 'csv' : 'png';
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const file = await window.showSaveDialog({
    title: l10n.t('Save "{0}"', chart.title),
    defaultUri: Uri.joinPath(folder, `outreach-${chart.name}.${ending}`),
    filters: picture === undefined ? { CSV: ['csv'] } : { PNG: ['png'] },
  });
  if (file === undefined) return;
  const { csvOf } = await import('../../core/store/export.ts');
  await workspace.fs.writeFile(file, picture ?? new TextEncoder().encode(csvOf(chartTable(chart))));
}
