import test from 'ava';
import { openMail } from '../../../core/inbox/open-mail.ts';
import { answer, bounce, mail } from '../../support/mail-world.ts';

const open = (text: string) => openMail(Buffer.from(text.replaceAll('\n', '\r\n')), { now: Date.parse('2026-03-02T09:00:00Z') });
const ours = { messageId: '<0123456789abcdef0123456789abcdef@example.org>' };

test('an answer is opened with its words, what they mean, and what it answers', async (t) => {
  const { mail: parsed, reading, originalMessageId } = await open(answer(ours, 'Please unsubscribe me.\n\n> Hello Ines'));
  t.deepEqual(parsed.inReplyTo, [ours.messageId]);
  t.like(reading, { kind: 'opt-out', intent: 'opt-out', text: 'Please unsubscribe me.', hasLeft: false });
  t.is(originalMessageId, ours.messageId);
});

test('a report is opened with whom it is about and which message of ours came back', async (t) => {
  const { reading, originalMessageId } = await open(bounce(ours, ['ops@alder.example']));
  t.like(reading, { kind: 'bounce', text: '' });
  t.deepEqual(reading.recipients.map(({ address, action }) => [address, action]), [['ops@alder.example', 'suppress']]);
  t.is(originalMessageId, ours.messageId);
});

test('a notice that somebody has left says so, and whom they name', async (t) => {
  const { reading } = await open(mail({ From: 'ops@alder.example', Subject: 'Automatic reply: Routing', 'Auto-Submitted': 'auto-replied' }, 'Ines no longer works for Alder. Please contact omar@alder.example instead.'));
  t.like(reading, { kind: 'auto-reply', hasLeft: true, substitute: 'omar@alder.example' });
});

const htmlAnswers: readonly (readonly [what: string, html: string])[] = [
  ['below a quote', '<div>On Mon, 2 Mar 2026, Mara &lt;mara@example.org&gt; wrote:</div><blockquote type="cite"><p>Hello Ines, your posting says</p><p>that routes are planned by hand.</p></blockquote><p>Please unsubscribe me.</p>'],
  ['between two quotes', '<blockquote>Hello Ines,</blockquote><p>Please unsubscribe me.</p><blockquote>Best regards, Mara</blockquote>'],
  ['below a quote in a quote', '<blockquote>Hello<blockquote>Earlier words</blockquote>again</blockquote><div>Please unsubscribe me.</div>'],
  ['above a quote', '<div>Please unsubscribe me.</div><div class="gmail_quote"><div>On Mon, 2 Mar 2026 at 10:00, Mara &lt;mara@example.org&gt; wrote:<br></div><blockquote>Hello Ines,<br>your posting says<ul><li>Go</li></ul></blockquote></div>'],
];
for (const [what, html] of htmlAnswers) {
  test(`an opt-out in an HTML answer is read ${what}, and the quote is not taken for words of the person`, async (t) => {
    const { reading } = await open(mail({ From: 'ops@alder.example', Subject: 'Re: Routing', 'In-Reply-To': ours.messageId, 'Content-Type': 'text/html' }, html));
    t.like(reading, { kind: 'opt-out', text: 'Please unsubscribe me.' });
  });
}

test('"unsubscribe" in an HTML quote is ours, and no wish of the person', async (t) => {
  const { reading } = await open(mail({ From: 'ops@alder.example', Subject: 'Re: Routing', 'Content-Type': 'text/html' }, '<p>Yes, let us talk next week!</p><blockquote><p>Hello,</p><p>To unsubscribe: please unsubscribe me.</p></blockquote>'));
  t.like(reading, { kind: 'reply', intent: 'interested', text: 'Yes, let us talk next week!' });
});
