// Promise 7 over the real wire: whatever stands in a field, the server hears of one sender and one recipient, and reads the headers that were meant.
import test from 'ava';
import PostalMime from 'postal-mime';
import { isOutreachError } from '../../core/errors.ts';
import { composeMessage, type CompositionSource } from '../../core/outbox/compose-message.ts';
import { lead, sender, source } from '../support/message-world.ts';
import { hostileFields, hostilePayloads } from '../support/hostile-texts.ts';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { loadSmtp, recordedRun } from '../support/smtp-transport.ts';

const known = ['content-type', 'content-transfer-encoding', 'date', 'from', 'in-reply-to', 'list-unsubscribe', 'list-unsubscribe-post', 'message-id', 'mime-version', 'references', 'reply-to', 'subject', 'to'];

for (const [field, put] of Object.entries(hostileFields)) {
  test(`nothing that stands in the ${field} reaches the server as a command, a recipient or a header`, async (t) => {
    const server = await startSmtpStandIn();
    t.teardown(() => server.close());
    const { transport } = await loadSmtp(t, { options: { port: server.port } });
    let sent = 0;
    for (const payload of hostilePayloads) {
      let message;
      try {
        message = await composeMessage(put(payload));
      } catch (thrown) {
        if (!isOutreachError(thrown)) throw thrown;
        continue; // refused by name, which compose-message.test.ts looks at
      }
      t.is((await transport.send(message, recordedRun())).kind, 'accepted');
      sent += 1;
      const arrived = server.stored.at(-1);
      t.deepEqual([arrived?.from, arrived?.to], ['sam@example.com', ['maya@acme.example']], JSON.stringify(payload));
      t.true(arrived?.bytes.equals(message.bytes));
      const mail = await PostalMime.parse(arrived?.bytes ?? '');
      t.true(mail.headers.every(({ key }) => known.includes(key)), JSON.stringify([payload, mail.headers.map(({ key }) => key)]));
      t.is(new Set(mail.headers.map(({ key }) => key)).size, mail.headers.length, 'a header stands there twice');
      t.deepEqual([mail.to?.map(({ address }) => address), mail.cc, mail.bcc], [['maya@acme.example'], undefined, undefined]);
    }
    t.is(server.stored.length, sent);
    t.true(server.seen.every(({ step }) => ['connect', 'hello', 'mail', 'recipient', 'data', 'body', 'dot', 'stored', 'quit'].includes(step)));
    t.is(server.seen.filter(({ step }) => step === 'recipient').length, sent);
    t.true(server.seen.filter(({ step }) => step === 'recipient').every(({ line }) => line === 'RCPT TO:<maya@acme.example>'));
  });
}

/** RFC 5322 section 3.4 and what programs make of it. */
const tricks = [
  '"maya@acme.example"@evil.example', 'maya@acme.example(eve@evil.example)', 'Team: maya@acme.example, eve@evil.example;', '<@evil.example:maya@acme.example>', '"maya\\"@acme.example, eve"@evil.example', 'maya@acme.example\u0000@evil.example',
  'maya@acme.example,', 'maya@[127.0.0.1]', 'maya@acme.example>', 'maya @acme.example', 'maya@acme.example NOTIFY=NEVER', '=?utf-8?q?maya=40evil.example=3e?=@acme.example', '=?x?q?a=3e=00?=@evil.example', 'maya@аcme.example/evil', 'maya@acme.example?bcc=eve@evil.example', 'maya@acme..example', '.maya@acme.example',
];

for (const trick of tricks) {
  test(`${JSON.stringify(trick)} is refused as an address, or is plainly one address`, async (t) => {
    const places: readonly ((address: string) => CompositionSource)[] = [(email) => ({ ...source, lead: { ...lead, email } }), (email) => ({ ...source, sender: { ...sender, email } }), (replyTo) => ({ ...source, sender: { ...sender, replyTo } })];
    for (const put of places) {
      try {
        const { envelope, bytes } = await composeMessage(put(trick));
        const mail = await PostalMime.parse(bytes);
        t.deepEqual([envelope.to, envelope.from], [mail.to?.map(({ address }) => address), mail.from?.address], 'what the envelope says is not what the headers say');
        t.is(mail.replyTo?.length, 1);
      } catch (thrown) {
        if (!isOutreachError(thrown)) throw thrown;
        t.true(['message_field_unsafe', 'message_field_invalid'].includes(thrown.code), thrown.message);
      }
    }
  });
}
