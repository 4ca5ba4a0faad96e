// Runs before every command: puts the packages of package-lock.json in place when they are not there yet. Plain JavaScript without any package,
// because it runs on whatever Node is on the PATH (20 or newer), before ours is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.outreach-installed');
const turnFile = join(root, '.outreach-installing');
const ownNode = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
/** From here on Node runs TypeScript as it stands. */
const neededNode = [22, 18];

const wanted = readFileSync(lockFile);
const stamp = createHash('sha256').update(wanted).update(`${process.platform}-${process.arch}`).digest('hex');

if (!isStamped()) process.exitCode = await takeTurn(install);

function isStamped() {
  return readIfThere(stampFile) === stamp;
}

function install() {
  if (isStamped()) return 0; // another process did it while this one waited
  if (!isInstalled()) {
    console.error('Installing what the program needs; this is done once and takes about a minute …');
    const { status } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) {
      console.error('The packages could not be installed: npm says why above. Check your connection to the npm registry and the free disk space, then run the same command again.');
      return 1;
    }
  }
  if (!hasNode()) {
    console.error(`Node ${neededNode.join('.')} or newer is needed, and could not be installed with the other packages. Install Node 24 (nodejs.org) and run the same command again.`);
    return 1;
  }
  writeFileSync(stampFile, stamp);
  return 0;
}

/** What npm keeps of its last install says the same as the lock file (parts for other machines may be missing). */
function isInstalled() {
  const have = packagesIn(readIfThere(join(modules, '.package-lock.json')));
  return Object.entries(packagesIn(wanted.toString('utf8'))).every(
    ([path, { version, optional }]) => path === '' || (have[path] === undefined ? optional === true : have[path].version === version),
  );
}

function packagesIn(text) {
  return text === undefined ? {} : JSON.parse(text).packages;
}

/** The `node` package fetches its program in an install script, which npm may have been told not to run. */
function hasNode() {
  if (isNewEnough(ownNode)) return true;
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  return isNewEnough(ownNode) || isNewEnough(process.execPath);
}

function isNewEnough(program) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) return false;
  const [major, minor] = stdout.trim().slice(1).split('.').map(Number);
  return major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1]);
}

function npm(parameters) {
  const windows = process.platform === 'win32';
  return spawnSync(windows ? 'npm.cmd' : 'npm', parameters, { cwd: root, env: outsideEnvironment(), shell: windows, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Without the folder that is about to be replaced, or npm would pull away the Node it runs on. */
function outsideEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** One process at a time: the others wait until its file is gone, or until it is. */
async function takeTurn(work) {
  for (;;) {
    try {
      writeFileSync(turnFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (thrown) {
      if (thrown.code !== 'EEXIST') throw thrown;
    }
    const owner = readIfThere(turnFile);
    if (owner !== undefined && !isAlive(owner)) removeTurnOf(owner);
    else await sleep(100);
  }
  try {
    return work();
  } finally {
    rmSync(turnFile, { force: true });
  }
}

/** Only the turn of the process that was seen dead: another waiter may have taken it over meanwhile. */
function removeTurnOf(owner) {
  const aside = `${turnFile}.${process.pid}`;
  try {
    renameSync(turnFile, aside);
  } catch (thrown) {
    if (thrown.code !== 'ENOENT') throw thrown;
    return;
  }
  if (readIfThere(aside) !== owner) renameSync(aside, turnFile);
  else rmSync(aside);
}

function isAlive(owner) {
  try {
    if (owner === '') return Date.now() - statSync(turnFile).mtimeMs < 10_000; // made a moment ago, its number not written yet
    process.kill(Number(owner), 0);
    return true;
  } catch (thrown) {
    return thrown.code === 'EPERM';
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  }
}
