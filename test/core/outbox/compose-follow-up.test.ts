import test from 'ava';
import type { Email } from '../../../core/domain/email.ts';
import { composeFollowUps, subjectOfStep } from '../../../core/outbox/compose-follow-up.ts';
import { errorOf } from '../../support/error-of.ts';
import { sender } from '../../support/approved-messages.ts';
import { addDraft, openTestStore } from '../../support/store.ts';

const date = new Date('2026-03-02T09:00:00Z');
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

test('each follow-up stands in the thread of those before it, with a Message-ID of its own and the footer below', async (t) => {
  const { email, lead } = await addDraft(await openTestStore(t));
  const [third, seventh] = await composeFollowUps({ email, lead, sender, date });
  t.deepEqual([third?.day, seventh?.day], [3, 7]);
  t.is(new Set([email.messageId, third?.messageId, seventh?.messageId]).size, 3);
  const written = text(seventh?.bytes ?? new Uint8Array());
  t.regex(written, new RegExp(`^In-Reply-To: ${third?.messageId}\r$`, 'm'));
  t.true(written.replaceAll(/\r\n[ \t]/g, ' ').includes(`References: ${email.messageId} ${third?.messageId}`));
  t.regex(text(third?.bytes ?? new Uint8Array()), /^Subject: Re: /m);
  t.true(written.includes('A last thought.') && written.includes('1 Quay Street'), written);
});

test('the same email gives the same follow-ups, byte for byte: after a crash nothing new is approved', async (t) => {
  const { email, lead } = await addDraft(await openTestStore(t));
  const once = await composeFollowUps({ email, lead, sender, date });
  t.deepEqual(await composeFollowUps({ email, lead, sender, date }), once);
  const edited = await composeFollowUps({ email: { ...email, followUps: [{ day: 3, body: 'Other words.' }] }, lead, sender, date });
  t.not(edited[0]?.approvedHash, once[0]?.approvedHash);
});

test('whatever order they were written in, they are sent by their days, and one without words is none', async (t) => {
  const { email, lead } = await addDraft(await openTestStore(t));
  const composed = await composeFollowUps({ email: { ...email, followUps: [{ day: 7, body: 'Last.' }, { day: 3, body: ' \n ' }] }, lead, sender, date });
  t.deepEqual(composed.map(({ day }) => day), [7]);
  t.true(text(composed[0]?.bytes ?? new Uint8Array()).includes(`In-Reply-To: ${email.messageId}`));
});

test('what must not get into a message keeps a follow-up from being composed as well', async (t) => {
  const { email, lead } = await addDraft(await openTestStore(t));
  const error = await errorOf(() => composeFollowUps({ email: { ...email, subjectA: 'Hello\r\nBcc: all@example.org', subjectB: 'Hello\r\nBcc: all@example.org' }, lead, sender, date }));
  t.is(error.code, 'message_field_unsafe');
});

test('a follow-up answers the first subject once, and no more', (t) => {
  const about = (subjectA: string): Pick<Email, 'messageId' | 'subjectA' | 'subjectB'> => ({ messageId: '<a@example.org>', subjectA, subjectB: '' });
  t.is(subjectOfStep(about('Routing'), 'first'), 'Routing');
  t.is(subjectOfStep(about('Routing'), 'day-3'), 'Re: Routing');
  t.is(subjectOfStep(about('RE: Routing'), 'day-7'), 'RE: Routing');
});
