// The whole product on real servers: from the setup of an account to what follows from each kind of answer.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Engine } from '../../core/engine.ts';
import { mailRound } from '../../core/outbox/mail-round.ts';
import type { SentMessage } from '../../core/outbox/send-approved.ts';
import { whyNotSent } from '../../core/outbox/why-not-sent.ts';
import { approveDraft } from '../../core/review/decide-draft.ts';
import { errorOf } from '../support/error-of.ts';
import { writePackage } from '../support/plugin-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { gone, type Letter, me, type MailWorld, openMailWorld, readers, sampleHome, until } from './support/mail-world.ts';

const day = 86_400_000;
const minute = 60_000;
const hour = 60 * minute;
const { signal } = new AbortController();

let drafts: string;
test.before(async (t) => {
  t.timeout(2 * minute);
  drafts = await sampleHome(await mkdtemp(join(tmpdir(), 'outreach-test-')));
});
test.after.always(() => rm(drafts, { recursive: true, force: true }));

interface Pending {
  readonly id: number;
  readonly lead: { readonly id: number; readonly email: string | null };
  readonly body: string;
  readonly followUps: readonly { readonly day: number; readonly body: string }[];
}

interface Thread {
  readonly entries: readonly { readonly from: string; readonly what: string; readonly state: string; readonly text: string }[];
  readonly followUps: readonly { readonly day: number; readonly status: string; readonly reason: string | null; readonly dueAt: number | null }[];
}

async function draftTo(world: MailWorld, address: string): Promise<Pending> {
  const draft = (await world.json<readonly Pending[]>('mail', 'pending')).find(({ lead }) => lead.email === address);
  if (draft === undefined) throw new Error(`there is no draft to ${address}`);
  return draft;
}

interface Written {
  readonly engine: Engine;
  readonly emailId: number;
  readonly leadId: number;
  readonly letter: Letter;
}

/** One message to this reader, approved, sent, and arrived. */
async function write(t: ExecutionContext, world: MailWorld, address: string): Promise<Written> {
  const draft = await draftTo(world, address);
  const engine = await world.engine();
  await approveDraft(engine, draft.id);
  t.is((await mailRound(engine, signal)).sent.length, 1);
  const [letter] = await world.arrived(address);
  if (letter === undefined) throw new Error('it did not arrive');
  return { engine, emailId: draft.id, leadId: draft.lead.id, letter };
}

/** Looks once a day, and at the end a moment before and after it, as a program that runs all the time. Gives what went out. */
async function pass(world: MailWorld, engine: Engine, days: number): Promise<readonly SentMessage[]> {
  const sent: SentMessage[] = [];
  for (const step of [...Array.from({ length: days - 1 }, () => day), day - 5 * minute, 10 * minute]) {
    world.pass(step);
    const round = await mailRound(engine, signal);
    // Where nobody could look for answers, follow-ups rightly wait: that is said here, and not taken for a message that is missing.
    for (const { reason } of round.problems) throw new Error(`our mailbox could not be read: ${reason}`);
    sent.push(...round.sent);
  }
  return sent;
}

