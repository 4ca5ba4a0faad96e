// A campaign is gone on with, and the extension host is watched meanwhile.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands } from 'vscode';
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

/** In MB, of all that runs in the host, without what waits to be collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}
