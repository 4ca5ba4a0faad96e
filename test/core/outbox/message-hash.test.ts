import test from 'ava';
import { composeMessage } from '../../../core/outbox/compose-message.ts';
import { messageHash } from '../../../core/outbox/message-hash.ts';
import { email, lead, sender, source } from '../../support/message-world.ts';

const hash = messageHash(source);

test('the hash is SHA-256 in hex, and the date does not count', async (t) => {
  t.regex(hash, /^[0-9a-f]{64}$/);
  t.is((await composeMessage(source)).hash, hash);
  t.is((await composeMessage({ ...source, date: new Date(0) })).hash, hash);
});

const changes: readonly (readonly [what: string, changed: Parameters<typeof messageHash>[0]])[] = [
  ['the recipient', { ...source, lead: { ...lead, email: 'eve@acme.example' } }],
  ['the recipient’s name', { ...source, lead: { ...lead, person: 'Eve' } }],
  ['the sender', { ...source, sender: { ...sender, email: 'eve@example.com' } }],
  ['the sender’s name', { ...source, sender: { ...sender, name: 'Eve' } }],
  ['where answers go', { ...source, sender: { ...sender, replyTo: 'eve@example.com' } }],
  ['the mailing address', { ...source, sender: { ...sender, mailingAddress: 'Elsewhere 1' } }],
  ['both subjects', { ...source, email: { ...email, subjectA: 'Other', subjectB: 'Other' } }],
  ['one letter of the body', { ...source, email: { ...email, body: email.body.replace('letter', 'Letter') } }],
  ['a blank in the body', { ...source, email: { ...email, body: email.body.replace('A letter', 'A  letter') } }],
  ['the Message-ID', { ...source, email: { ...email, messageId: '<abc.2@example.com>' } }],
  ['an attachment’s bytes', { ...source, attachments: [{ name: 'cv.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 4]) }] }],
  ['an attachment’s name', { ...source, attachments: [{ name: 'CV.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) }] }],
  ['no attachment', { ...source, attachments: [] }],
];

for (const [what, changed] of changes) {
  test(`another hash for ${what}`, (t) => {
    t.not(messageHash(changed), hash);
  });
}

test('fields do not run over into one another', (t) => {
  const one = messageHash({ ...source, email: { ...email, subjectA: 'ab', subjectB: '', body: 'c' } });
  const other = messageHash({ ...source, email: { ...email, subjectA: 'a', subjectB: '', body: 'bc' } });
  t.not(one, other);
});

test('the subject that is not chosen does not count', (t) => {
  const unchosen = messageHash({ ...source, email: { ...email, subjectA: `${email.subjectA}` } });
  t.is(unchosen, hash);
  t.true([messageHash({ ...source, email: { ...email, subjectA: 'x' } }), messageHash({ ...source, email: { ...email, subjectB: 'x' } })].filter((each) => each === hash).length === 1);
});
