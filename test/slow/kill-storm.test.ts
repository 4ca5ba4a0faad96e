import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { writeNotes } from '../support/notes.ts';
import { outreach, startOutreach } from '../support/outreach.ts';
import { differences, resultSet } from '../support/result-set.ts';
import { writeResume } from '../support/resume.ts';

const kills = 60;
const leads = 24;
const drafts = 16;

/** For one run only: whoever goes on says it again. */
const address = ['--set', 'sender.mailingAddress=1 Quay Street, Gothenburg'];

interface Draft {
  readonly id: number;
}

test('A run that is killed again and again ends with exactly what an undisturbed run makes, nothing twice and nothing missing', async (t) => {
  t.timeout(15 * 60_000);
  const folder = await mkdtemp(join(tmpdir(), 'kill-storm-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const notes = join(folder, 'notes');
  const resume = join(folder, 'resume.md');
  await writeNotes(notes, leads);
  await writeResume(resume);
  const calm = join(folder, 'calm');
  await finish(calm, t);
  const expected = await resultSet(calm);
  t.is(expected.drafts.length, drafts);
  t.is(expected.files.length, drafts);

  let killed = 0;
  // Each round has a home of its own, and a run waits as much as it works: two at a time take little longer than one.
  await Promise.all(
    [0, 1].map(async (lane) => {
      for (let round = lane; killed < kills; round += 2) await storm(round);
    }),
  );
  t.log(`${killed} kills`);

  async function storm(round: number): Promise<void> {
    const home = join(folder, `storm-${round}`);
    for (let attempt = 0; ; attempt++) {
      const running = startOutreach(attempt === 0 ? runAll(home) : ['run', 'continue', '--home', home, '--json', ...address]);
      const timer = setTimeout(() => running.process.kill('SIGKILL'), delay(round, attempt));
      const outcome = await running.outcome;
      clearTimeout(timer);
      if (outcome.killed) killed += 1;
      else if (outcome.code === 0) break;
      else if (!outcome.stdout.includes('nothing_to_continue')) throw new Error(`run ended with ${outcome.code}: ${outcome.stdout}${outcome.stderr}`);
      else await outreach(runAll(home)); // killed before the campaign was begun
    }
    await approveAll(home);
    for (let attempt = 0; ; attempt++) {
      const running = startOutreach(['mail', 'send', '--home', home, '--json']);
      const timer = setTimeout(() => running.process.kill('SIGKILL'), delay(round, attempt));
      const outcome = await running.outcome;
      clearTimeout(timer);
      if (!outcome.killed) break;
      killed += 1;
    }
    t.deepEqual(differences(expected, await resultSet(home)), {}, `after round ${round}`);
    await rm(home, { recursive: true });
  }

  function runAll(home: string): readonly string[] {
    return ['run', 'all', '--home', home, '--resume', resume, '--venue', 'markdown', '--from', notes, '--limit', String(drafts), '--json', ...address];
  }

  async function finish(home: string, assert: typeof t): Promise<void> {
    const outcome = await outreach(runAll(home));
    assert.is(outcome.code, 0, outcome.stderr);
    await approveAll(home);
    const sent = await outreach(['mail', 'send', '--home', home, '--json']);
    assert.is(sent.code, 0, sent.stderr);
  }

  async function approveAll(home: string): Promise<void> {
    await mkdir(home, { recursive: true });
    const set = await outreach(['config', 'set', 'sender.mailingAddress', '1 Quay Street, Gothenburg', '--home', home]);
    t.is(set.code, 0, set.stderr);
    const pending = (await outreach(['mail', 'pending', '--home', home, '--json'])).json<readonly Draft[]>();
    // Two at a time: a person is one, but this is not about them.
    for (let at = 0; at < pending.length; at += 2) {
      const approved = await Promise.all(pending.slice(at, at + 2).map(({ id }) => outreach(['mail', 'approve', String(id), '--home', home, '--json'])));
      for (const { code, stdout } of approved) t.is(code, 0, stdout);
    }
  }
});

/** Spread over what a run takes, short at first so that the beginning is hit too; the same in every run of the test. */
function delay(round: number, attempt: number): number {
  const spread = (round * 7919 + attempt * 104_729) % 1000;
  return 150 + spread * (1 + Math.min(attempt, 6) / 2);
}
