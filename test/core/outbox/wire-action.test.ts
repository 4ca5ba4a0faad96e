import test from 'ava';
import { type SendPhase, sendPhases, type ServerReply } from '../../../core/contracts/transport.ts';
import { mostAttempts, type WireAction, wireActionFor } from '../../../core/outbox/wire-action.ts';

const minute = 60_000;
const hour = 60 * minute;

function reply(said: string, to: ServerReply['to'] = 'recipient'): ServerReply {
  const [, code = '', status, text = ''] = /^(\d{3})(?: (\d\.\d+\.\d+))? ?(.*)$/.exec(said) ?? [];
  return { code: Number(code), status: status ?? null, text, to };
}

const rows: readonly (readonly [said: string, to: ServerReply['to'], action: WireAction])[] = [
  ['421 4.3.2 Closing down', 'mail', { message: 'retry', afterMs: 15 * minute, slowDomain: true }],
  ['421 4.7.0 Too many messages from your address', 'message', { message: 'retry', afterMs: 15 * minute, slowDomain: true }],
  ['421 Too busy', 'connect', { message: 'retry', afterMs: 15 * minute }],
  ['450 4.2.0 Greylisted, come back', 'recipient', { message: 'retry', afterMs: 5 * minute }],
  ['451 4.7.1 Greylisting in action', 'recipient', { message: 'retry', afterMs: 5 * minute }],
  ['451 4.7.650 The mail server has been temporarily rate limited', 'recipient', { message: 'retry', afterMs: 15 * minute, slowDomain: true }],
  ['451 4.3.0 Try again later', 'recipient', { message: 'retry', afterMs: 15 * minute }],
  ['452 4.3.1 Insufficient system storage', 'mail', { message: 'retry', afterMs: hour }],
  ['452 4.2.2 Mailbox full', 'recipient', { message: 'retry', afterMs: 4 * hour }],
  ['452 4.5.3 Too many recipients for this sender', 'recipient', { message: 'retry', afterMs: 24 * hour, pauseAccount: 'the mail server lets this account send no more today', pauseMs: 24 * hour }],
  ['550 5.4.5 Daily user sending limit exceeded', 'mail', { message: 'retry', afterMs: 24 * hour, pauseAccount: 'the mail server lets this account send no more today', pauseMs: 24 * hour }],
  ['550 Hourly sending limit exceeded for this account', 'message', { message: 'retry', afterMs: hour, pauseAccount: 'the mail server lets this account send no more in this hour', pauseMs: hour }],
  ['550 5.7.708 Access denied, traffic not accepted from this IP', 'message', { message: 'retry', afterMs: 24 * hour, pauseAccount: 'the mail server lets this account send no more today', pauseMs: 24 * hour }],
  ['550 5.1.90 Your message cannot be sent', 'message', { message: 'retry', afterMs: 24 * hour, pauseAccount: 'the mail server lets this account send no more today', pauseMs: 24 * hour }],
  ['550 5.1.1 User unknown', 'recipient', { message: 'refuse', suppress: 'the address does not exist' }],
  ['550 No such user here', 'recipient', { message: 'refuse', suppress: 'the address does not exist' }],
  ['550 5.1.2 Host unknown', 'recipient', { message: 'refuse', suppress: 'the domain of the address does not exist' }],
  ['556 5.1.10 Domain does not accept mail', 'recipient', { message: 'refuse', suppress: 'the domain takes no mail' }],
  ['550 5.1.1 User unknown', 'mail', { message: 'hold', pauseAccount: 'the mail server does not take this sender' }],
  ['553 5.7.1 Sender address rejected: not owned by user', 'mail', { message: 'hold', pauseAccount: 'a server refused the sender' }],
  ['550 5.7.1 Message rejected due to local policy', 'message', { message: 'hold', pauseAccount: 'a server refused the message by its policy' }],
  ['550 5.7.1 Your message looks like spam', 'message', { message: 'hold', pauseAccount: 'a server took the message for spam' }],
  ['550 5.7.26 Unauthenticated mail: neither SPF nor DKIM passed', 'message', { message: 'hold', pauseAccount: 'a server misses SPF, DKIM or DMARC of the sender' }],
  ['554 5.7.1 Service unavailable; client host blocked using zen.example', 'recipient', { message: 'hold', pauseAccount: 'a server has blocked the sender' }],
  ['554 5.7.1 <ines@heron.example>: Recipient address rejected: Access denied', 'recipient', { message: 'hold', pauseAccount: 'a server refused the sender' }],
  ['554 5.7.1 <ines@heron.example>: Relay access denied', 'recipient', { message: 'hold', pauseAccount: 'the mail server does not send for this account' }],
  ['550 5.7.1 <ines@heron.example>: User unknown', 'recipient', { message: 'refuse', suppress: 'the address does not exist' }],
  ['550 5.2.0 OutboundSpamException', 'message', { message: 'hold', pauseAccount: 'the mail server has blocked this account' }],
  ['552 5.3.4 Message too big', 'message', { message: 'refuse' }],
  ['552 5.2.2 Mailbox full', 'recipient', { message: 'retry', afterMs: 24 * hour }],
  ['554 Transaction failed', 'message', { message: 'refuse' }],
  ['550 5.2.1 Mailbox disabled', 'recipient', { message: 'refuse' }],
  ['554 No SMTP service here', 'connect', { message: 'retry', afterMs: hour, pauseAccount: 'the mail server does not serve this account' }],
  ['454 4.7.0 Temporary authentication failure', 'login', { message: 'retry', afterMs: 15 * minute }],
  ['535 5.7.8 Bad credentials', 'login', { message: 'retry', afterMs: hour, pauseAccount: 'the mail server refused the login' }],
  ['530 5.7.0 Authentication required', 'mail', { message: 'retry', afterMs: hour, pauseAccount: 'the mail server wants a login' }],
];