test.serial('from setup to a letter in the mailbox of its reader, once; and one that nobody could deliver is read, shown, and followed by nothing', async (t) => {
  const world = await openMailWorld(t, { drafts, configured: false });
  for (const [name, value] of Object.entries(world.account)) await world.outreach('config', 'set', name, String(value));
  const [known, unknown] = [await draftTo(world, readers.tomasz), await draftTo(world, gone)];
  for (const { id } of [known, unknown]) await world.outreach('mail', 'approve', String(id));
  const send = async () => (await world.json<{ sent: readonly { to: string }[] }>('mail', 'send')).sent.map(({ to }) => to).sort();
  t.deepEqual(await send(), [gone, readers.tomasz]);
  t.deepEqual(await send(), [], 'nothing goes twice');

  const [letter] = await world.arrived(readers.tomasz);
  t.true(letter?.text.includes(known.body));
  t.regex(letter?.text ?? '', /Robin Vale[\s\S]*1 Quay Street, Gothenburg/, 'the footer');
  t.regex(letter?.header('from') ?? '', /^"?Robin Vale"? <robin@out\.example>$/);
  t.regex(letter?.header('list-unsubscribe') ?? '', /^<mailto:robin@out\.example\?subject=unsubscribe>$/);
  t.regex(String(letter?.bytes), /with ESMTPSA id/, 'encrypted and logged in');
  t.regex(letter?.messageId ?? '', /^<[0-9a-f]{32}@[a-z.]+>$/);
  const copies = await world.dovecot.messages({ folder: 'Sent' });
  t.deepEqual(copies.filter((copy) => String(copy).includes(letter?.messageId ?? '?')).length, 1, 'its copy lies in the folder for sent mail');

  // Postfix tells us that nobody of this name is there.
  await until(() => world.dovecot.messages(), ({ length }) => length === 1);
  // Sending reads what came before it sends: the second one may have met it already.
  await world.json('mail', 'poll');
  const received = await world.json<readonly { kind: string; emailId: number }[]>('mail', 'inbox');
  t.deepEqual(received.map(({ kind, emailId }) => [kind, emailId]), [['bounce', unknown.id]]);
  const tracked = await world.json<readonly { emailId: number; step: string; state: string; answer: string | null }[]>('mail', 'track');
  t.deepEqual(tracked.filter(({ step }) => step === 'first').map(({ emailId, state, answer }) => [emailId, state, answer]).sort(), [[known.id, 'sent', null], [unknown.id, 'sent', 'bounce']].sort());
  const thread = await world.json<Thread>('mail', 'thread', String(unknown.lead.id));
  t.deepEqual(thread.entries.filter(({ from }) => from !== 'you').map(({ what }) => what), ['bounce']);
  t.deepEqual(thread.followUps.map(({ status, reason }) => [status, reason]), [3, 7].map(() => ['skipped', 'it came back: there is no such address']));
  t.deepEqual((await world.json<Thread>('mail', 'thread', String(known.lead.id))).followUps.map(({ status }) => status), ['queued', 'queued']);
  const stats = await world.json<{ leads: Record<string, number>; outbox: Record<string, number> }>('data', 'stats');
  t.like(stats, { leads: { sent: 2 }, outbox: { sent: 2, queued: 2, cancelled: 2, unknown: 0 } });
  const engine = await world.engine();
  t.is((await engine.store.suppression.find(gone))?.reason, 'gone');
});

test.serial('a reply that is typed into the mailbox of its reader is matched and read, stops what would follow, and is told', async (t) => {
  const world = await openMailWorld(t, { drafts });
  const heard = join(temporaryFolder(t), 'heard');
  const listener = `import { appendFileSync } from 'node:fs';\nexport default { name: 'listener', apiVersion: 1, apply(scope) { scope.hooks.replyReceived.tap(({ lead, intent }) => appendFileSync(${JSON.stringify(heard)}, lead.email + ' ' + intent + '\\n')); } };\n`;
  await world.outreach('plugins', 'add', writePackage(join(temporaryFolder(t), 'listener'), { 'index.js': listener }, { name: 'listener', version: '1.0.0', exports: './index.js', type: 'module' }));
  const { id, lead } = await draftTo(world, readers.marek);
  await world.outreach('mail', 'approve', String(id));
  await world.outreach('mail', 'send');
  const [letter] = await world.arrived(readers.marek);
  await world.answer(letter ?? t.fail('it did not arrive'), 'Hello Robin,\n\nyes, this sounds very interesting. Could we talk on Thursday at ten?\n\nMarek');
  await world.outreach('mail', 'poll');

  const thread = await world.json<Thread>('mail', 'thread', String(lead.id));
  const [reply] = thread.entries.filter(({ from }) => from !== 'you');
  t.like(reply, { from: readers.marek, what: 'reply', state: 'interested' });
  t.regex(reply?.text ?? '', /talk on Thursday at ten/);
  t.notRegex(reply?.text ?? '', /1 Quay Street|Head of Engineering/, 'neither quote nor signature');
  t.deepEqual(thread.followUps.map(({ status, reason }) => [status, reason]), [3, 7].map(() => ['skipped', 'they have answered']));
  t.is((await world.json<{ leads: Record<string, number> }>('data', 'stats')).leads['replied'], 1);
  t.is(await readFile(heard, 'utf8'), `${readers.marek} interested\n`);
  t.regex(await world.dovecot.doveadm('fetch', '-u', me, 'flags', 'mailbox', 'INBOX'), /^(?!.*\\Seen)/s, 'nothing is marked as read');
});

