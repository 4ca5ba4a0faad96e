import test from 'ava';
import { policySnapshot, queuedMessages } from '../../../core/outbox/policy-snapshot.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { readProfileText } from '../../../core/profile/read-profile.ts';
import { hour, minute, never, openMailWorld } from '../../support/mail-world.ts';
import { resumeText } from '../../support/resume.ts';

const second = { second: { email: 'second@example.org', transport: 'memory', mailbox: 'letters' } };

test('the rules see each account by the address that it writes from, with what it sent and what holds it', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { host: 'smtp.example.org', settings: { accounts: second } });
  await approve('Alder');
  await sendApproved(engine, never);
  await engine.store.sending.pause({ account: 'second', rule: 'user', reason: 'you paused it', since: clock.now(), until: clock.now() + hour });
  const { accounts, domains, now } = await policySnapshot(engine, []);
  t.is(now, clock.now());
  t.deepEqual(accounts.get('main'), { id: 'mara@example.org', firstSentAt: now, sentAt: [now], paused: null });
  t.deepEqual(accounts.get('second'), { id: 'second@example.org', firstSentAt: null, sentAt: [], paused: { by: 'user', since: now, until: now + hour } });
  t.deepEqual(domains.get('alder.example')?.sentAt, [now]);
});

test('of one account and of one domain, times of sending come in their order', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { host: 'smtp.example.org' });
  const began = clock.now();
  for (const name of ['Alder', 'Birch', 'Cedar']) {
    await approve(name, { email: `${name}@acme.example` });
    await sendApproved(engine, never);
    await clock.advance(hour);
  }
  const { accounts, domains } = await policySnapshot(engine, []);
  const inOrder = [began, began + hour, began + 2 * hour];
  t.deepEqual(accounts.get('main')?.sentAt, inOrder);
  t.deepEqual(domains.get('acme.example')?.sentAt, inOrder);
});

test('an account whose address only the résumé knows keeps to the caps that were set for that address', async (t) => {
  const profile = readProfileText(resumeText);
  const address = profile.email?.value ?? '';
  const { engine, approve, clock } = await openMailWorld(t, { host: 'smtp.example.org', settings: { sender: { name: 'Mara Lindqvist', mailingAddress: '1 Quay Street, Gothenburg' }, sending: { accounts: { [address.toUpperCase()]: { perHour: 1 } } } } });
  await engine.store.profiles.put(profile, 'resume.md');
  t.is((await policySnapshot(engine, [])).accounts.get('main')?.id, address);
  await approve('Alder');
  await approve('Birch');
  const { sent, held } = await sendApproved(engine, never);
  t.is(sent.length, 1);
  t.regex(held[0]?.reason ?? '', /has sent what it may in one hour: 1 /);
  await clock.advance(hour + 1);
  t.is((await sendApproved(engine, never)).sent.length, 1);
});

test('a domain that asked for less is held with the step that it has come to, also when nothing was sent to it', async (t) => {
  const { engine, clock } = await openMailWorld(t);
  await engine.store.sending.backOff({ account: 'main', domain: 'alder.example', step: 2, until: clock.now() + hour });
  t.deepEqual((await policySnapshot(engine, [])).domains.get('alder.example'), { sentAt: [], backOffUntil: clock.now() + hour, backOffStep: 2 });
});

test('what may have arrived counts like what was sent, over a restart and a clock that was set back', async (t) => {
  const world = await openMailWorld(t, { host: 'smtp.example.org', async send(_message, run) { await run.reach('dot_written'); throw new Error('silence'); } });
  await world.approve('Alder');
  await sendApproved(world.engine, never);
  const sentAt = world.clock.now();
  await world.clock.advance(-30 * minute);
  const later = await world.again({});
  t.deepEqual((await policySnapshot(later, [])).accounts.get('main')?.sentAt, [sentAt]);
});

test('a message is seen with where its reader is, whether they said no, and what was received of them', async (t) => {
  const { engine, approve } = await openMailWorld(t, { host: 'smtp.example.org' });
  const { lead } = await approve('Alder', { location: 'Tokyo, Japan', email: 'Ines@ALDER.example' });
  await engine.store.queue.recordBasis(lead.id, { basis: 'consent', source: 'https://alder.example/jobs', subscriber: null, note: null });
  const seen = async () => (await queuedMessages(engine, await engine.store.queue.waiting()))[0];
  t.like(await seen(), { recipientDomain: 'alder.example', place: { zone: 'Asia/Tokyo' }, suppressed: null, step: 'first', basis: { basis: 'consent' }, thread: { replied: false, bounced: false, optedOut: false, absentUntil: null, previousSentAt: null } });
  await engine.store.suppression.add('ines@alder.example', 'unsubscribed');
  t.like(await seen(), { suppressed: 'unsubscribed', thread: { optedOut: true } });
});

test('a company that was put on the block-list after the approval is held, and nothing goes to it', async (t) => {
  const world = await openMailWorld(t, { host: 'smtp.example.org' });
  await world.approve('Alder');
  const later = await world.again({ discovery: { blockCompanies: ['ALDER Inc.'] } });
  t.regex((await queuedMessages(later, await later.store.queue.waiting()))[0]?.companyBlocked ?? '', /block-list/);
  const { sent, held } = await sendApproved(later, never);
  t.is(sent.length, 0);
  t.regex(held[0]?.reason ?? '', /Alder is on your block-list/);
});

test('holidays are looked up only where they are respected', async (t) => {
  for (const respectHolidays of [true, false]) {
    const { engine, approve } = await openMailWorld(t, { host: 'smtp.example.org', settings: { sending: { respectHolidays } } });
    await approve('Alder', { location: 'Stockholm, Sweden' });
    const queued = await queuedMessages(engine, await engine.store.queue.waiting());
    t.is(Object.keys((await policySnapshot(engine, queued)).holidays).length > 0, respectHolidays);
  }
});
