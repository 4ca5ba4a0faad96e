import { hostname } from 'node:os';

/** Who holds a lease: this process, by a name that other processes on this machine can check. */
export const thisProcess = `${hostname()}/${process.pid}/${Math.round(performance.timeOrigin)}`;

/** False only when the owner was a process on this machine and is no longer there: then nobody has to wait for its leases to end. */
export function isAlive(owner: string): boolean {
  if (owner === thisProcess) return true;
  const [host, pid] = owner.split('/');
  if (host !== hostname()) return true;
  // Our own number with another start: the number was used before.
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
