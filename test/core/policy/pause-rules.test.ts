import test from 'ava';
import { bounceEvidence, type DeliveryCounts, evidenceNeeded, pauseReason } from '../../../core/policy/pause-rules.ts';
import type { PauseCause } from '../../../core/policy/snapshot.ts';
import { sendingSettings } from '../../support/policy-world.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const settings = sendingSettings();

function counts(changes: Partial<DeliveryCounts>): DeliveryCounts {
  return { sent: 0, bounced: 0, complaints: 0, isLoginRefused: false, isQuotaReached: false, ...changes };
}

const cases: readonly (readonly [what: string, counts: Partial<DeliveryCounts>, by: PauseCause | null])[] = [
  ['nothing was sent', {}, null],
  ['a hundred went and none came back', { sent: 100 }, null],
  ['one of the first two came back', { sent: 2, bounced: 1 }, null],
  ['one of twenty came back', { sent: 20, bounced: 1 }, null],
  ['two of forty came back, which is the limit of 5 %', { sent: 40, bounced: 2 }, 'bounces'],
  ['five of a hundred came back', { sent: 100, bounced: 5 }, 'bounces'],
  ['four of a hundred came back', { sent: 100, bounced: 4 }, null],
  ['three of the first fifteen came back', { sent: 15, bounced: 3 }, 'bounces'],
  ['the only three came back', { sent: 3, bounced: 3 }, 'bounces'],
  ['one was reported as spam', { sent: 1_000, complaints: 1 }, 'complaint'],
  ['the login was refused', { isLoginRefused: true }, 'authentication'],
  ['the server has had enough for today', { sent: 30, isQuotaReached: true }, 'quota'],
  ['it was reported, and the rest is bad as well', { sent: 40, bounced: 40, complaints: 1, isLoginRefused: true }, 'complaint'],
];

for (const [what, given, by] of cases) {
  test(`${by === null ? 'an account goes on' : `an account is paused (${by})`} when ${what}`, (t) => {
    const reason = pauseReason(counts(given), settings);
    t.is(reason?.by ?? null, by);
    if (reason !== null) t.regex(`${reason.message} ${reason.help}`, /^[A-Z0-9].*\. [A-Z].*\.$/);
    t.is(reason?.pauseFor ?? null, by === 'quota' ? 86_400_000 : null);
  });
}

test('the limit is the user’s own', (t) => {
  t.is(pauseReason(counts({ sent: 100, bounced: 5 }), sendingSettings({ pauseAtBouncePercent: 10 })), null);
  t.is(pauseReason(counts({ sent: 100, bounced: 2 }), sendingSettings({ pauseAtBouncePercent: 2 }))?.by, 'bounces');
});

/** Sends one by one at this share of bounces, looking after each, until the test stops it; how many it took, or null when it never did. */
function stoppedAfter(share: number, sends: number, random: () => number, isStopped: (sent: number, bounced: number) => boolean): number | null {
  let bounced = 0;
  for (let sent = 1; sent <= sends; sent += 1) {
    if (random() < share) bounced += 1;
    if (isStopped(sent, bounced)) return sent;
  }
  return null;
}

const bySequence = (sent: number, bounced: number) => bounceEvidence(sent, bounced) >= evidenceNeeded;
const byShare = (sent: number, bounced: number) => sent >= 20 && bounced >= 2 && bounced * 20 >= sent;

test('the sequential test, looked at after each of 2,000 messages, raises a false alarm for at most one usual list in twenty, and finds a bad one early', (t) => {
  const random = seededRandom(5);
  const rate = (share: number) => {
    const runs = Array.from({ length: 4_000 }, () => stoppedAfter(share, 2_000, random, bySequence));
    const stopped = runs.filter((run) => run !== null).sort((a, b) => a - b);
    return { stopped: stopped.length / runs.length, median: stopped[stopped.length >> 1] ?? null };
  };
  const [good, usual, bad, worse] = [rate(0.01), rate(0.02), rate(0.08), rate(0.15)];
  t.true(good.stopped <= 0.01, `1 %: ${good.stopped}`);
  t.true(usual.stopped <= 0.05, `2 %: ${usual.stopped}`);
  t.true(bad.stopped >= 0.99, `8 %: ${bad.stopped}`);
  t.true((bad.median ?? 999) <= 80 && (worse.median ?? 999) <= 30);
  t.log(`false alarms at 1 %: ${percent(good.stopped)}, at 2 %: ${percent(usual.stopped)}; bad lists found at 8 %: ${percent(bad.stopped)}, half of them within ${bad.median} messages; at 15 % within ${worse.median}`);
});

test('the fixed limit of 5 % stops about a quarter of the usual lists at some time, early or never', (t) => {
  const random = seededRandom(7);
  const runs = Array.from({ length: 4_000 }, () => stoppedAfter(0.02, 1_000, random, byShare));
  const stopped = runs.filter((run) => run !== null);
  const early = stopped.filter((run) => run <= 100).length / stopped.length;
  t.true(stopped.length / runs.length < 0.3 && early > 0.9);
  t.log(`at 2 % it stops ${percent(stopped.length / runs.length)}, of these ${percent(early)} within the first 100 messages`);
});

test('before the fixed limit may speak at all, the sequential test has stopped a list that is very bad', (t) => {
  const random = seededRandom(6);
  const both = Array.from({ length: 2_000 }, () => {
    const seed = Math.floor(random() * 1e9);
    return [stoppedAfter(0.3, 200, seededRandom(seed), bySequence) ?? 201, stoppedAfter(0.3, 200, seededRandom(seed), byShare) ?? 201] as const;
  });
  const earlier = both.filter(([sequence, share]) => sequence < share).length / both.length;
  t.true(earlier > 0.9, `${earlier}`);
  t.log(`at 30 % it stops earlier than the fixed limit in ${percent(earlier)} of the cases`);
});

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