test.serial('a follow-up goes on its day, in the thread of its first letter, where nobody has answered', async (t) => {
  const world = await openMailWorld(t, { drafts });
  const { engine, emailId, letter } = await write(t, world, readers.annelies);
  world.pass(2 * day);
  t.is((await mailRound(engine, signal)).sent.length, 0, 'not before its day');
  const sent = await pass(world, engine, 1);
  t.deepEqual(sent.map((each) => [each.emailId, each.to]), [[emailId, readers.annelies]]);
  // In which order they lie in a mailbox is its server's own business.
  const followUp = (await world.arrived(readers.annelies, 2)).find(({ messageId }) => messageId !== letter.messageId);
  t.is(followUp?.subject, `Re: ${letter.subject}`);
  t.deepEqual(followUp?.inReplyTo, [letter.messageId]);
  t.deepEqual(followUp?.references, [letter.messageId]);
  t.not(followUp?.messageId, letter.messageId);

  await pass(world, engine, 4);
  const last = (await world.arrived(readers.annelies, 3)).find(({ messageId }) => messageId !== letter.messageId && messageId !== followUp?.messageId);
  t.deepEqual(last?.references, [letter.messageId, followUp?.messageId]);
  await pass(world, engine, 10);
  t.is((await world.arrived(readers.annelies, 3)).length, 3, 'and then it is quiet');
});

test.serial('a follow-up does not go to somebody who has answered a moment before: the mailbox is read first, and where it cannot be read it waits', async (t) => {
  const world = await openMailWorld(t, { drafts });
  const { engine, leadId, letter } = await write(t, world, readers.annelies);
  world.pass(3 * day - 5 * minute);
  await mailRound(engine, signal);
  world.pass(20 * minute);
  await world.answer(letter, 'Thank you, but we have nobody to look after new people this year.');
  await world.postbox.refuse();
  const blind = await mailRound(engine, signal);
  t.is(blind.problems.length, 1);
  t.deepEqual([blind.sent.length, blind.held.map(({ reason }) => reason)[0]], [0, 'whether they have answered could not be read for a while: follow-ups wait until it can']);
  await world.postbox.restore();
  const round = await mailRound(engine, signal, { pollNow: true });
  t.deepEqual([round.received.map(({ reading }) => reading.kind), round.sent.length], [['reply'], 0]);
  t.is((await engine.store.leads.get(leadId)).status, 'replied');
  await pass(world, engine, 5);
  t.is((await world.arrived(readers.annelies)).length, 1);
});

test.serial('an automatic answer with a date puts off what follows until its reader is back', async (t) => {
  const world = await openMailWorld(t, { drafts });
  const { engine, emailId, leadId, letter } = await write(t, world, readers.miriam);
  const back = new Date(Date.now() + 10 * day).toISOString().slice(0, 10);
  await world.answer(letter, `Thank you for your message. I am out of the office and will be back on ${back}.`, { subject: `Automatic reply: ${letter.subject}`, headers: { 'Auto-Submitted': 'auto-replied' } });
  const { received } = await mailRound(engine, signal, { pollNow: true });
  t.deepEqual(received.map(({ reading }) => [reading.kind, reading.returnsOn]), [['auto-reply', back]]);
  await pass(world, engine, 3);
  t.regex((await whyNotSent(engine, emailId)).reason, /is away|not due/i);
  await pass(world, engine, 5);
  t.is((await world.arrived(readers.miriam)).length, 1, 'nothing while she is away');
  t.is((await engine.store.leads.get(leadId)).status, 'sent', 'which is no answer');
  await pass(world, engine, 4);
  const [, followUp] = await world.arrived(readers.miriam, 2);
  t.deepEqual(followUp?.inReplyTo, [letter.messageId]);
});

