// A campaign is gone on with, and the extension host is watched meanwhile.
import { commands } from 'vscode';
import { heapInUse } from '../../support/heap-in-use.ts';
import { watchLoop } from '../../support/watch-loop.ts';

export async function aRun(): Promise<unknown> {
  await commands.executeCommand('outreach.showSetup'); // opens the engine, which is no part of a run
  await commands.executeCommand('workbench.action.closeAllEditors');
  const watched = watchLoop();
  const begun = performance.now();
  await commands.executeCommand('outreach.continueCampaign', { id: 1 });
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, ...watched.end(), heapMb: heapInUse() };
}
