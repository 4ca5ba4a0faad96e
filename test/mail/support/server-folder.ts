// Folders of mail servers that tests start: each says who owns it, so that what a killed run has left is ended and removed by the next one.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const prefix = 'outreach-mail-server-';

/** Where each server writes the id of its master process, within its folder. */
export const pidFiles = { dovecot: 'run/master.pid', postfix: 'spool/pid/master.pid' } as const;

/** Starts a server in an empty folder that its own users may enter; the folder goes when it cannot be started, or with `removeServerFolder`. */
export async function inServerFolder<Server>(start: (folder: string) => Promise<Server>): Promise<Server> {
  const folder = await serverFolder();
  try {
    return await start(folder);
  } catch (thrown) {
    await removeServerFolder(folder);
    throw thrown;
  }
}

async function serverFolder(): Promise<string> {
  await removeLeftovers();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'owner'), `${process.pid} ${startOf(process.pid) ?? ''}`);
  return folder;
}

/** Ends the server in this folder, if one still runs, and removes the folder. */
export async function removeServerFolder(folder: string): Promise<void> {
  for (const file of Object.values(pidFiles)) await end(folder, join(folder, file));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const [pid, start] = (read(join(folder, 'owner')) ?? '').split(' ');
    if (pid === undefined || start === undefined || startOf(Number(pid)) === start) continue; // just being made, or in use
    await removeServerFolder(folder);
  }
}

async function end(folder: string, pidFile: string): Promise<void> {
  const pid = Number(read(pidFile)?.trim());
  for (let wait = 0; wait < 100 && isServerOf(folder, pid); wait += 1) {
    process.kill(pid, wait < 80 ? 'SIGTERM' : 'SIGKILL');
    await sleep(50);
  }
}

/** The id may have gone to somebody else's process since: Dovecot names its folder on its command line, Postfix works in it. */
function isServerOf(folder: string, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    return (read(`/proc/${pid}/cmdline`) ?? '').includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false; // it has ended
  }
}

/** When a process began, which tells it from a later one of the same id; undefined when there is none. */
function startOf(pid: number): string | undefined {
  return read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19];
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // it is gone, or was never written
  }
}