test.serial('who does not want to be written to is never written to again, not by another campaign either', async (t) => {
  const world = await openMailWorld(t, { drafts });
  const { engine, emailId, leadId, letter } = await write(t, world, readers.ingrid);
  await world.answer(letter, 'Please take me off your list and do not write to me again.');
  const { received } = await mailRound(engine, signal, { pollNow: true });
  t.deepEqual(received.map(({ reading }) => reading.kind), ['opt-out']);
  t.is((await engine.store.suppression.find(readers.ingrid))?.reason, 'unsubscribed');
  t.deepEqual((await engine.store.followUps.of(emailId)).map(({ status }) => status), ['skipped', 'skipped']);

  // A campaign of half a year later has a draft for her.
  world.pass(200 * day);
  const first = await engine.store.emails.get(emailId);
  const campaign = await engine.store.campaigns.find(first.campaignId);
  if (campaign === undefined) return t.fail('no campaign');
  const { campaign: another } = await engine.store.campaigns.begin({ ...campaign, requestKey: 'another', name: 'Autumn' });
  const second = await engine.store.emails.add({ campaignId: another.id, leadId, draft: first, footer: first.footer, messageId: '<0123456789abcdef0123456789abcdef@out.example>', writtenBy: first.writtenBy, blockedBy: [] });
  t.is((await errorOf(() => approveDraft(engine, second.id))).code, 'address_suppressed');
  // What was approved a moment before she said so does not go either.
  await engine.store.suppression.remove(readers.ingrid);
  await approveDraft(engine, second.id);
  await engine.store.suppression.add(readers.ingrid, 'unsubscribed');
  t.is((await mailRound(engine, signal)).sent.length, 0);
  await engine.close('the clock is the real one again');
  const why = await world.json<{ state: string; reason: string }>('mail', 'why', String(second.id));
  t.is(why.state, 'held');
  t.regex(why.reason, /never written to: unsubscribed/);
  t.is((await world.arrived(readers.ingrid)).length, 1);
});

test.serial('a complaint takes its reader off for good and pauses the account', async (t) => {
  const world = await openMailWorld(t, { drafts });
  const { engine, emailId, letter } = await write(t, world, readers.tomasz);
  await world.report(complaintAbout(letter));
  const { received } = await mailRound(engine, signal, { pollNow: true });
  t.deepEqual(received.map(({ reading }) => [reading.kind]), [['complaint']]);
  t.is((await engine.store.suppression.find(readers.tomasz))?.reason, 'complaint');
  t.deepEqual((await engine.store.followUps.of(emailId)).map(({ status }) => status), ['skipped', 'skipped']);
  const other = await draftTo(world, readers.marek);
  await approveDraft(engine, other.id);
  const { sent } = await mailRound(engine, signal);
  t.is(sent.length, 0, 'the account is paused');
  const why = await world.json<{ rule: string; clears: string }>('mail', 'why', String(other.id));
  t.is(why.rule, 'account-paused');
  await world.outreach('mail', 'resume');
  t.is((await mailRound(engine, signal)).sent.length, 1, 'and sends again when the user says so');
  await world.arrived(readers.marek);
});

test.serial('an answer to a letter of which nobody knew whether it arrived proves that it did, and nobody gets it twice', async (t) => {
  const world = await openMailWorld(t, { drafts, encrypted: false });
  const draft = await draftTo(world, readers.annelies);
  const engine = await world.engine();
  await approveDraft(engine, draft.id);
  // Postfix takes it in, and the answer to its last line gets lost.
  world.wire.muteAfter('.');
  const round = mailRound(engine, signal);
  const [letter] = await world.arrived(readers.annelies);
  world.wire.cut();
  t.is((await round).sent.length, 0);
  await world.wire.restore();
  t.is((await engine.store.outbox.counts()).unknown, 1);
  world.pass(2 * minute);
  t.is((await mailRound(engine, signal)).sent.length, 0);

  await world.answer(letter ?? t.fail('it did not arrive'), 'Tell me more, please.');
  const { received } = await mailRound(engine, signal, { pollNow: true });
  t.is(received.length, 1);
  t.like(await engine.store.outbox.counts(), { unknown: 0, sent: 1 });
  t.is((await engine.store.leads.get(draft.lead.id)).status, 'replied');
  t.is((await world.arrived(readers.annelies)).length, 1);
});

