import { join } from 'node:path';
import test from 'ava';
import type { Job } from '../../../core/store/jobs.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, beginCampaign, openTestStore, type TestStore } from '../../support/store.ts';

async function withJobs(store: TestStore, steps: readonly string[]): Promise<number> {
  const campaignId = await beginCampaign(store);
  const { id } = await addLead(store);
  await store.jobs.enqueue(steps.map((step) => ({ campaignId, leadId: id, step })));
  return campaignId;
}

async function claimOne(store: TestStore, owner = 'me', leaseMs = 1_000): Promise<Job> {
  const [job] = await store.jobs.claim({ owner, now: store.clock.now(), leaseMs, limit: 1 });
  if (job === undefined) throw new Error('nothing was due');
  return job;
}

test('a step of a lead in a campaign is one job, however often it is added', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await withJobs(store, ['research', 'research']);
  t.is(await store.jobs.enqueue([{ campaignId, leadId: 1, step: 'research' }, { campaignId, step: 'scout' }]), 1);
  t.is(await store.jobs.enqueue([{ campaignId, step: 'scout' }]), 0);
  t.is((await store.jobs.counts(campaignId)).queued, 2);
});

test('a job is claimed when its time has come, the longest waiting first', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const now = store.clock.now();
  await store.jobs.enqueue([{ campaignId, step: 'late', dueAt: now + 500 }, { campaignId, step: 'b', dueAt: now - 1 }, { campaignId, step: 'a', dueAt: now - 2 }]);
  t.is((await claimOne(store)).step, 'a');
  t.is((await claimOne(store)).step, 'b');
  t.deepEqual(await store.jobs.claim({ owner: 'me', now, leaseMs: 1, limit: 9, steps: ['late'] }), []);
  t.is(await store.jobs.nextDue(campaignId), now + 500);
  await store.clock.advance(500);
  t.is((await claimOne(store)).step, 'late');
});

test('a lease that has ended can be claimed by another, and then the first can no longer finish', async (t) => {
  const store = await openTestStore(t);
  await withJobs(store, ['research']);
  const mine = await claimOne(store, 'sleeper');
  await store.clock.advance(1_001);
  const theirs = await claimOne(store, 'other');
  t.is(theirs.id, mine.id);
  t.is(theirs.fence, mine.fence + 1);
  const error = await errorOf(() =>
    store.write(async (tx) => {
      await store.leads.setStatus(1, 'researching', tx);
      await store.jobs.finish(tx, mine);
    }),
  );
  t.is(error.code, 'lease_lost');
  t.is((await store.leads.get(1)).status, 'discovered', 'what the first had done is rolled back');
  await store.write((tx) => store.jobs.finish(tx, theirs));
  t.is((await store.jobs.find(mine.id))?.state, 'done');
});

for (const [what, end] of [
  ['renew', (store, job) => store.jobs.renew(job, store.clock.now() + 1)],
  ['release', (store, job) => store.jobs.release(job)],
  ['fail', (store, job) => store.jobs.fail(undefined, job, { reason: 'x' })],
  ['wait', (store, job) => store.jobs.wait(undefined, job, 'gate')],
  ['cancel', (store, job) => store.jobs.cancel(undefined, job, 'x')],
] as const satisfies readonly (readonly [string, (store: TestStore, job: Job) => Promise<void>])[]) {
  test(`who has lost the lease can no longer ${what} the job`, async (t) => {
    const store = await openTestStore(t);
    await withJobs(store, ['research']);
    const mine = await claimOne(store);
    await store.clock.advance(1_001);
    await claimOne(store, 'other');
    t.is((await errorOf(() => end(store, mine))).code, 'lease_lost');
  });
}

test('a renewed lease is not claimed by others', async (t) => {
  const store = await openTestStore(t);
  await withJobs(store, ['research']);
  const job = await claimOne(store);
  await store.jobs.renew(job, store.clock.now() + 10_000);
  await store.clock.advance(5_000);
  t.deepEqual(await store.jobs.claim({ owner: 'other', now: store.clock.now(), leaseMs: 1, limit: 1 }), []);
});

test('a failed job is tried again at its time, or over', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await withJobs(store, ['research']);
  await store.jobs.fail(undefined, await claimOne(store), { reason: 'no answer', retryAt: store.clock.now() + 100 });
  t.like((await store.jobs.list({ campaignId }))[0], { state: 'queued', reason: 'no answer', attempts: 1 });
  await store.clock.advance(100);
  await store.jobs.fail(undefined, await claimOne(store), { reason: 'still none' });
  t.like((await store.jobs.list({ campaignId }))[0], { state: 'failed', reason: 'still none', attempts: 2, dueAt: null });
  t.is(await store.jobs.nextDue(), null);
  t.is(await store.jobs.retryFailed(campaignId), 1);
  t.is((await claimOne(store)).attempts, 1);
});

