import test, { type ExecutionContext } from 'ava';
import type { Candidate } from '../../../core/domain/lead.ts';
import type { Plugin } from '../../../core/kernel/plugin.ts';
import { runCampaign } from '../../../core/orchestrator/runner.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { whyNotSent } from '../../../core/outbox/why-not-sent.ts';
import { approveDraft, editDraft } from '../../../core/review/decide-draft.ts';
import { createCast, type CastParts } from '../../support/cast.ts';
import type { ZoneEntry } from '../../support/dns-stand-in.ts';
import { goodZone } from '../../support/domain-zone.ts';
import { beginTestCampaign, candidateAt, openTestEngine } from '../../support/engine.ts';
import { openSendingEngine } from '../../support/sending-engine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const never = new AbortController().signal;

/** An engine with one approved draft for each candidate. */
async function approved(t: ExecutionContext, candidates: readonly Candidate[], parts: Omit<CastParts, 'candidates'> = {}, more: readonly unknown[] = []) {
  const cast = createCast({ candidates, ...parts });
  const engine = await openTestEngine(t, temporaryFolder(t), [cast.plugin, ...more]);
  const campaign = await beginTestCampaign(engine);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  const drafts = await engine.store.emails.list();
  for (const { id } of drafts) await approveDraft(engine, id);
  return { engine, cast, id: drafts[0]?.id ?? 0 };
}

test('What is approved is sent once, and a second sending finds nothing to do', async (t) => {
  const { engine, cast, id } = await approved(t, [candidateAt('Alder'), candidateAt('Birch')]);
  const report = await sendApproved(engine, never);
  t.deepEqual(report.held, []);
  t.deepEqual(report.sent.map(({ to }) => to), ['jobs@alder.example', 'jobs@birch.example']);
  t.is((await sendApproved(engine, never)).sent.length, 0);
  t.is(cast.delivered.length, 2);
  t.is((await engine.store.emails.get(id)).status, 'sent');
  t.is((await engine.store.leads.page({ sort: 'score', limit: 5 })).leads[0]?.status, 'sent');
  t.is((await whyNotSent(engine, id)).state, 'sent');
});

test('Once it is enough the message that is being sent goes out, no further one is begun, and the next sending goes on with it', async (t) => {
  const { engine, cast } = await approved(t, [candidateAt('Alder'), candidateAt('Birch')]);
  const enough = new AbortController();
  const first = await sendApproved(engine, never, { onSent: () => enough.abort(), enough: enough.signal });
  t.is(first.sent.length, 1);
  t.deepEqual((await engine.store.outbox.inState('queued')).length, 1);
  t.is((await sendApproved(engine, never)).sent.length, 1);
  t.is(cast.delivered.length, 2);
});

test('The bytes that go out are the bytes that were approved, with the date of their sending', async (t) => {
  const { engine, cast, id } = await approved(t, [candidateAt('Alder')]);
  const [queued] = await engine.store.outbox.ofEmail(id);
  await sendApproved(engine, never);
  const undated = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1').replace(/^Date: .*\r\n/m, '');
  t.is(undated(cast.delivered[0]?.bytes), undated(queued?.bytes));
  const [sent] = await engine.store.outbox.ofEmail(id);
  t.deepEqual(Buffer.from(cast.delivered[0]?.bytes ?? []), Buffer.from(sent?.bytes ?? []), 'and they are kept as they went');
});

test('What a transport does over without doing it twice, goes out with every byte as it was approved', async (t) => {
  const { engine, cast, id } = await approved(t, [candidateAt('Alder')], { idempotent: true });
  const [queued] = await engine.store.outbox.ofEmail(id);
  await sendApproved(engine, never);
  t.deepEqual(Buffer.from(cast.delivered[0]?.bytes ?? []), Buffer.from(queued?.bytes ?? []));
});

test('An edit after the approval voids it, and the message is not sent', async (t) => {
  const { engine, cast, id } = await approved(t, [candidateAt('Alder')]);
  await editDraft(engine, id, { subjectA: 'Another subject', subjectB: 'Another one still' });
  t.is((await engine.store.emails.get(id)).status, 'drafted');
  t.deepEqual(await sendApproved(engine, never), { sent: [], held: [], nextAt: null });
  t.is(cast.delivered.length, 0);
  t.is((await whyNotSent(engine, id)).rule, 'approval');
});