test.serial('a letter of which nobody knows whether it arrived is settled by its copy in the folder for sent mail, or waits for its writer; and its reader has it once', async (t) => {
  const world = await openMailWorld(t, { drafts, encrypted: false });
  const engine = await world.engine();
  const message = async (emailId: number) => (await engine.store.outbox.ofEmail(emailId)).find(({ step }) => step === 'first') ?? t.fail('it is not in the outbox');
  const copyOf = async (emailId: number) => Buffer.from((await message(emailId)).bytes);

  /** Postfix takes the letter in, and its answer gets lost. */
  async function inDoubt(reader: string): Promise<number> {
    const draft = await draftTo(world, reader);
    await approveDraft(engine, draft.id);
    world.wire.muteAfter('.');
    const round = mailRound(engine, signal);
    await world.arrived(reader);
    world.wire.cut();
    await round;
    await world.wire.restore();
    t.is((await message(draft.id)).state, 'unknown', reader);
    return draft.id;
  }
  async function settledAs(emailId: number): Promise<string> {
    await mailRound(engine, signal);
    const { state, reason, reference } = await message(emailId);
    return `${state}: ${reason ?? reference}`;
  }
  const proven = 'sent: its copy lies in the folder for sent mail';

  const atOnce = await inDoubt(readers.annelies);
  await world.dovecot.deliver(String(await copyOf(atOnce)), { folder: 'Sent' });
  t.is(await settledAs(atOnce), proven, 'a copy that is there at once');

  const rewritten = await inDoubt(readers.marek);
  await world.dovecot.deliver(String(await copyOf(rewritten)).replace(/^Message-ID: .*$/im, 'Message-ID: <of.its.own@relay.example>'), { folder: 'Sent' });
  t.is(await settledAs(rewritten), proven, 'a copy with a Message-ID of the server’s own');

  const late = await inDoubt(readers.miriam);
  t.regex(await settledAs(late), /^unknown: nobody knows yet whether it arrived: no copy/);
  world.pass(11 * minute);
  await world.dovecot.deliver(String(await copyOf(late)), { folder: 'Sent' });
  t.is(await settledAs(late), proven, 'a copy that is late');

  const never = await inDoubt(readers.ingrid);
  for (const wait of [0, minute, 3 * minute, 15 * minute, 2 * hour]) {
    world.pass(wait);
    t.regex(await settledAs(never), /^unknown/, `${wait}`);
  }
  world.pass(26 * hour);
  t.regex(await settledAs(never), /^held: .*no copy.*also a day later/, 'where no copy comes');

  const unseen = await inDoubt(readers.tomasz);
  await world.postbox.refuse();
  for (const wait of [0, minute, 3 * minute, 15 * minute, 2 * hour, 26 * hour]) {
    world.pass(wait);
    await mailRound(engine, signal);
  }
  t.regex((await message(unseen)).reason ?? '', /could not be looked into.*also a day later/, 'where nobody can look');
  t.is((await message(unseen)).state, 'held');
  await world.postbox.restore();

  for (const reader of [readers.annelies, readers.marek, readers.miriam, readers.ingrid, readers.tomasz]) t.is((await world.arrived(reader)).length, 1, reader);
  t.like(await engine.store.outbox.counts(), { held: 2, unknown: 0 });
});

/** As a provider sends it in the name of its user, RFC 5965. */
function complaintAbout(letter: Letter): string {
  const head = String(letter.bytes).replaceAll('\r\n', '\n').split('\n\n')[0] ?? '';
  return `From: <feedback@provider.example>
To: <${me}>
Subject: FW: ${letter.subject}
Date: ${new Date().toUTCString()}
Message-ID: <complaint.1@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part"

--part
Content-Type: text/plain; charset=us-ascii

This is an email abuse report for a message received from IP 192.0.2.1.

--part
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Feedback/1.0
Version: 1
Original-Mail-From: <${me}>
Original-Rcpt-To: <${letter.to}>

--part
Content-Type: message/rfc822

${head}

--part--
`;
}
