import test from 'ava';
import { deliveryReasons, reasonInWords, reasonOfReply } from '../../../core/delivery/reason-of-reply.ts';

/** What a server says, and what it means: reason, fault, action. */
const replies: readonly (readonly [reply: string, meaning: string])[] = [
  ['550 5.1.1 <ann@x.example>: Recipient address rejected: User unknown in virtual mailbox table', 'userunknown recipient suppress'],
  ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ann@x.example not found by SMTP address lookup', 'userunknown recipient suppress'],
  ['550 5.4.1 Recipient address rejected: Access denied.', 'userunknown recipient suppress'],
  ['550 5.5.0 Requested action not taken: mailbox unavailable', 'userunknown recipient suppress'],
  ['550-5.1.1 The email account that you tried to reach does not exist.', 'userunknown recipient suppress'],
  ['554 5.7.1 <ann@x.example>: Recipient address rejected: see our policy page', 'rejected sender pause-account'],
  ['550 IP address 192.0.2.7 has an invalid reverse entry', 'blocked sender pause-account'],
  ['450 4.1.1 <ann@x.example>: Recipient address rejected: unverified address', 'userunknown transient retry'],
  ['550 5.1.2 Host unknown', 'hostunknown recipient suppress'],
  ['451 4.4.3 Host or domain name not found: temporary DNS failure', 'networkerror transient retry'],
  ['556 5.1.10 Recipient address has null MX', 'notaccept recipient suppress'],
  ['551 5.1.6 ann@x.example has moved to ann@y.example', 'hasmoved recipient suppress'],
  ['552 5.2.2 Mailbox full', 'mailboxfull transient retry'],
  ['452 4.2.2 The email account that you tried to reach is over quota.', 'mailboxfull transient retry'],
  ['452 4.3.1 Insufficient system storage', 'systemfull transient retry'],
  ['550 5.2.1 The email account that you tried to reach is disabled.', 'suspend recipient none'],
  ['552 5.3.4 Message size exceeds fixed limit', 'mesgtoobig content pause-account'],
  ['550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.', 'authfailure sender pause-account'],
  ['550 5.7.25 The IP address sending this message does not have a PTR record setup', 'requireptr sender pause-account'],
  ['554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.list.example', 'blocked sender pause-account'],
  ['421 4.7.28 Our system has detected an unusual rate of mail', 'speeding transient retry'],
  ['450 4.2.0 <ann@x.example>: Recipient address rejected: Greylisted, see http://postgrey.example', 'blocked transient retry'],
  ['451 4.7.1 Please try again later (greylisting)', 'blocked transient retry'],
  ['554 5.7.1 Message rejected as spam by content filter', 'spamdetected content pause-account'],
  ['552 5.7.0 This message was blocked because it contains a virus', 'virusdetected content pause-account'],
  ['550 5.7.1 Unable to relay', 'norelaying sender pause-account'],
  ['550 5.7.1 Relaying denied', 'norelaying sender pause-account'],
  ['530 5.7.0 Authentication required', 'securityerror sender pause-account'],
  ['530 5.7.0 Must issue a STARTTLS command first', 'failedstarttls sender pause-account'],
  ['553 5.1.8 <kim@kim.example>: Sender address rejected: Domain not found', 'rejected sender pause-account'],
  ['421 4.3.2 Service not available, closing transmission channel', 'systemerror transient retry'],
  ['451 4.3.0 Temporary server error', 'systemerror transient retry'],
  ['421 4.3.2 Too many concurrent SMTP connections', 'toomanyconn transient retry'],
  ['452 4.5.3 Too many recipients', 'toomanyconn transient retry'],
  ['4.4.1 connect to mx.x.example[192.0.2.9]:25: Connection timed out', 'expired transient retry'],
  ['4.4.1 connect to mx.x.example[192.0.2.9]:25: No route to host', 'networkerror transient retry'],
  ['554 5.4.6 Too many hops', 'networkerror transient retry'],
  ['500 5.5.2 Syntax error, command unrecognized', 'syntaxerror content pause-account'],
  ['250 2.1.5 Ok', 'delivered unknown none'],
  ['', 'undefined unknown none'],
];

function told(reply: string) {
  return { status: /\b[245]\.\d{1,2}\.\d{1,3}\b(?!\.)/.exec(reply)?.[0] ?? '', smtpCode: /^\d{3}/.exec(reply)?.[0] ?? '', text: reply, to: 'recipient' as const };
}

for (const [reply, meaning] of replies) {
  test(`"${reply}" means: ${meaning}`, (t) => {
    const { reason, fault, action } = reasonOfReply(told(reply));
    t.is(`${reason} ${fault} ${action}`, meaning);
  });
}

test('only recipients that are gone are suppressed, and never for what a sender or a message did', (t) => {
  for (const [reply] of replies) {
    const { reason, fault, action } = reasonOfReply(told(reply));
    t.true(deliveryReasons.includes(reason));
    if (action === 'suppress') t.is(fault, 'recipient', reply);
    if (fault === 'sender' || fault === 'content') t.is(action, 'pause-account', reply);
    if (fault === 'transient') t.is(action, 'retry', reply);
  }
});

test('"user unknown" is believed of the recipient command and of a status that says so, and not after the message was taken in', (t) => {
  const reply = { status: '', smtpCode: '550', text: '550 <ann@x.example>: User unknown' };
  t.is(reasonOfReply({ ...reply, to: 'recipient' }).action, 'suppress');
  t.is(reasonOfReply({ ...reply, status: '5.1.1', to: 'message' }).action, 'suppress');
  t.is(reasonOfReply({ ...reply, isAttributed: true }).action, 'suppress');
  t.is(reasonOfReply({ ...reply, to: 'message' }).reason, 'filtered');
  t.is(reasonOfReply({ ...reply, text: '550 User unknown' }).reason, 'filtered');
});

test('a refusal before any recipient was named is one of the host', (t) => {
  t.is(reasonOfReply({ status: '', smtpCode: '550', text: '550 Access denied', to: 'connect' }).reason, 'blocked');
});

test('words that could mean anything say nothing by themselves', (t) => {
  t.is(reasonInWords('550 Undeliverable'), undefined);
  t.is(reasonInWords(''), undefined);
});

test('no text is slow to judge, however it was made', (t) => {
  const pieces = ['user ', 'mailbox ', 'mailbox is ', 'not be ', 'host ', 'a', ' ', 'sender ', 'sender a@b.example ', 'relay not ', 'over the ', 'over the the the ', 'account aaaaaaaaaaaaaaaa ', 'account a a a a ', 'message aaaaa bbbbb ', 'ip is is is ', 'could not ', 'domain of ', 'recipient ', 'client host a ', 'connection to a ', 'unable to ', 'no such valid ', "user '<", 'from a a ', '<', '@', '.', '-', '5.1.1 ', '550 ', 'x-unix; ', 'system '];
  let slowest = 0;
  for (const one of pieces) {
    for (const other of pieces) {
      const text = (one + other).repeat(4_000 / (one.length + other.length));
      const begin = performance.now();
      reasonOfReply({ status: '', smtpCode: '', text });
      slowest = Math.max(slowest, performance.now() - begin);
    }
  }
  t.log(`slowest ${slowest.toFixed(1)} ms`);
  t.true(slowest < 200, `${slowest.toFixed(1)} ms`);
});
