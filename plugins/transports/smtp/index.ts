import type { Plugin, Scope, Transport } from '../../../core/index.ts';
import { type Account, readAccount } from './account.ts';
import { type SmtpOptions, smtpOptions } from './account-options.ts';
import { connect } from './connect.ts';
import { createConnections, sayGoodbye } from './connections.ts';
import { failAs, isTold } from './fail-as.ts';
import { loginOf } from './login.ts';
import { readFailure } from './read-failure.ts';
import { sendMessage } from './send-message.ts';

/** Sends by the user's own mail server. Nothing is tried twice in here: whether a message may go again is for the outbox, which knows what was proven. */
const smtp: Plugin<SmtpOptions> = {
  name: 'smtp',
  apiVersion: 1,
  description: 'Sends by a mail server: Gmail, Outlook, your provider or your own. Always encrypted, but for a server on this machine.',
  options: smtpOptions,
  apply(scope) {
    const { accounts, ...main } = scope.options;
    for (const [name, options] of [[null, main] as const, ...Object.entries(accounts)]) {
      const account = readAccount(name, options);
      if (account !== undefined && 'problem' in account) scope.fail('plugin_options_invalid', { plugin: 'smtp', problems: account.problem });
      else scope.addTransport(account === undefined ? unknownServer(name, scope) : transportFor(account, scope));
    }
  },
};

export default smtp;

function transportFor(account: Account, scope: Scope): Transport {
  const readLogin = loginOf(account, scope);
  const connections = createConnections({ most: account.connections, signal: scope.signal, open: (signal) => connect(account, readLogin, signal) });
  return {
    id: account.id,
    connections: account.connections,
    label: account.user === null ? `Mail server ${account.host}` : `Mail server ${account.host} (${account.user})`,
    idempotent: false,
    filesSent: account.filesSent,
    host: account.host,
    bySignIn: account.login === 'editor',
    send: (message, run) => sendMessage(message, run, { account, connections, fail: scope.fail }),
    async check(signal) {
      try {
        sayGoodbye(await connect(account, readLogin, signal));
      } catch (thrown) {
        signal.throwIfAborted();
        if (isTold(thrown)) throw thrown;
        failAs(readFailure(thrown, 'connecting'), { account, phase: 'started', fail: scope.fail, cause: thrown });
      }
    },
  };
}

/** It is there all the same, so that choosing it says what is missing. */
function unknownServer(name: string | null, { fail }: Scope): Transport {
  const refuse = async () => fail('mail_server_missing', { option: name === null ? 'plugins.smtp.host' : `plugins.smtp.accounts.${name}.host` });
  return { id: name === null ? 'smtp' : `smtp:${name}`, label: 'Mail server', idempotent: false, send: refuse, check: refuse };
}
