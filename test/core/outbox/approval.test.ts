import test from 'ava';
import { approve, isApproved } from '../../../core/outbox/approval.ts';
import { errorOf } from '../../support/error-of.ts';
import { email, lead, sender } from '../../support/message-world.ts';

const approved = approve({ email, lead, sender });

test('an approval holds for exactly what was approved', (t) => {
  t.like(approved, { status: 'approved', id: email.id });
  t.true(isApproved({ email: approved, lead, sender }));
  t.false(isApproved({ email, lead, sender }));
});

test('any edit voids it: of the words, the lead or the sender', (t) => {
  t.false(isApproved({ email: { ...approved, body: `${approved.body}.` }, lead, sender }));
  t.false(isApproved({ email: approved, lead: { ...lead, email: 'eve@acme.example' }, sender }));
  t.false(isApproved({ email: approved, lead, sender: { ...sender, mailingAddress: 'Elsewhere 1' } }));
  t.false(isApproved({ email: approved, lead, sender, attachments: [{ name: 'a', type: 'text/plain', bytes: new Uint8Array() }] }));
});

test('an edit that is taken back is what was approved again', (t) => {
  t.true(isApproved({ email: { ...approved, body: email.body, version: 9 }, lead, sender }));
});

test('nothing is approved while something blocks it, and the words are named', async (t) => {
  const blockedBy = [{ rule: 'self-claim', message: '"five years of Kubernetes" is not in your résumé.', help: 'Remove it.', part: 'body' as const, start: 0, end: 1, quote: 'x' }];
  const error = await errorOf(() => approve({ email: { ...email, blockedBy }, lead, sender }));
  t.is(error.code, 'draft_blocked');
  t.true(error.message.includes('five years of Kubernetes'));
});

test('what could not be sent cannot be approved', async (t) => {
  t.is((await errorOf(() => approve({ email, lead: { ...lead, email: null }, sender }))).code, 'lead_without_address');
  t.is((await errorOf(() => approve({ email, lead, sender: { ...sender, mailingAddress: null } }))).code, 'mailing_address_missing');
});
