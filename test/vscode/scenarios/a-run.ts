// A campaign is gone on with, and the extension host is watched meanwhile.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands } from 'vscode';

export async function aRun(): Promise<unknown> {
  await commands.executeCommand('outreach.showSetup'); // opens the engine, which is no part of a run
  await commands.executeCommand('workbench.action.closeAllEditors');
  const held = monitorEventLoopDelay({ resolution: 1 });
  let blocksOver50 = 0;
  let last = performance.now();
  const ticking = setInterval(() => {
    const now = performance.now();
    if (now - last > 50) blocksOver50 += 1;
    last = now;
  }, 1);
  held.enable();
  const begun = performance.now();
  await commands.executeCommand('outreach.continueCampaign', { id: 1 });
  const seconds = (performance.now() - begun) / 1000;
  held.disable();
  clearInterval(ticking);
  return { seconds, longestBlock: held.max / 1e6, blocksOver50, heapMb: heapInUse() };
}

/** In MB, of all that runs in the host, without what waits to be collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}