for (const [said, to, action] of rows) {
  test(`"${said}" as an answer to ${to} means: ${Object.entries(action).map(([name, value]) => `${name} ${String(value)}`).join(', ')}`, (t) => {
    t.deepEqual(wireActionFor({ reply: reply(said, to), phase: 'mail', attempts: 1 }), action);
  });
}

test('a conversation that broke off before the final dot is repeated, one that broke off after it never', (t) => {
  for (const phase of sendPhases) {
    const { message } = wireActionFor({ code: 'mail_interrupted', phase, attempts: 1 });
    t.is(message, (['dot_written', 'accepted'] as readonly SendPhase[]).includes(phase) ? 'unknown' : 'retry', phase);
  }
  for (const code of ['mail_unreachable', 'plugin_failed', undefined]) t.is(wireActionFor({ ...(code === undefined ? {} : { code }), phase: 'dot_written', attempts: 1 }).message, 'unknown');
});

test('what the user must mend pauses the account and keeps the message', (t) => {
  for (const code of ['mail_login_refused', 'mail_login_missing', 'mail_tls_refused', 'mail_server_missing']) {
    const action = wireActionFor({ code, phase: 'started', attempts: 50 });
    t.is(action.message, 'retry', code);
    t.truthy(action.pauseAccount, code);
    t.is(action.suppress, undefined);
  }
});

test('what nobody foresaw, before the dot, waits for the user', (t) => {
  t.deepEqual(wireActionFor({ code: 'plugin_failed', phase: 'mail', attempts: 1 }), { message: 'hold' });
});

test('waits grow up to twelve hours, all attempts take three days, and then the user is asked', (t) => {
  const waits = Array.from({ length: mostAttempts - 1 }, (_, index) => wireActionFor({ reply: reply('451 4.3.0 Later'), phase: 'recipient', attempts: index + 1 }).afterMs ?? 0);
  t.deepEqual(waits.map((wait) => wait / hour), [0.25, 0.5, 1, 2, 4, 8, 12, 12, 12, 12]);
  const total = waits.reduce((sum, wait) => sum + wait, 0) / hour;
  t.true(total > 60 && total <= 72, `${total} hours`);
  t.deepEqual(wireActionFor({ reply: reply('451 4.3.0 Later'), phase: 'recipient', attempts: mostAttempts }), { message: 'hold' });
});

test('greylisting is waited for in five to fifteen minutes', (t) => {
  const waits = [1, 2, 3].map((attempts) => wireActionFor({ reply: reply('450 4.2.0 Greylisted'), phase: 'recipient', attempts }).afterMs);
  t.deepEqual(waits, [5 * minute, 10 * minute, 15 * minute]);
});

test('a machine that was offline for a week has used up nothing', (t) => {
  const { message, afterMs } = wireActionFor({ code: 'mail_unreachable', phase: 'started', attempts: 500 });
  t.is(message, 'retry');
  t.is(afterMs, 30 * minute);
});

test('a full mailbox is asked again three days long, and its owner never suppressed', (t) => {
  const full = (attempts: number) => wireActionFor({ reply: reply('552 5.2.2 Mailbox full'), phase: 'recipient', attempts });
  t.deepEqual([1, 2, 3, 4].map((attempts) => full(attempts).message), ['retry', 'retry', 'retry', 'refuse']);
  t.is(full(4).suppress, undefined);
});

test('no answer to sender, content or size ever suppresses a person', (t) => {
  for (const to of ['connect', 'hello', 'login', 'mail', 'data', 'message'] as const) {
    for (const said of ['550 5.1.1 User unknown', '550 5.7.1 Spam', '554 5.7.1 Blocked', '552 5.3.4 Too big', '421 4.7.0 Slow down', '550 blocked']) {
      // After the message, 5.1.1 can only be about its one recipient.
      const isAboutTheRecipient = said.startsWith('550 5.1.1') && (to === 'data' || to === 'message');
      if (!isAboutTheRecipient) t.is(wireActionFor({ reply: reply(said, to), phase: 'mail', attempts: 1 }).suppress, undefined, `${said} to ${to}`);
    }
  }
});

test('whatever a server says, and however long, its action is found in no time', (t) => {
  const began = performance.now();
  for (const text of ['daily '.repeat(200_000), 'limit '.repeat(200_000), 'a'.repeat(1_000_000), 'greylis'.repeat(100_000), '-'.repeat(500_000), 'sending mail '.repeat(80_000)]) {
    for (const code of [421, 450, 550]) t.truthy(wireActionFor({ reply: { code, status: null, text, to: 'recipient' }, phase: 'mail', attempts: 1 }).message);
  }
  t.true(performance.now() - began < 1_000, `${performance.now() - began} ms`);
});
