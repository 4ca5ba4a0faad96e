import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { temporaryFolder } from '../support/temporary-folder.ts';

const script = join(import.meta.dirname, '../../cli/install.mjs');

interface Project {
  readonly folder: string;
  /** Runs `node cli/install.mjs` there, with an npm that only notes that it was called. */
  install(environment?: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly stderr: string; readonly stdout: string }>;
  /** What npm was asked for, in order. */
  asked(): readonly string[];
}

/** A project of its own: the script, a lock file, and an `npm ci` that installs one package. */
function project(t: ExecutionContext): Project {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'cli'));
  mkdirSync(join(folder, 'bin'));
  cpSync(script, join(folder, 'cli/install.mjs'));
  lock(folder, '1.0.0');
  const npm = join(folder, 'bin/npm');
  writeFileSync(
    npm,
    `#!/bin/sh
echo "$1 $2" >> "${folder}/asked"
[ "$1" = rebuild ] && [ -n "$REBUILD_WORKS" ] && { ln -sf "${process.execPath}" node_modules/.bin/node; exit 0; }
[ "$1" = ci ] || exit 0
[ -n "$NPM_FAILS" ] && { echo "npm error no space left" >&2; exit 1; }
sleep 0.2
rm -rf node_modules; mkdir -p node_modules/.bin
cp package-lock.json node_modules/.package-lock.json
[ -n "$SCRIPTS_BLOCKED" ] || ln -s "${process.execPath}" node_modules/.bin/node
echo "added 1 package"
`,
  );
  chmodSync(npm, 0o755);
  return {
    folder,
    asked: () => (existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n') : []),
    install: (environment = {}) => finished(spawn(process.execPath, ['cli/install.mjs'], { cwd: folder, env: { PATH: [join(folder, 'bin'), dirname(process.execPath), '/bin', '/usr/bin'].join(delimiter), ...environment } })),
  };
}

function lock(folder: string, version: string, more: object = {}): void {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'x' }, 'node_modules/a': { version }, ...more } }));
}

async function finished(child: ChildProcess): Promise<{ readonly code: number | null; readonly stderr: string; readonly stdout: string }> {
  const said = { stderr: '', stdout: '' };
  for (const stream of ['stderr', 'stdout'] as const) child[stream]?.on('data', (piece: Buffer) => (said[stream] += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

test('the first command installs, says so in one line on standard error, and leaves standard output to the command', async (t) => {
  const { install, asked } = project(t);
  const { code, stderr, stdout } = await install();
  t.is(code, 0);
  t.deepEqual(asked(), ['ci --no-audit']);
  t.is(stderr, 'Installing what the program needs; this is done once and takes about a minute …\n');
  t.is(stdout, '');
});

test('the next command has nothing to do', async (t) => {
  const { install, asked } = project(t);
  await install();
  t.deepEqual(await install(), { code: 0, stderr: '', stdout: '' });
  t.is(asked().length, 1);
});

test('what somebody installed by hand is taken as it is', async (t) => {
  const { folder, install, asked } = project(t);
  lock(folder, '1.0.0', { 'node_modules/other-machine': { version: '1.0.0', optional: true } });
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
  t.is((await install()).code, 0);
  t.false(asked().includes('ci --no-audit'));
});

test('a lock file that names another version is installed', async (t) => {
  const { folder, install, asked } = project(t);
  await install();
  lock(folder, '2.0.0');
  await install();
  t.deepEqual(asked(), ['ci --no-audit', 'ci --no-audit']);
});

test('an installation that was cut off is done again', async (t) => {
  const { folder, install, asked } = project(t);
  await install();
  rmSync(join(folder, 'node_modules/.package-lock.json'));
  rmSync(join(folder, 'node_modules/.outreach-installed'));
  await install();
  t.is(asked().length, 2);
});

test('two commands at once install once, and both go on when it is done', async (t) => {
  const { install, asked } = project(t);
  const both = await Promise.all([install(), install()]);
  t.deepEqual(both.map(({ code }) => code), [0, 0]);
  t.deepEqual(asked(), ['ci --no-audit']);
});

test('a command that was killed while it installed keeps nobody waiting', async (t) => {
  const { folder, install, asked } = project(t);
  const gone = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => gone.once('close', resolve));
  writeFileSync(join(folder, '.outreach-installing'), String(gone.pid));
  t.is((await install()).code, 0);
  t.is(asked().length, 1);
  t.false(existsSync(join(folder, '.outreach-installing')));
});

test('when npm fails, its words are shown, and what to do', async (t) => {
  const { folder, install } = project(t);
  const { code, stderr } = await install({ NPM_FAILS: '1' });
  t.is(code, 1);
  t.regex(stderr, /npm error no space left/);
  t.regex(stderr, /could not be installed.*run the same command again/);
  t.false(existsSync(join(folder, '.outreach-installing')));
});

test('a Node whose install script npm did not run is asked for again', async (t) => {
  const { install, asked } = project(t);
  t.is((await install({ SCRIPTS_BLOCKED: '1', REBUILD_WORKS: '1' })).code, 0);
  t.deepEqual(asked(), ['ci --no-audit', 'rebuild node']);
});
