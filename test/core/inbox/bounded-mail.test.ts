import test from 'ava';
import { boundMail, mostBytesOfOneHeader, mostHeaderBytes, mostLines, mostMailBytes } from '../../../core/inbox/bounded-mail.ts';

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bound = (text: string) => boundMail(Buffer.from(text, 'latin1'));

test('LF, CRLF and CR line ends become LF', (t) => {
  const message = 'From: a@x.example\nSubject: hi\n\none\n\ntwo\n';
  for (const end of ['\n', '\r\n', '\r']) t.is(textOf(bound(message.replaceAll('\n', end)).bytes), message, JSON.stringify(end));
});

test('a lone CR among other line ends stays what it is: it makes no header', (t) => {
  const { bytes, headerEnd } = bound('Subject: hi\rFrom: evil@x.example\r\n\r\nbody');
  t.is(textOf(bytes), 'Subject: hi\rFrom: evil@x.example\n\nbody');
  t.is(headerEnd, 33);
});

test('a byte order mark and the line that begins a message in a mailbox file are left out', (t) => {
  t.is(textOf(bound('\u00ef\u00bb\u00bfFrom ann Tue Mar  3\nSubject: hi\n\nx').bytes), 'Subject: hi\n\nx');
});

test('what is within the sizes is kept whole, and not called cut', (t) => {
  for (const message of ['', '\n', 'Subject: hi', 'Subject: hi\n', 'Subject: hi\n\n', 'Subject: hi\n\nno line end']) {
    const { bytes, isCut } = bound(message);
    t.is(textOf(bytes), message);
    t.false(isCut);
  }
});

test('a message, its headers, one header and its lines each have a largest size, and what goes beyond is said to be cut', (t) => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['message', `Subject: hi\n\n${'a'.repeat(mostMailBytes)}`, mostMailBytes],
    ['headers', `${'X: y\n'.repeat(mostHeaderBytes / 4)}\nbody`, mostHeaderBytes + 10],
    ['one header', `X: ${'y'.repeat(mostBytesOfOneHeader * 2)}\nSubject: hi\n\nbody`, mostBytesOfOneHeader + 30],
    ['one folded header', `X: y\n${' y\n'.repeat(mostBytesOfOneHeader)}Subject: hi\n\nbody`, 2 * mostBytesOfOneHeader],
    ['lines', `Subject: hi\n\n${'\n'.repeat(2 * mostLines)}`, mostLines + 20],
  ];
  for (const [what, message, most] of cases) {
    const { bytes, isCut } = bound(message);
    t.true(isCut, what);
    t.true(bytes.length <= most, `${what}: ${bytes.length}`);
  }
  t.true(textOf(bound(cases[2]?.[1] ?? '').bytes).endsWith('y\nSubject: hi\n\nbody'), 'what follows a header that is too long is kept');
});

test('ordinary mail is little effort, and what costs a parser much is more', (t) => {
  t.true(bound(`Subject: hi\n\n${'a line of a letter\n'.repeat(200)}`).effort < 500);
  t.true(bound(`Subject: hi\n\n${'--b\n'.repeat(1_000)}`).effort > 5_000);
  t.true(bound(`Subject: hi\n\n${'A='.repeat(20_000)}`).effort > 5_000);
});
