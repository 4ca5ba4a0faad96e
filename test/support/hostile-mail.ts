// Mail that is made to hurt its reader. Each is built when it is asked for: some are large.

/** A message for each kind, by what is wrong with it. */
export const hostileMail: Readonly<Record<string, () => Uint8Array>> = {
  'nothing at all': () => bytes(''),
  'only a header': () => bytes('Subject: hello'),
  'cut within a part': () => bytes(`${head('multipart/report; boundary=b')}--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recip`),
  'boundaries that never come': () => bytes(`${head('multipart/mixed; boundary=never')}Hello, this is the text.\r\n`),
  '10,000 parts': () => bytes(head('multipart/mixed; boundary=b') + '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000) + '--b--\r\n'),
  '1,000,000 boundaries': () => bytes(head('multipart/mixed; boundary=b') + '--b\r\n'.repeat(1_000_000)),
  'parts nested 1,000 deep': () => bytes(head('multipart/mixed; boundary=b0') + Array.from({ length: 1_000 }, (_, depth) => `--b${depth}\r\nContent-Type: multipart/mixed; boundary=b${depth + 1}\r\n\r\n`).join('') + '--b1000\r\n\r\ntext\r\n'),
  'messages nested 1,000 deep': () => bytes(head('message/rfc822') + 'Content-Type: message/rfc822\r\n\r\n'.repeat(1_000)),
  'an attachment of 100 MB': () => attachment(100 * 1024 * 1024),
  'a header of 1 MB': () => bytes(`From: kim@kim.example\r\nX-Long: ${'a '.repeat(512 * 1024)}\r\nSubject: hi\r\n\r\ntext\r\n`),
  'a list of 1 MB of recipients': () => bytes(`From: kim@kim.example\r\nTo: ${'"a (b" <x@y.example>, '.repeat(50_000)}\r\n\r\ntext\r\n`),
  '100,000 headers': () => bytes(`${'X-Header: value\r\n'.repeat(100_000)}\r\ntext\r\n`),
  'a report with 3,000 recipients and a long reason for each': () => bytes(`${head('multipart/report; boundary=b')}--b\r\nContent-Type: message/delivery-status\r\n\r\n${Array.from({ length: 3_000 }, (_, index) => `Final-Recipient: rfc822; p${index}@x.example\r\nAction: failed\r\nDiagnostic-Code: smtp; ${'550 mailbox user a a a sender not be '.repeat(20)}\r\n\r\n`).join('')}--b--`),
  'a report with a reason of 500 KB': () => bytes(`${head('multipart/report; boundary=b')}--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; ann@x.example\r\nAction: failed\r\nDiagnostic-Code: smtp; ${'550 5.1. account a a a not be sender '.repeat(14_000)}\r\n\r\n--b--`),
  'an unknown charset': () => bytes(`${head('text/plain; charset=klingon-8')}caf\u00e9\r\n`),
  'a wrong charset': () => Buffer.concat([bytes(head('text/plain; charset=utf-8')), Uint8Array.of(0xe9, 0xff, 0xfe, 0xc3, 0x28)]),
  'NUL bytes': () => bytes(`${head('text/plain')}before\u0000after\r\n${'\u0000'.repeat(100_000)}`),
  '5 MB of <div>': () => bytes(head('text/html') + '<div>'.repeat(1024 * 1024)),
  '5 MB of <div> beside a text': () => bytes(`${head('multipart/mixed; boundary=b')}--b\r\n\r\nhello\r\n--b\r\nContent-Type: text/html\r\n\r\n${'<div>'.repeat(1024 * 1024)}\r\n--b--`),
  '5 MB of empty lines': () => bytes(head('text/plain') + '\n'.repeat(5 * 1024 * 1024)),
  '5 MB of base64 that ends again and again': () => bytes(`${head('text/plain').trimEnd()}\r\nContent-Transfer-Encoding: base64\r\n\r\n${'A='.repeat(2_500_000)}`),
  '5 MB of quoted-printable': () => bytes(`${head('text/plain').trimEnd()}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'=E2='.repeat(1_250_000)}`),
  'one line of 5 MB': () => bytes(head('text/plain') + 'a'.repeat(5 * 1024 * 1024)),
  'a bomb for regular expressions in the subject': () => bytes(`From: MAILER-DAEMON@x.example\r\nSubject: =?utf-8?q?${'a?='.repeat(5_000)} ${'undeliver '.repeat(3_000)}${'not be '.repeat(3_000)}\r\n\r\n${'could not be '.repeat(2_000)}`),
  ...Object.fromEntries(
    Object.entries({
      addresses: 'a@'.repeat(30_000),
      'dots and at signs': 'a.'.repeat(30_000) + '@' + 'b.'.repeat(30_000),
      'codes and dots': '5.1.'.repeat(20_000),
      'reply codes': '550 550-'.repeat(10_000),
      'blanks': ' '.repeat(100_000) + 'x',
      'quotes': '"\\'.repeat(40_000),
      'mailboxes': 'mailbox user account recipient address '.repeat(2_500),
      'refused mailboxes': '550 user aaaa aaaa aaaa aaaa '.repeat(3_000),
      'brackets': '<'.repeat(60_000) + 'a@b.example',
      'header lines': 'From: a\nX: b\n'.repeat(10_000),
      'recipient lines': 'kim@kim.example\n'.repeat(20_000),
      'different recipients': Array.from({ length: 10_000 }, (_, index) => `<p${index}@x.example>: 550 no such user\n`).join(''),
      'failed words': 'could not not not be be been yet '.repeat(3_000),
      'fields': 'Final-Recipient: rfc822; \n'.repeat(20_000),
      'dialogue': '>>> DATA\n'.repeat(20_000),
      'politeness': 'this is a permanent error; i have message could not '.repeat(2_000),
      'json': `{"notificationType":"Bounce",${'['.repeat(50_000)}`,
      'marks of quotes': '> '.repeat(50_000),
      'original message': '--- original message '.repeat(5_000),
    }).map(([what, text]) => [`a bomb for regular expressions: ${what}`, () => bytes(`Return-Path: <>\r\nFrom: MAILER-DAEMON@x.example\r\nTo: kim@kim.example\r\nSubject: Undelivered mail\r\n\r\n${text}\r\n`)]),
  ),
};

function head(type: string): string {
  return `From: Ann <ann@x.example>\r\nTo: kim@kim.example\r\nSubject: Re: hello\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`;
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text);
}

function attachment(size: number): Uint8Array {
  const start = bytes(`${head('multipart/mixed; boundary=b')}--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n`);
  const all = Buffer.alloc(start.length + size, `${'QUJD'.repeat(19)}\r\n`);
  all.set(start);
  return all;
}
