import test from 'ava';
import { readFailure } from '../../../../plugins/transports/smtp/read-failure.ts';

const failure = (fields: Readonly<Record<string, string>>) => Object.assign(new Error(fields['message'] ?? 'it failed'), fields);

test('one error code means different things: it is read by what was under way and by the reply it holds', (t) => {
  t.is(readFailure(failure({ code: 'ECONNECTION', command: 'CONN' }), 'connecting').kind, 'unreachable');
  t.is(readFailure(failure({ code: 'ECONNECTION', command: 'CONN' }), 'envelope').kind, 'interrupted');
  t.is(readFailure(failure({ code: 'ETIMEDOUT', command: 'CONN' }), 'message').kind, 'interrupted');
  t.like(readFailure(failure({ code: 'ECONNECTION', command: 'CONN', response: '421 4.3.2 Bye' }), 'message'), { kind: 'reply', reply: { code: 421, to: 'message' } });
  t.like(readFailure(failure({ code: 'ECONNECTION', command: 'CONN', response: '421 4.3.2 Bye' }), 'connecting'), { kind: 'reply', reply: { code: 421, to: 'connect' } });
});

test('a reply is known to be the answer to the command that it answered', (t) => {
  const to = (command: string, code = 'EENVELOPE') => {
    const read = readFailure(failure({ code, command, response: '550 5.0.0 No' }), 'envelope');
    return read.kind === 'reply' ? read.reply.to : read.kind;
  };
  t.deepEqual([to('MAIL FROM'), to('RCPT TO'), to('DATA'), to('DATA', 'EMESSAGE'), to('EHLO'), to('AUTH PLAIN', 'EAUTH'), to('STARTTLS', 'ETLS')], ['mail', 'recipient', 'data', 'message', 'hello', 'login', 'tls']);
});

test('a reply that is neither success nor refusal is no answer', (t) => {
  for (const response of ['hello', '354 go on', '999 what', '250 fine']) t.is(readFailure(failure({ code: 'EMESSAGE', command: 'DATA', response }), 'message').kind, 'interrupted', response);
});

test('a certificate that cannot be trusted is no broken connection, and a cut handshake is no bad certificate', (t) => {
  for (const originalCode of ['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'EPROTO']) t.is(readFailure(failure({ code: 'ESOCKET', originalCode }), 'connecting').kind, 'tls', originalCode);
  t.is(readFailure(failure({ code: 'ETLS', message: 'Connection closed unexpectedly' }), 'connecting').kind, 'unreachable');
  t.is(readFailure(failure({ code: 'ESOCKET', originalCode: 'ECONNRESET' }), 'connecting').kind, 'unreachable');
});

test('whatever is thrown, it is read', (t) => {
  for (const thrown of [undefined, null, 'text', 7, {}, new Error(''), new TypeError('x')]) t.true(readFailure(thrown, 'connecting').kind === 'unreachable');
});
