import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createSecretFile } from '../../../cli/host/secret-file.ts';
import { runSetup } from '../../../cli/setup/run-setup.ts';
import { loadSettings } from '../../../core/config/load-settings.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import { outreachPaths } from '../../../core/home/outreach-paths.ts';
import { type MailWish, mailTrials } from '../../support/mail-trial.ts';
import { errorOf } from '../../support/error-of.ts';
import { stoppedClock } from '../../support/remembering-sink.ts';
import { scriptedAsker } from '../../support/scripted-asker.ts';
import { surveyOf } from '../../support/setup-survey.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Given {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** What a person answers; nobody is there when it is left out. */
  readonly answers?: readonly string[];
  readonly mail?: MailWish;
  readonly home?: string;
}

const person = { senderName: 'Ada Lovelace', senderEmail: 'ada@gmail.com', mailingAddress: '12 Mill Lane, Leeds', preset: 'offline' };
const good = 'canary-good-password';

function setup(t: ExecutionContext, { options = {}, environment = {}, answers, mail, home = join(temporaryFolder(t), 'home') }: Given) {
  const paths = outreachPaths({ home, environment: {} });
  const secrets = createSecretFile(home, stoppedClock());
  const asker = answers === undefined ? undefined : scriptedAsker(answers);
  const trials = mailTrials(mail);
  const looked: string[] = [];
  const run = () =>
    runSetup({
      paths, secrets, environment, asker,
      settings: loadSettings({ file: paths.config, environment, flags: [] }),
      options: { ...person, ...options },
      say: () => undefined,
      signal: new AbortController().signal,
      openSurvey: async (_, trial) => surveyOf({}, trial),
      openMail: trials.openMail,
      async lookAtDomain({ sender }) {
        looked.push(sender.email ?? '');
        return ['gmail.com is in order'];
      },
    });
  return { home, run, secrets, trials, looked, screen: asker?.screen ?? [], hidden: asker?.hidden ?? [], stored: () => JSON.parse(readFileSync(paths.config, 'utf8')) as Record<string, unknown> };
}

test('an address and a password are enough for a service that is known, and the password is stored encrypted for both of its servers', async (t) => {
  const { run, stored, secrets, hidden, screen, looked, trials } = setup(t, { answers: ['2', '', good, '', '', '', 'no'] });
  const { text } = await run();
  t.like(stored(), { transport: 'smtp', mailbox: 'imap', plugins: { smtp: { user: 'ada@gmail.com' }, 'mailbox-imap': { user: 'ada@gmail.com' } } });
  t.is(await secrets.get('plugin/smtp/password'), good);
  t.is(await secrets.get('plugin/mailbox-imap/password'), good);
  t.is(hidden.length, 1);
  t.deepEqual(looked, ['ada@gmail.com']);
  t.regex(text, /Mail goes out +smtp: ada@gmail\.com\n +Answers are read +imap: ada@gmail\.com[\s\S]*SMTP_PASSWORD +•••••• \(stored, encrypted\)[\s\S]*gmail\.com is in order/);
  t.notRegex(`${text}${screen.join('')}${JSON.stringify(stored())}`, /canary/);
  t.deepEqual(trials.sent, []);
});

test('servers are asked for only when the address does not say them, and a mailbox can be left out', async (t) => {
  const { run, stored, secrets } = setup(t, { answers: ['account', 'ada@example.org', 'smtp example', 'smtp.example.org:587', '', 'canary-wrong', good, '', '', '', 'no'] });
  await run();
  t.like(stored(), { transport: 'smtp', mailbox: null, plugins: { smtp: { user: 'ada@example.org', host: 'smtp.example.org', port: 587 } } });
  t.is((stored()['plugins'] as Record<string, unknown>)['mailbox-imap'], undefined);
  t.is(await secrets.get('plugin/mailbox-imap/password'), undefined, 'what is not read needs no password');
});

test('a password that is refused is asked for again, with what the server says; nothing is stored before one is let in', async (t) => {
  const stopped = setup(t, { answers: ['2', '', 'canary-wrong'] });
  t.is((await errorOf(stopped.run)).code, 'setup_stopped');
  t.is(stopped.stored()['transport'], undefined);
  t.is(await stopped.secrets.get('plugin/smtp/password'), undefined);
  t.regex(stopped.screen.join('\n'), /smtp\.gmail\.com refused the login of ada: wrong password/);
  const { run, stored } = setup(t, { answers: ['2', '', 'canary-wrong', good, '', '', '', 'no'] });
  await run();
  t.is(stored()['transport'], 'smtp');
});

test('when only the mailbox refuses, only its password is asked for', async (t) => {
  const { run, secrets } = setup(t, { answers: ['2', '', good, 'canary-mailbox-only', '', '', '', 'no'], mail: { mailboxPassword: 'canary-mailbox-only' } });
  await run();
  t.is(await secrets.get('plugin/smtp/password'), good);
  t.is(await secrets.get('plugin/mailbox-imap/password'), 'canary-mailbox-only');
});

test('a server that does not answer is tried again, or the account is stored unchecked when the user says so', async (t) => {
  const { run, stored, screen } = setup(t, { answers: ['2', '', good, 'again', '', '', '', '', 'no'], mail: { withoutNetwork: true } });
  const { text } = await run();
  t.is(stored()['transport'], 'smtp');
  t.is(screen.filter((line) => line === 'Trying the login …').length, 2);
  t.regex(text, /Stored unchecked: smtp\.gmail\.com could not be reached/);
});