test('An address that said no is never written to, also when it said so after the approval', async (t) => {
  const { engine, cast, id } = await approved(t, [candidateAt('Alder')]);
  await engine.store.suppression.add('JOBS@alder.example', 'opted out');
  const report = await sendApproved(engine, never);
  t.regex(report.held[0]?.reason ?? '', /never written to: opted out/);
  t.is(cast.delivered.length, 0);
  t.is((await whyNotSent(engine, id)).state, 'held');
});

test('A plugin that objects holds the message, and one that fails to answer holds it as well', async (t) => {
  const objector: Plugin = {
    name: 'objector',
    apiVersion: 1,
    apply(scope) {
      scope.hooks.emailSend.tap(({ lead }) => {
        if (lead.company === 'Alder') return 'not on a Friday';
        throw new Error('broken');
      });
    },
  };
  const { engine, cast } = await approved(t, [candidateAt('Alder'), candidateAt('Birch')], {}, [objector]);
  const { held } = await sendApproved(engine, never);
  t.is(held[0]?.reason, 'not on a Friday');
  t.regex(held[1]?.reason ?? '', /Plugin "objector" failed while answering emailSend: broken/);
  t.is(cast.delivered.length, 0);
});

test('A transport that breaks before the message was written leaves it with the user; one that breaks after leaves it unknown, and it is never sent again by itself', async (t) => {
  let sends = 0;
  const { engine, id } = await approved(t, [candidateAt('Alder'), candidateAt('Birch')], {
    async send(message, run) {
      sends += 1;
      if (message.envelope.to[0] === 'jobs@birch.example') await run.reach('dot_written');
      throw new Error('the line went dead');
    },
  });
  const { held } = await sendApproved(engine, never);
  t.is(held.length, 2);
  t.is((await whyNotSent(engine, id)).state, 'held');
  t.is((await whyNotSent(engine, id + 1)).rule, 'never-twice');
  await sendApproved(engine, never);
  t.is(sends, 2);
});

test('A definite no is kept with its reason; a passing one is tried again later', async (t) => {
  const { engine, id } = await approved(t, [candidateAt('Alder'), candidateAt('Birch')], {
    send: async (message) => ({ kind: 'refused', reason: '550 no such user', permanent: message.envelope.to[0] === 'jobs@alder.example' }),
  });
  await sendApproved(engine, never);
  t.is((await whyNotSent(engine, id)).state, 'refused');
  const later = await whyNotSent(engine, id + 1);
  t.is(later.state, 'queued');
  t.regex(later.reason, /550 no such user/);
});

test('Approved is at every moment the sum of sent, queued, refused, unknown, held and cancelled', async (t) => {
  const { engine } = await approved(t, [candidateAt('Alder'), candidateAt('Birch'), candidateAt('Cedar')], {
    async send(message, run) {
      if (message.envelope.to[0] === 'jobs@alder.example') return { kind: 'accepted', reference: 'x' };
      if (message.envelope.to[0] === 'jobs@birch.example') return { kind: 'refused', reason: 'no', permanent: true };
      await run.reach('dot_written');
      throw new Error('silence');
    },
  });
  await sendApproved(engine, never);
  t.deepEqual(await engine.store.outbox.counts(), { queued: 0, sending: 0, sent: 1, refused: 1, unknown: 1, held: 0, cancelled: 0 });
});

test('Stopping before the message was written puts it back into the queue, and the next sending sends it', async (t) => {
  const stopping = new AbortController();
  let stopped = false;
  const { engine, id } = await approved(t, [candidateAt('Alder')], {
    async send(_, run) {
      if (stopped) return { kind: 'accepted', reference: 'now' };
      stopped = true;
      await run.reach('connected');
      stopping.abort(new Error('stopped by the user'));
      run.signal.throwIfAborted();
      throw new Error('not reached');
    },
  });
  await t.throwsAsync(sendApproved(engine, stopping.signal));
  t.is((await whyNotSent(engine, id)).state, 'queued');
  t.is((await sendApproved(engine, never)).sent.length, 1);
});

