// What holds an account or a recipient's domain, and what has gone out: counted from the attempts themselves, so that the numbers hold over every restart.
import type { Connection, Statements } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

export interface AccountPause {
  readonly account: string;
  /** What paused it, in the words of `PauseCause`. */
  readonly rule: string;
  readonly reason: string;
  /** Milliseconds since 1970, UTC. */
  readonly since: number;
  /** Null: until somebody resumes it. */
  readonly until: number | null;
}

export interface DomainBackoff {
  readonly account: string;
  readonly domain: string;
  /** How often in a row the domain asked for less. */
  readonly step: number;
  /** Milliseconds since 1970, UTC. */
  readonly until: number;
}

/** One attempt that reached somebody, or may have. */
export interface Sending {
  readonly account: string;
  readonly domain: string;
  /** Milliseconds since 1970, UTC: the later of beginning and end, so that a clock that was set back counts nothing less. */
  readonly at: number;
}

export interface AccountRecord {
  readonly account: string;
  /** Milliseconds since 1970, UTC; null before its first message. */
  readonly firstSentAt: number | null;
  readonly sent: number;
  readonly bounced: number;
  readonly complaints: number;
}

export type SendingState = ReturnType<typeof sendingIn>;

export function sendingIn(connection: Connection) {
  return {
    /** Sends nothing from this account until `until`, or until it is resumed. A pause of an earlier time stays unless this one lasts longer, or is one that a person must hear of. */
    pause: (pause: AccountPause, tx?: Transaction): Promise<void> => change(connection, tx, (run) => pauseAccount(run, pause)),

    /** It sends again: what came back before does not count against it any more, and what a clock that ran ahead has put into the future happened now. False when it was not paused. */
    resume: (account: string, now: number, tx?: Transaction): Promise<boolean> =>
      change(connection, tx, (run) => {
        run.run('UPDATE send_attempts SET started_at = min(started_at, ?), ended_at = min(ended_at, ?) WHERE started_at > ? AND outbox_id IN (SELECT id FROM outbox WHERE account = ?)', now, now, now, account);
        return run.run('UPDATE account_pauses SET until = ?, resumed_at = ? WHERE account = ? AND (until IS NULL OR until > ?)', now, now, account, now).changes > 0;
      }),

    /** Those that hold at this time (milliseconds since 1970). */
    pauses: (now: number, tx?: Transaction): Promise<readonly AccountPause[]> =>
      single(connection, tx, (run) => run.all<AccountPause>('SELECT account, rule, reason, since, until FROM account_pauses WHERE until IS NULL OR until > ? ORDER BY account', now)),

    /** Sends this domain nothing from this account until then. */
    backOff: (backoff: DomainBackoff, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('INSERT INTO domain_backoffs (account, domain, step, until) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET step = excluded.step, until = max(until, excluded.until)', backoff.account, backoff.domain, backoff.step, backoff.until);
      }),

    /** The domain has taken a message again. */
    forgetBackoff: (account: string, domain: string, tx?: Transaction): Promise<void> => change(connection, tx, (run) => void run.run('DELETE FROM domain_backoffs WHERE account = ? AND domain = ?', account, domain)),

    /** How often in a row a domain asked for less; 0 for one that did not. */
    stepOf: (account: string, domain: string, tx?: Transaction): Promise<number> =>
      single(connection, tx, (run) => run.get<{ step: number }>('SELECT step FROM domain_backoffs WHERE account = ? AND domain = ?', account, domain)?.step ?? 0),

    backoffs: (tx?: Transaction): Promise<readonly DomainBackoff[]> => single(connection, tx, (run) => run.all<DomainBackoff>('SELECT account, domain, step, until FROM domain_backoffs')),

    /** Somebody looks after the queue at this time (milliseconds since 1970). A longer gap before it is kept as an absence. */
    watch: (now: number, tx?: Transaction): Promise<void> => change(connection, tx, (run) => watchQueue(run, now)),

    /** The last time that nobody looked after the queue; null when there never was one. */
    lastAbsence: (tx?: Transaction): Promise<{ readonly from: number; readonly to: number } | null> =>
      single(connection, tx, (run) => {
        const row = run.get<{ value: string }>("SELECT value FROM store_meta WHERE key = 'queue_absence'");
        return row === undefined ? null : (JSON.parse(row.value) as { from: number; to: number });
      }),

    /** What went out, or may have, since then (milliseconds since 1970), newest first. */
    since: (from: number, tx?: Transaction): Promise<readonly Sending[]> =>
      single(connection, tx, (run) =>
        run.all<Sending>(
          `SELECT account, lower(substr(recipient, instr(recipient, '@') + 1)) AS domain, max(started_at, ifnull(ended_at, started_at)) AS at FROM send_attempts
           JOIN outbox ON outbox.id = outbox_id WHERE started_at > ? - 86400000 AND max(started_at, ifnull(ended_at, started_at)) > ? AND recipient IS NOT NULL
             AND (send_attempts.outcome IN ('sent', 'unknown') OR (send_attempts.outcome IS NULL AND send_attempts.phase IN ('data', 'body', 'dot_written', 'accepted'))) ORDER BY at DESC`,
          from,
          from,
        ),
      ),

    /** Of each account that has sent something: when it began, and what came of its messages since `from` (milliseconds since 1970) and since it was last resumed. */
    records: (from: number, tx?: Transaction): Promise<readonly AccountRecord[]> =>
      single(connection, tx, (run) => run.all<AccountRecord>(records, from)),
  };
}