test('"back" leads to the choice, and an app password may be typed with its blanks', async (t) => {
  const { run, secrets } = setup(t, { answers: ['2', 'back', '2', '', 'back', '2', '', 'abcd efgh ijkl mnop', '', '', '', 'no'], mail: { password: 'abcdefghijklmnop' } });
  await run();
  t.is(await secrets.get('plugin/smtp/password'), 'abcdefghijklmnop');
});

test('the ground is asked for only when mail is to leave this machine, region by region, and Enter leaves it to each person', async (t) => {
  const { run, stored, screen } = setup(t, { answers: ['2', '', good, 'legitimate-interest', '9', '', 'legitimate-interest', '1', 'no'] });
  await run();
  t.deepEqual(stored()['sending'], { basis: { eu: 'legitimate-interest', ca: 'consent' } });
  t.is(screen.filter((line) => /once more: it is not among them/.test(line)).length, 2, 'Canada knows no legitimate interest');
  const quiet = setup(t, { answers: ['files'] });
  await quiet.run();
  t.notRegex(quiet.screen.join('\n'), /ground/);
});

test('a test message goes to oneself when the user says so, and what became of it is said', async (t) => {
  const { run, trials } = setup(t, { answers: ['2', '', good, '', '', '', 'yes'] });
  t.regex((await run()).text, /The test message to ada@gmail\.com was sent, and has arrived\./);
  t.deepEqual(trials.sent, ['ada@gmail.com']);
});

test('what was chosen is not asked for again, until --mail is given', async (t) => {
  const { home, run } = setup(t, { answers: ['files'] });
  await run();
  const quiet = setup(t, { home, answers: [] });
  await quiet.run();
  t.deepEqual(quiet.screen, []);
  const again = setup(t, { home, options: { mail: true }, answers: ['2', '', good, '', '', '', 'no'] });
  await again.run();
  t.is(again.stored()['transport'], 'smtp');
});

test('GMAIL_USERNAME and GMAIL_APP_PASSWORD set the account up without a question', async (t) => {
  const { run, stored, secrets } = setup(t, { environment: { GMAIL_USERNAME: 'ada@gmail.com', GMAIL_APP_PASSWORD: 'abcd efgh ijkl mnop' }, mail: { password: 'abcdefghijklmnop' } });
  const { text } = await run();
  t.like(stored(), { transport: 'smtp', mailbox: 'imap', plugins: { smtp: { user: 'ada@gmail.com' } } });
  t.is(await secrets.get('plugin/mailbox-imap/password'), 'abcdefghijklmnop');
  t.notRegex(text, /abcd ?efgh/);
  const own = setup(t, { environment: { GMAIL_USERNAME: 'ada@example.org', GMAIL_APP_PASSWORD: 'abcdefghijklmnop' }, mail: { password: 'abcdefghijklmnop' } });
  await own.run();
  t.like(own.stored(), { sender: { email: 'ada@gmail.com' }, plugins: { smtp: { user: 'ada@example.org', host: 'smtp.gmail.com' }, 'mailbox-imap': { host: 'imap.gmail.com' } } });
});

test('flags name an account of any server', async (t) => {
  const { run, stored } = setup(t, { options: { mailAddress: 'ada@example.org', mailUser: 'ada', smtpHost: 'smtp.example.org', imapHost: 'imap.example.org', imapPort: 143 }, environment: { SMTP_PASSWORD: good } });
  await run();
  t.like(stored(), { plugins: { smtp: { user: 'ada', host: 'smtp.example.org' }, 'mailbox-imap': { user: 'ada', host: 'imap.example.org', port: 143, security: 'starttls' } } });
  const other = setup(t, { options: { mailAddress: 'ada@gmail.com', imapHost: 'none' }, environment: { SMTP_PASSWORD: good } });
  await other.run();
  t.is(other.stored()['mailbox'], null);
});

const lacking: readonly (readonly [title: string, given: Given, code: ErrorCode, says: RegExp])[] = [
  ['a Gmail address without its password', { environment: { GMAIL_USERNAME: 'ada@gmail.com' } }, 'setup_missing', /GMAIL_APP_PASSWORD/],
  ['a Gmail password without its address', { environment: { GMAIL_APP_PASSWORD: 'abcdefghijklmnop' } }, 'setup_missing', /GMAIL_USERNAME/],
  ['an account without a password', { options: { mailAddress: 'ada@gmail.com' } }, 'setup_missing', /SMTP_PASSWORD, IMAP_PASSWORD/],
  ['an address whose servers nobody knows', { options: { mailAddress: 'ada@example.org' }, environment: { SMTP_PASSWORD: good } }, 'setup_missing', /--smtp-host[\s\S]*--imap-host/],
  ['a server without an address', { options: { smtpHost: 'smtp.example.org' } }, 'setup_missing', /--mail-address/],
  ['a password that is refused', { options: { mailAddress: 'ada@gmail.com' }, environment: { SMTP_PASSWORD: 'canary-wrong' } }, 'mail_login_refused', /smtp\.gmail\.com/],
];

for (const [title, given, code, says] of lacking) {
  test(`without a person, ${title} is an error that says what to do, and nothing is written`, async (t) => {
    const { run, stored } = setup(t, given);
    const error = await errorOf(run);
    t.is(error.code, code);
    t.regex(`${error.message} ${error.help}`, says);
    t.throws(stored, { message: /ENOENT/ });
  });
}

test('without a person, a server that does not answer is no reason to stop: the account is stored and this is said', async (t) => {
  const { run, stored } = setup(t, { options: { mailAddress: 'ada@gmail.com' }, environment: { SMTP_PASSWORD: good }, mail: { withoutNetwork: true } });
  t.regex((await run()).text, /Stored unchecked: smtp\.gmail\.com could not be reached: there is no network/);
  t.is(stored()['transport'], 'smtp');
});
