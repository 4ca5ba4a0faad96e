import type { ImapFlow } from 'imapflow';
import type { Scope } from '../../../core/index.ts';
import type { Account } from './account.ts';
import type { Heard } from './read-messages.ts';
import type { Session, Turn } from './session.ts';

/** Minutes for which a server is listened to before the folders are looked at again: routers forget a silent connection soon after. */
const listenMinutes = 4;
/** Seconds; doubled with each failure in a row. */
const firstPause = 5;
const longestPause = 300;
/** An IDLE that ends sooner was refused, whatever the server says: milliseconds. */
const shortestIdle = 1000;

/** Resolves when something came into the folder that is read first, or when it is time to look again. Rejects only with the signal's reason. */
export async function waitForMail(scope: Scope<unknown>, account: Account, session: Session, heard: () => Heard | undefined, signal: AbortSignal): Promise<void> {
  const until = scope.clock.now() + listenMinutes * 60_000;
  while (scope.clock.now() < until) {
    if (session.failures > 0) return scope.clock.sleep(Math.min(longestPause, firstPause * 2 ** (session.failures - 1)) * 1000, signal);
    const seen = heard();
    if (seen === undefined) return scope.clock.sleep(account.pollSeconds * 1000, signal); // the last reading did not come to its end
    let outcome: Outcome;
    try {
      outcome = await session.use(signal, (client, turn) => listen(scope, client, turn, seen, until, signal));
    } catch (thrown) {
      signal.throwIfAborted();
      scope.log.debug('The connection ended while it waited for mail', { reason: thrown instanceof Error ? thrown.message : String(thrown) });
      return scope.clock.sleep(firstPause * 1000, signal);
    }
    signal.throwIfAborted();
    if (outcome === 'news') return;
    if (outcome === 'deaf') return scope.clock.sleep(account.pollSeconds * 1000, signal);
  }
}

/** Something may have come; the server cannot tell; somebody else wants the connection, or it was quiet for long. */
type Outcome = 'news' | 'deaf' | 'nothing';

function isOther(mailbox: ImapFlow['mailbox'], heard: Heard): boolean {
  if (mailbox === false || String(mailbox.uidValidity) !== heard.uidValidity || mailbox.exists !== heard.exists) return true;
  return heard.uidNext !== null && mailbox.uidNext > heard.uidNext;
}

/** IDLE, RFC 2177. */
async function listen(scope: Scope<unknown>, client: ImapFlow, turn: Turn, heard: Heard, until: number, signal: AbortSignal): Promise<Outcome> {
  if (!client.capabilities.has('IDLE')) return 'deaf';
  let news = false;
  const note = (): void => {
    news = true;
    end();
  };
  const end = (): void => void client.noop().catch(() => client.close()); // any command ends IDLE
  if (client.mailbox === false || client.mailbox.path !== heard.folder) await client.mailboxOpen(heard.folder, { readOnly: true });
  // What came after the last reading, and before we listen.
  if (isOther(client.mailbox, heard)) return 'news';
  const over = new AbortController();
  client.on('exists', note);
  turn.wanted.addEventListener('abort', end, { once: true });
  signal.addEventListener('abort', end, { once: true });
  scope.clock.sleep(Math.max(0, until - scope.clock.now()), over.signal).then(end, () => undefined);
  try {
    turn.resting = true;
    while (!news && !turn.wanted.aborted && !signal.aborted && scope.clock.now() < until) {
      const begun = performance.now();
      const idled = await client.idle();
      if (!client.usable) return 'nothing';
      if (!news && !turn.wanted.aborted && !signal.aborted && (idled === false || performance.now() - begun < shortestIdle)) return 'deaf';
    }
    return news ? 'news' : 'nothing';
  } finally {
    turn.resting = false;
    over.abort();
    client.off('exists', note);
    turn.wanted.removeEventListener('abort', end);
    signal.removeEventListener('abort', end);
  }
}