const records = `
  SELECT account, firstSentAt,
    (SELECT count(*) FROM outbox AS o WHERE o.account = each.account AND (o.sent_at > counted OR (o.state = 'refused' AND o.updated_at > counted))) AS sent,
    (SELECT count(DISTINCT email_id) FROM messages_received AS m WHERE m.account = each.account AND kind = 'bounce' AND email_id IS NOT NULL AND received_at > counted
       AND EXISTS (SELECT 1 FROM json_each(recipients) WHERE value ->> '$.action' IN ('suppress', 'pause-account')))
      -- A server that says no at once says what a report says later.
      + (SELECT count(*) FROM outbox AS o WHERE o.account = each.account AND o.state = 'refused' AND o.updated_at > counted) AS bounced,
    (SELECT count(*) FROM messages_received AS m WHERE m.account = each.account AND kind = 'complaint' AND received_at > counted) AS complaints
  FROM (SELECT account, min(sent_at) AS firstSentAt, max(?, ifnull((SELECT resumed_at FROM account_pauses AS p WHERE p.account = outbox.account), 0)) AS counted
        FROM outbox WHERE sent_at IS NOT NULL OR state = 'refused' GROUP BY account) AS each ORDER BY account`;

/** A gap of more than so many milliseconds is no pause between two rounds. */
const longestGap = 15 * 60_000;

function watchQueue(run: Statements, now: number): void {
  const keep = (key: string, value: string) => run.run('INSERT INTO store_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
  const before = run.get<{ value: string }>("SELECT value FROM store_meta WHERE key = 'queue_watched_at'");
  const last = before === undefined ? now : Number(before.value);
  if (now - last > longestGap) keep('queue_absence', JSON.stringify({ from: last, to: now }));
  // A clock that was set back does not take back what was seen.
  if (before === undefined || now > last) keep('queue_watched_at', String(now));
}

export function pauseAccount(run: Statements, { account, rule, reason, since, until }: AccountPause): void {
  run.run(
    `INSERT INTO account_pauses (account, rule, reason, since, until) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET rule = excluded.rule, reason = excluded.reason, since = excluded.since, until = excluded.until WHERE excluded.rule IN ('complaint', 'authentication') OR (until IS NOT NULL AND (excluded.until IS NULL OR excluded.until > until))`,
    account,
    rule,
    reason,
    since,
    until,
  );
}