test('what waits at a gate is not due until the gate is opened', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await withJobs(store, ['gate']);
  await store.jobs.wait(undefined, await claimOne(store), 'acceptance');
  t.is(await store.jobs.nextDue(), null);
  t.is(await store.jobs.open('something else', { campaignId }), 0);
  t.is(await store.jobs.open('acceptance', { campaignId, leadId: 1 }), 1);
  t.is((await claimOne(store)).step, 'gate');
});

test('what is given back untried counts as untried; the jobs of the dead are free at once', async (t) => {
  const store = await openTestStore(t);
  await withJobs(store, ['research']);
  await store.jobs.release(await claimOne(store, 'alive'));
  t.is((await claimOne(store, 'dead', 60_000)).attempts, 1);
  t.is(await store.jobs.releaseDead((owner) => owner !== 'dead'), 1);
  t.is((await claimOne(store, 'heir')).fence, 3);
});

test('cancelling leaves what runs and what is over', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await withJobs(store, ['one', 'two', 'three']);
  await store.write(async (tx) => store.jobs.finish(tx, await store.jobs.claim({ owner: 'me', now: store.clock.now(), leaseMs: 1, limit: 1 }, tx).then(([job]) => job as Job)));
  await claimOne(store);
  t.is(await store.jobs.cancelAll({ campaignId }, 'stopped'), 1);
  t.like(await store.jobs.counts(campaignId), { done: 1, running: 1, cancelled: 1 });
});

test('"what is due" and a claim read an index, never the table', async (t) => {
  const store = await openTestStore(t);
  const plan = (sql: string) => store.connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail).join('\n');
  t.regex(plan('SELECT min(due_at) AS due FROM jobs WHERE due_at IS NOT NULL'), /jobs_due/);
  t.regex(plan('SELECT id FROM jobs WHERE due_at <= 5 ORDER BY due_at LIMIT 1'), /^SEARCH jobs USING COVERING INDEX jobs_due \(due_at<\?\)$/);
  t.regex(plan('SELECT id FROM jobs WHERE due_at <= 5 AND campaign_id = 1 ORDER BY due_at LIMIT 1'), /^SEARCH jobs USING COVERING INDEX jobs_due_in_campaign \(campaign_id=\? AND due_at<\?\)$/);
});

test('four processes share 20,000 jobs: each is done once, and none meets a locked database', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const count = 20_000;
  await store.jobs.enqueue(Array.from({ length: count }, (_, number) => ({ campaignId, step: `step ${number}`, dueAt: 0 })));
  const children = ['a', 'b', 'c', 'd'].map((owner, index) => startChild('claim-jobs.ts', [join(store.file), owner, index % 2 === 0 ? '25' : '7']));
  const done: number[] = [];
  for (const child of children) {
    t.is(await child.ended, 0, child.errors());
    done.push(...(JSON.parse(child.output()) as number[]));
  }
  t.is(done.length, count);
  t.is(new Set(done).size, count);
  t.like(await store.jobs.counts(campaignId), { done: count, running: 0, queued: 0 });
  t.is(store.connection.get<{ most: number }>('SELECT max(attempts) AS most FROM jobs')?.most, 1);
});

test('the steps of a lead that are over are those done or failed, of that campaign only', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await withJobs(store, ['done', 'failed', 'cancelled', 'queued']);
  const others = await beginCampaign(store, 'Others');
  await store.jobs.enqueue([{ campaignId, step: 'scout' }, { campaignId: others, leadId: 1, step: 'elsewhere' }]);
  const byStep = new Map((await store.jobs.claim({ owner: 'me', now: store.clock.now(), leaseMs: 1_000, limit: 9 })).map((job) => [job.step, job]));
  const job = (step: string) => byStep.get(step) as Job;
  await store.write(async (tx) => {
    for (const step of ['done', 'scout', 'elsewhere']) await store.jobs.finish(tx, job(step));
    await store.jobs.fail(tx, job('failed'), { reason: 'no' });
    await store.jobs.cancel(tx, job('cancelled'), 'no');
  });
  await store.jobs.release(job('queued'));
  t.deepEqual([...(await store.jobs.stepsOver({ campaignId, leadId: 1 }))].sort(), ['done', 'failed']);
});
