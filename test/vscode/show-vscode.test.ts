import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { startChild } from '../support/child.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openBrowser } from './support/browser.ts';
import { openWorkbench } from './support/workbench.ts';

test('`npm run vscode` shows the sample campaign in VS Code in a browser to whoever has its address, and when it is ended, nothing of it goes on', async (t) => {
  const folder = temporaryFolder(t);
  for (const signal of ['SIGINT', 'SIGHUP'] as const) {
    const child = startChild('../vscode/support/show-vscode.ts', ['--folder', folder]);
    t.teardown(() => child.process.kill('SIGTERM'));
    await child.says('Ctrl-C ends it');
    const address = /http:\/\/127\.0\.0\.1:\S+/.exec(child.output())?.[0] ?? '';
    t.is((await fetch(new URL('/', address))).status, 403, 'other users of this machine do not know the word');

    const browser = await openBrowser();
    t.teardown(() => browser.close());
    const workbench = await openWorkbench(await browser.newPage({ viewport: { width: 1400, height: 900 } }), address);
    await workbench.openOutreach();
    await workbench.view('Campaigns');
    await workbench.page.locator('[role=treeitem]').filter({ hasText: '10 of 10 drafted' }).waitFor();
    await (await workbench.view('Review')).getByText('Mossbank Payments').waitFor();
    await workbench.picture('npm-run-vscode');
    if (process.platform === 'linux') t.true(processesOf(folder).length > 1, 'its processes are found while it runs');

    child.process.kill(signal);
    t.is(await child.ended, 0);
    await t.throwsAsync(fetch(address));
    // Its extension host has some seconds to put down what it was doing.
    for (let looks = 0; processesOf(folder).length > 0 && looks < 300; looks += 1) await pause(100);
    t.deepEqual(processesOf(folder), []);
    await browser.close();
  }
});

/** Commands of all processes that were given something in the folder; where the system tells nobody of them, none. */
function processesOf(folder: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).flatMap((id) => {
    const [command, environment] = [`/proc/${id}/cmdline`, `/proc/${id}/environ`].map(read);
    return `${command}${environment}`.includes(folder) ? [`${id} ${command?.replaceAll('\0', ' ')}`] : [];
  });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended meanwhile, or belongs to somebody else
  }
}
