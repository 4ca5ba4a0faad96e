// A real Postfix 3.7 (Debian: postfix) for one test: in a folder of its own, on free loopback ports, run as root; the system's own is left alone.
// What it takes in goes to the mailboxes of a Dovecot by LMTP; for a user whom Dovecot does not know, a real delivery report goes back to the sender.
//
//   const dovecot = await startDovecot({ users: ['me@out.example', 'them@in.example'] });
//   const postfix = await startPostfix({ dovecot });
//   … send to 127.0.0.1:postfix.port, as dovecot.user with dovecot.password or without a login …
//   await postfix.stop(); await dovecot.stop();
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Dovecot } from './dovecot.ts';
import { freePorts, untilListening } from './free-ports.ts';
import { inServerFolder, removeServerFolder } from './server-folder.ts';

export interface PostfixOptions {
  /** Where mail is delivered, who may log in, and whose certificate is shown. */
  readonly dovecot: Dovecot;
  /** Domains whose mail goes to Dovecot; mail for any other one bounces, since nothing leaves this machine. */
  readonly domains?: readonly string[];
  /** True: who has not logged in may not send. */
  readonly loginRequired?: boolean;
  /** True: recipients whom Dovecot does not know are refused while sending (550 5.1.1), and do not bounce later. */
  readonly refusesUnknown?: boolean;
  /** Further lines of main.cf; a later line wins. */
  readonly settings?: string;
}

export interface Postfix {
  /** Submission, with STARTTLS and logins. */
  readonly port: number;
  readonly domains: readonly string[];
  /** Ids of the messages that wait in its queue. */
  queue(): Promise<readonly string[]>;
  /** Tries what waits in the queue now. */
  flush(): Promise<void>;
  log(): Promise<string>;
  /** Ends it, and `resume` starts it again at the same port; its queue stays. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it and removes all that it wrote. */
  stop(): Promise<void>;
}

export function startPostfix(options: PostfixOptions): Promise<Postfix> {
  return inServerFolder((root) => startIn(root, options));
}

async function startIn(root: string, options: PostfixOptions): Promise<Postfix> {
  const { domains = ['out.example', 'in.example'] } = options;
  const [port = 0] = await freePorts(1);
  const configuration = join(root, 'etc');
  for (const folder of ['etc', 'spool', 'data', 'log']) await mkdir(join(root, folder));
  await run('chown', ['postfix', join(root, 'data')]);
  await writeFile(join(configuration, 'main.cf'), mainOf(root, domains, options));
  await writeFile(join(configuration, 'master.cf'), masterOf(port));
  for (const file of ['main.cf', 'master.cf']) await chmod(join(configuration, file), 0o644);

  const log = (): Promise<string> => readFile(join(root, 'log', 'postfix.log'), 'utf8').catch(() => ''); // made with its first line
  const postfix = (word: string) => run('postfix', ['-c', configuration, word]);
  const pause = async (): Promise<void> => void (await postfix('stop'));
  const resume = async (): Promise<void> => {
    try {
      await postfix('start');
      await untilListening(port);
    } catch (cause) {
      throw new Error(`Postfix did not start: ${await log()}`, { cause });
    }
  };
  await resume();

  return {
    port,
    domains,
    async queue() {
      const { stdout } = await run('postqueue', ['-c', configuration, '-j']);
      return stdout.split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { readonly queue_id: string }).queue_id);
    },
    flush: async () => void (await run('postqueue', ['-c', configuration, '-f'])),
    log,
    pause,
    resume,
    async stop() {
      await pause().catch(() => undefined); // it may be paused
      await removeServerFolder(root);
    },
  };
}

const run = promisify(execFile);

function mainOf(root: string, domains: readonly string[], { dovecot, loginRequired = false, refusesUnknown = false, settings = '' }: PostfixOptions): string {
  return `compatibility_level = 3.6
queue_directory = ${root}/spool
data_directory = ${root}/data
maillog_file = ${root}/log/postfix.log
maillog_file_prefixes = ${root}
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.${domains[0] ?? 'out.example'}
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
local_transport = error:no local users
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
default_transport = error:5.4.4 nothing leaves this machine
relay_transport = error:5.4.4 nothing leaves this machine
virtual_mailbox_domains = ${domains.join(', ')}
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.lmtpPort}
virtual_mailbox_maps =
smtpd_reject_unlisted_recipient = no
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${dovecot.authSocket}
smtpd_sasl_security_options = noanonymous
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${dovecot.certificate}
smtpd_tls_key_file = ${dovecot.key}
smtpd_relay_restrictions = ${loginRequired ? '' : 'permit_mynetworks, '}permit_sasl_authenticated, reject
smtpd_recipient_restrictions = ${refusesUnknown ? `reject_unverified_recipient` : ''}
unverified_recipient_reject_code = 550
address_verify_poll_delay = 1s
smtpd_delay_reject = yes
minimal_backoff_time = 2s
maximal_backoff_time = 5s
queue_run_delay = 2s
notify_classes =
double_bounce_sender = double-bounce
append_dot_mydomain = no
biff = no
${settings}
`;
}

/** Debian's services without chroot, and the one port. */
function masterOf(port: number): string {
  const internal = ['tlsmgr unix - - n 1000? 1 tlsmgr', 'rewrite unix - - n - - trivial-rewrite', 'bounce unix - - n - 0 bounce', 'defer unix - - n - 0 bounce', 'trace unix - - n - 0 bounce', 'verify unix - - n - 1 verify', 'flush unix n - n 1000? 0 flush', 'proxymap unix - - n - - proxymap', 'proxywrite unix - - n - 1 proxymap', 'smtp unix - - n - - smtp', 'relay unix - - n - - smtp', 'showq unix n - n - - showq', 'error unix - - n - - error', 'retry unix - - n - - error', 'discard unix - - n - - discard', 'lmtp unix - - n - - lmtp', 'anvil unix - - n - 1 anvil', 'scache unix - - n - 1 scache', 'postlog unix-dgram n - n - 1 postlogd'];
  return [`127.0.0.1:${port} inet n - n - - smtpd`, 'pickup unix n - n 60 1 pickup', 'cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr', ...internal, ''].join('\n');
}