test('What is held is told at every sending, until somebody decides', async (t) => {
  const objector: Plugin = { name: 'objector', apiVersion: 1, apply: (scope) => scope.hooks.emailSend.tap(() => 'not today') };
  const { engine, id } = await approved(t, [candidateAt('Alder')], {}, [objector]);
  await sendApproved(engine, never);
  t.deepEqual((await sendApproved(engine, never)).held, [{ emailId: id, state: 'held', reason: 'not today', clearsAt: null }]);
});

test('A message that may have been sent is not sent by another transport', async (t) => {
  const { engine, cast, id } = await approved(t, [candidateAt('Alder')], { idempotent: true });
  const [message] = await engine.store.outbox.claim({ owner: 'somebody/1/1', now: engine.clock.now(), leaseMs: 1, limit: 1, transport: 'another' });
  if (message === undefined) return t.fail();
  await engine.store.outbox.reach(message, 'dot_written');
  await engine.store.outbox.markUnknown(undefined, message, 'silence');
  await sendApproved(engine, never);
  t.is(cast.delivered.length, 0);
  t.like(await whyNotSent(engine, id), { state: 'held', rule: 'never-twice' });
});

test('Of what is approved, only what was named is sent; each is told as it goes', async (t) => {
  const { engine, cast, id } = await approved(t, [candidateAt('Alder')]);
  const told: number[] = [];
  await sendApproved(engine, never, { emailIds: [id + 1], onSent: ({ emailId }) => told.push(emailId) });
  t.is(cast.delivered.length, 0);
  await sendApproved(engine, never, { emailIds: [id], onSent: ({ emailId }) => told.push(emailId) });
  t.is(cast.delivered.length, 1);
  t.deepEqual(told, [id]);
});

test('Where messages really leave, a draft to an address that cannot get mail is blocked, one that could not be looked up goes, and what was found is written down', async (t) => {
  const zone: Record<string, ZoneEntry> = { ...goodZone('example.org'), 'alder.example': [{ mx: [0, ''] }], 'birch.example': 'servfail', 'cedar.example': [{ mx: [10, 'mail.cedar.example'] }] };
  const { engine, cast } = await openSendingEngine(t, zone, [candidateAt('Alder'), candidateAt('Birch'), candidateAt('Cedar'), candidateAt('Dogwood', { email: 'noreply@cedar.example' })]);
  const campaign = await beginTestCampaign(engine);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  const found = await Promise.all(
    (await engine.store.emails.list()).map(async ({ id, leadId, blockedBy }) => {
      const { email, provenance } = await engine.store.leads.get(leadId);
      if (blockedBy.length === 0) await approveDraft(engine, id);
      return `${email} ${provenance?.verified?.verdict} ${/takes no mail|Nobody reads/.exec(blockedBy[0]?.message ?? '')?.[0] ?? 'approved'}`;
    }),
  );
  t.deepEqual(found.sort(), ['jobs@alder.example bad takes no mail', 'jobs@birch.example unknown approved', 'jobs@cedar.example good approved', 'noreply@cedar.example bad Nobody reads']);
  t.deepEqual((await sendApproved(engine, never)).sent.map(({ to }) => to).sort(), ['jobs@birch.example', 'jobs@cedar.example']);
  t.is(cast.delivered.length, 2);
});

test('An address whose domain was given up between the approval and the sending holds its message, with the reason', async (t) => {
  const { engine, cast, names, again } = await openSendingEngine(t, { ...goodZone('example.org'), 'alder.example': 'servfail' }, [candidateAt('Alder')]);
  const campaign = await beginTestCampaign(engine);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  for (const { id } of await engine.store.emails.list()) await approveDraft(engine, id);
  delete names.zone['alder.example'];
  const later = await again({});
  t.regex((await sendApproved(later, never)).held[0]?.reason ?? '', /^nothing is sent to jobs@alder\.example: alder\.example has no mail server\.$/);
  t.is(cast.delivered.length, 0);
});
