// `npm run vscode`: VS Code with the packaged extension and the sample campaign, in a browser on this machine, until Ctrl-C. It asks nobody on the network once it is installed.
// `npm run vscode -- --folder FOLDER` keeps what it needs elsewhere than in the project.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installCodeServer, startCodeServer } from './code-server.ts';
import { installPackage } from './installed-package.ts';

const root = join(import.meta.dirname, '../../..');
const { folder } = parseArgs({ options: { folder: { type: 'string', default: root } } }).values;
const home = join(folder, '.outreach-sample');
const profile = join(folder, '.outreach-vscode');
const papers = join(profile, 'papers');

// The home that `npm start` uses, too: what was done there is here.
if (!existsSync(join(home, 'outreach.db'))) {
  const { status } = spawnSync(process.execPath, [join(root, 'cli/start.ts'), '--home', home], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`The sample ended with ${status}`);
}

process.stderr.write('VS Code is made ready; the first time it is fetched from npm, which takes a minute.\n');
installCodeServer();
rmSync(join(profile, 'extensions'), { recursive: true, force: true });
await installPackage(profile);

mkdirSync(join(papers, '.vscode'), { recursive: true });
writeFileSync(join(papers, '.vscode/settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden' }));
const token = randomBytes(16).toString('hex'); // other users of this machine may not use it
const server = await startCodeServer({ folder: profile, environment: { OUTREACH_HOME: home }, driver: false, token });
process.stdout.write(`\n  ${server.url}/?tkn=${token}&folder=${encodeURIComponent(papers)}\n\nOpen this address, and the paper plane at the left. Ctrl-C ends it.\n`);

// The last is of a terminal that is closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    void server.close().then(() => {
      process.exitCode = 0;
    });
  });
}
