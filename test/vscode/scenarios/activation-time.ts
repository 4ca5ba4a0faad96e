import assert from 'node:assert/strict';
import { commands, extensions, window } from 'vscode';

/** Milliseconds, as the editor itself measures them: to load the code, to call `activate`, until what it answered was settled. */
export async function asTheHostMeasures(): Promise<{ readonly load: number; readonly call: number; readonly settle: number }> {
  await extensions.getExtension('outreach-agent.outreach-agent')?.activate();
  await commands.executeCommand('perfview.show');
  const table = window.activeTextEditor?.document.getText() ?? '';
  const row = table.split('\n').find((line) => line.includes('outreach-agent.outreach-agent'));
  assert.ok(row, table);
  const [, , , load, call, settle] = row.split('|').map((cell) => cell.trim());
  return { load: Number(load), call: Number(call), settle: Number(settle) };
}
