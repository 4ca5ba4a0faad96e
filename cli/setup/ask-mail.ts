// How shall mail go out? Nothing is stored until the login was let in, or the person wants it stored unchecked.
import { parseEmailAddress } from '../../core/domain/email-address.ts';
import { environmentSecret } from '../../core/home/environment-secrets.ts';
import { isUnanswered, type MailLogin } from '../../core/setup/check-mail-account.ts';
import { type MailAccount, mailPasswords, type MailServer, readMailServer, tidyPassword } from '../../core/setup/mail-account.ts';
import { type Service, services } from '../../core/setup/service-keys.ts';
import type { Asker } from '../host/asker.ts';
import { askHidden } from './ask-answers.ts';
import type { GivenMail } from './given-mail.ts';
import { back } from './pick-model.ts';
import { type SettledMail, serversOf, tryLogins, type TryParts } from './settle-mail.ts';

export interface AskMailParts extends TryParts {
  readonly asker: Asker;
  /** Where messages are written that stay here. */
  readonly outbox: string;
}

/** Asks until mail has a way. */
export async function askMail(parts: AskMailParts): Promise<SettledMail> {
  const { asker, outbox } = parts;
  for (;;) {
    asker.say('How shall mail go out? Nothing goes before you have approved it.');
    asker.say(`  1  files    messages are written to ${outbox}: nothing leaves this machine`);
    asker.say('  2  account  by your mail account: Gmail, Outlook, another provider or a server of your own');
    const answer = await asker.ask('Number or name (Enter for files)');
    if (['', '1', 'files'].includes(answer)) return { account: null, secrets: {}, notes: [] };
    if (answer !== '2' && answer !== 'account') {
      asker.say('  Please once more: it is not among them.');
      continue;
    }
    const settled = await askAccount(parts);
    if (settled !== undefined) return settled;
  }
}

/** An account that was named by flags or environment: tried, and its password asked for when it lacks one or is refused. Undefined to choose something else. */
export async function settleMailWith(parts: AskMailParts, given: GivenMail): Promise<SettledMail | undefined> {
  const account = await withServers(parts, given.account);
  return account === undefined ? undefined : logIn(parts, account, given.passwords);
}

/** Undefined to choose something else. */
async function askAccount(parts: AskMailParts): Promise<SettledMail | undefined> {
  const { asker } = parts;
  // Of the file, too: the address may have been given a moment ago.
  const own = parts.stored.sender.email ?? parts.settings.sender.email;
  asker.say(`"${back}" leads back to the choice.`);
  const address = await askFor(asker, `The address of the mail account${own === null ? '' : ` (Enter for ${own})`}`, (text) => addressIn(text, own));
  if (address === undefined) return undefined;
  const account = await withServers(parts, { address });
  return account === undefined ? undefined : logIn(parts, account, {});
}

/** Only what the address does not say is asked for. */
async function withServers(parts: AskMailParts, account: MailAccount): Promise<MailAccount | undefined> {
  const { asker } = parts;
  const known = await serversOf(parts, account);
  const smtp = known.smtp !== null ? account.smtp : await askFor(asker, 'The server for outgoing mail (such as smtp.example.org, or smtp.example.org:587)', serverIn);
  if (known.smtp === null && smtp === undefined) return undefined;
  const imap = known.imap !== null || account.imap === null ? account.imap : await askFor(asker, 'The server where answers are read (such as imap.example.org; Enter to read none)', (text): Read<MailServer | null> => (text === '' ? { value: null } : serverIn(text)));
  if (known.imap === null && imap === undefined) return undefined;
  return { ...account, ...(smtp === undefined ? {} : { smtp }), ...(imap === undefined ? {} : { imap }) };
}

async function logIn(parts: AskMailParts, account: MailAccount, given: GivenMail['passwords']): Promise<SettledMail | undefined> {
  const { asker } = parts;
  const secrets = await firstPasswords(parts, account, given);
  if (secrets === undefined) return undefined;
  let passwords = secrets;
  for (;;) {
    asker.say('Trying the login …');
    const failed = (await tryLogins(parts, account, passwords)).filter(({ problem }) => problem !== null);
    if (failed.length === 0) asker.say('It was let in.');
    for (const { problem } of failed) asker.say(`  ${problem?.message}\n  ${problem?.help}`);
    const settled = { account, secrets: passwords, notes: failed.map(({ problem }) => `Stored unchecked: ${problem?.message}`) };
    if (failed.length === 0) return settled;
    const next = await askNext(parts, account, failed);
    if (next === back) return undefined;
    if (next === 'store') return settled;
    passwords = { ...passwords, ...next };
  }
}

/** A password of the environment would win over any other, so it is not asked for. */
async function firstPasswords({ asker, environment }: AskMailParts, account: MailAccount, given: GivenMail['passwords']): Promise<Readonly<Record<string, string>> | undefined> {
  const sending = environmentSecret(environment, mailPasswords.smtp) ?? given[mailPasswords.smtp] ?? tidyPassword(await askHidden(asker, serviceOf(mailPasswords.smtp), '', [back]));
  if (sending === back) return undefined;
  const reading = environmentSecret(environment, mailPasswords.imap) ?? given[mailPasswords.imap] ?? sending;
  return { [mailPasswords.smtp]: sending, ...(account.imap === null ? {} : { [mailPasswords.imap]: reading }) };
}

/** What to do about logins that failed: other passwords, `store` all the same, or `back`. */
async function askNext({ asker, environment }: AskMailParts, account: MailAccount, failed: readonly MailLogin[]): Promise<Readonly<Record<string, string>> | 'store' | typeof back> {
  if (failed.every(isUnanswered)) {
    const answer = await asker.ask(`Enter to store it unchecked, "again" to try again, "${back}" for something else`);
    return answer === '' ? 'store' : answer === back ? back : {};
  }
  // One password does for both, unless only the mailbox refuses it.
  const isReading = failed.every(({ part }) => part === 'reading');
  const secret = isReading ? mailPasswords.imap : mailPasswords.smtp;
  const service = serviceOf(secret);
  if (environmentSecret(environment, secret) !== undefined) {
    asker.say(`  The password comes from ${service.environmentName}: mend it there.`);
    return back;
  }
  const password = tidyPassword(await askHidden(asker, service, ` ("${back}" for something else)`, [back]));
  return password === back ? back : { [secret]: password, ...(isReading || account.imap === null ? {} : { [mailPasswords.imap]: password }) };
}

function serviceOf(secret: string): Service {
  const service = services.find((each) => each.secret === secret);
  if (service === undefined) throw new Error(`no service has the secret ${secret}`);
  return service;
}

type Read<Value> = { readonly value: Value; readonly problem?: undefined } | { readonly problem: string };

/** Asks until it can be read; undefined for "back". */
async function askFor<Value>(asker: Asker, prompt: string, read: (text: string) => Read<Value>): Promise<Value | undefined> {
  for (;;) {
    const answer = await asker.ask(prompt);
    if (answer === back) return undefined;
    const given = read(answer);
    if (given.problem === undefined) return given.value;
    asker.say(`  Please once more: ${given.problem}.`);
  }
}

function addressIn(text: string, own: string | null): Read<string> {
  const address = text === '' ? (own ?? '') : text;
  if (address === '') return { problem: 'it is needed' };
  const { problem } = parseEmailAddress(address);
  return problem === undefined ? { value: address } : { problem };
}

function serverIn(text: string): Read<MailServer> {
  const server = readMailServer(text);
  return server === undefined ? { problem: 'it must be a name like mail.example.org, with a port behind a colon if need be' } : { value: server };
}
