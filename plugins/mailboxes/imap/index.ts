import type { Mailbox, Plugin, Scope } from '../../../core/index.ts';
import { accessTokensOf } from './access-token.ts';
import { type Account, accountsOf, type ImapOptions, optionsSchema } from './account.ts';
import { connect } from './connect.ts';
import { failMail } from './mail-failure.ts';
import { serverOfAddress } from './providers.ts';
import { readMessages, remembering } from './read-messages.ts';
import { createSentFolder } from './sent-folder.ts';
import { createSession } from './session.ts';
import { waitForMail } from './wait-for-mail.ts';

/** Mail at an IMAP server, RFC 3501: read without being marked as read. */
const imap: Plugin<ImapOptions> = {
  name: 'mailbox-imap',
  apiVersion: 1,
  description: 'Reads mail at an IMAP server, and finds copies of what was sent there; marks nothing as read.',
  options: optionsSchema,
  apply(scope) {
    const { host, user } = scope.options;
    if (host !== undefined && user === undefined) scope.fail('plugin_options_invalid', { plugin: 'mailbox-imap', problems: 'host and user belong together' });
    if (host === undefined && user !== undefined && serverOfAddress(user) === undefined) scope.addMailbox(unknownServer(user, scope));
    for (const { auth, provider } of accountsOf(scope.options)) {
      if (auth === 'editor' && provider !== 'microsoft') scope.fail('plugin_options_invalid', { plugin: 'mailbox-imap', problems: 'auth "editor" needs provider "microsoft": editors have no sign-in with Google' });
    }
    for (const account of accountsOf(scope.options)) scope.addMailbox(createMailbox(scope, account));
  },
};

export default imap;

function createMailbox(scope: Scope<unknown>, account: Account): Mailbox {
  const accessTokens = accessTokensOf(scope, account);
  const fail = (thrown: unknown): never => failMail(scope, account, thrown);
  const session = createSession({ connect: (signal) => connect(scope, account, accessTokens, signal), fail });
  scope.signal.addEventListener('abort', () => session.close(), { once: true });
  const source = { scope, account, session, remembered: remembering() };
  return {
    id: account.id,
    label: `${account.user} at ${account.host}`,
    host: account.host,
    bySignIn: account.auth === 'editor',
    read: (cursor, run) => readMessages(source, cursor, { ...run, signal: AbortSignal.any([scope.signal, run.signal]) }),
    wait: (signal) => waitForMail(scope, account, session, () => source.remembered.heard, AbortSignal.any([scope.signal, signal])),
    sent: createSentFolder(source),
    async check(signal) {
      const client = await connect(scope, account, accessTokens, signal);
      try {
        await client.logout();
      } finally {
        client.close();
      }
    },
  };
}

/** It is there all the same, so that choosing it says what is missing. */
function unknownServer(user: string, { fail }: Scope<unknown>): Mailbox {
  const refuse = async () => fail('mail_server_missing', { option: 'plugins.mailbox-imap.host' });
  return {
    id: 'imap',
    label: user,
    async *read() {
      await refuse();
    },
    check: refuse,
  };
}
