// Reads each kind of hostile mail in a process of its own, where nothing else takes time or memory, and prints a line of JSON for each.
import { readMail } from '../../core/inbox/read-mail.ts';
import { hostileMail } from './hostile-mail.ts';

export interface HostileReading {
  readonly what: string;
  readonly kind: string;
  /** Of the processor, threads included. */
  readonly milliseconds: number;
  /** That the process grew by at most while it was read. */
  readonly megabytes: number;
}

if (import.meta.main) for (const [what, make] of Object.entries(hostileMail)) console.log(JSON.stringify(await readingOf(what, make())));

async function readingOf(what: string, bytes: Uint8Array): Promise<HostileReading> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  const begin = process.cpuUsage();
  const { kind } = await readMail(bytes, { now: 0 });
  const { user, system } = process.cpuUsage(begin);
  clearInterval(watch);
  most = Math.max(most, process.memoryUsage.rss());
  return { what, kind, milliseconds: (user + system) / 1000, megabytes: (most - before) / 1024 / 1024 };
}
