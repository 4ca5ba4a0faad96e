// A real Dovecot 2.3 (Debian: dovecot-imapd dovecot-lmtpd) for one test: in a folder of its own, on free loopback ports; the system's own is left alone.
//
//   const dovecot = await startDovecot({ folders: [{ name: 'Sent', use: '\\Sent' }] });
//   await dovecot.deliver('Subject: Hello\r\n\r\nHello.\r\n');
//   … connect to 127.0.0.1:dovecot.port as dovecot.user with dovecot.password …
//   await dovecot.stop();
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimesSync, writeFileSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExecutionContext } from 'ava';
import { makeCertificate } from './certificate.ts';
import { freePorts, untilListening } from './free-ports.ts';
import { inServerFolder, removeServerFolder } from './server-folder.ts';

export interface DovecotOptions {
  /** Addresses with a mailbox; the first one is `user`. All have the same password. */
  readonly users?: readonly string[];
  /** Folders besides INBOX, of every user; `use` is a special use of RFC 6154, such as `\Sent`. */
  readonly folders?: readonly { readonly name: string; readonly use?: string }[];
  /** The whole list of capabilities that it announces after login, in place of its own. */
  readonly capability?: string;
  /** Whom the certificate is for; localhost and 127.0.0.1 by default. */
  readonly certificateFor?: string;
  /** False: TLS is not offered at all. */
  readonly tls?: boolean;
  /** Further lines of dovecot.conf. */
  readonly settings?: string;
}

export interface Dovecot {
  /** IMAP, with STARTTLS unless `tls` is false. */
  readonly port: number;
  /** IMAP within TLS. */
  readonly tlsPort: number;
  /** LMTP, for Postfix. */
  readonly lmtpPort: number;
  /** Path of the socket at which Postfix asks whether a login is right. */
  readonly authSocket: string;
  readonly user: string;
  readonly password: string;
  /** Path of the PEM file to trust. */
  readonly certificate: string;
  readonly key: string;
  /** Puts a message into a maildir, as a delivery would; into INBOX of `user` unless told otherwise. */
  deliver(message: string | Uint8Array, to?: Place): Promise<void>;
  /** Puts many messages into INBOX of `user`, as fast as files can be written. */
  fill(messages: Iterable<{ readonly message: string; readonly receivedAt: Date }>): Promise<void>;
  /** What lies in a folder, in the order of its file names. */
  messages(of?: Omit<Place, 'receivedAt'>): Promise<readonly Buffer[]>;
  readonly folders: {
    create(name: string): Promise<void>;
    rename(name: string, to: string): Promise<void>;
    remove(name: string): Promise<void>;
    /** A new UIDVALIDITY, as after a repair of the server: the messages stay, their numbers mean nothing any more. */
    renumber(name: string): Promise<void>;
  };
  /** Absolute path of the maildir of a folder. */
  maildir(of?: Omit<Place, 'receivedAt'>): string;
  doveadm(...words: readonly string[]): Promise<string>;
  /** What it has logged so far. */
  log(): Promise<string>;
  /** Ends it; what lies in it stays, and `resume` starts it again on the same ports. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it and removes all that it wrote. */
  stop(): Promise<void>;
}

export interface Place {
  readonly user?: string;
  readonly folder?: string;
  /** When it was delivered; now by default. */
  readonly receivedAt?: Date;
}

/** The user `mail` of every Debian: Dovecot opens no mailbox of root. */
const owner = 8;
/** Of every user. */
export const dovecotPassword = 'correct horse';

export function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  return inServerFolder((root) => startIn(root, options));
}

/** One that ends with the test. */
export async function dovecotFor(t: ExecutionContext, options: DovecotOptions = {}): Promise<Dovecot> {
  const dovecot = await startDovecot(options);
  t.teardown(() => dovecot.stop());
  return dovecot;
}

async function startIn(root: string, options: DovecotOptions): Promise<Dovecot> {
  const { users = ['user@out.example'] } = options;
  const [user = ''] = users;
  const [port = 0, tlsPort = 0, lmtpPort = 0] = await freePorts(3);
  const { certificate, key } = await makeCertificate(root, options.certificateFor);
  const authSocket = join(root, 'run', 'outreach-auth');
  const configuration = join(root, 'dovecot.conf');
  await writeFile(join(root, 'users'), users.map((name) => `${name}:{PLAIN}${dovecotPassword}:${owner}:${owner}::${root}/mail/${name}::\n`).join(''));
  await writeFile(configuration, configurationOf(root, options, { port, tlsPort, lmtpPort, certificate, key, authSocket }));
  await mkdir(join(root, 'mail'));
  await chown(join(root, 'mail'), owner, owner);

  const maildir = ({ user: of = user, folder = 'INBOX' }: Omit<Place, 'receivedAt'> = {}): string => join(root, 'mail', of, ...(folder === 'INBOX' ? [] : [`.${modifiedUtf7(folder)}`]));
  const doveadm = async (...words: readonly string[]): Promise<string> => (await promisify(execFile)('doveadm', ['-c', configuration, ...words])).stdout;

  let ended: Promise<unknown> = Promise.resolve();
  const resume = async (): Promise<void> => {
    const server = spawn('dovecot', ['-F', '-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
    ended = once(server, 'exit').catch((cause: unknown) => (said += String(cause)));
    await Promise.race([untilListening(port), ended.then(async () => Promise.reject(new Error(`Dovecot has ended: ${said}${await log()}`)))]);
    pauseServer = () => server.kill('SIGTERM');
  };
  let pauseServer: () => void = () => undefined;
  const pause = async (): Promise<void> => {
    pauseServer();
    await ended;
  };
  const log = (): Promise<string> => readFile(join(root, 'dovecot.log'), 'utf8').catch(() => ''); // made with its first line

  await resume();
  for (const name of users) await doveadm('mailbox', 'list', '-u', name); // makes the folders

  return {
    port,
    tlsPort,
    lmtpPort,
    authSocket,
    user,
    password: dovecotPassword,
    certificate,
    key,
    async deliver(message, to = {}) {
      const folder = maildir(to);
      await makeMaildir(folder);
      await deliverInto(folder, message, to.receivedAt ?? new Date());
    },
    async fill(messages) {
      const folder = maildir();
      await makeMaildir(folder);
      for (const { message, receivedAt } of messages) {
        const file = join(folder, 'new', nameAt(receivedAt));
        writeFileSync(file, message, { mode: 0o644 });
        utimesSync(file, receivedAt, receivedAt);
      }
      await promisify(execFile)('chown', ['-R', `${owner}:${owner}`, folder]);
    },
    async messages(of = {}) {
      const files = await Promise.all(['new', 'cur'].map(async (part) => (await readdir(join(maildir(of), part)).catch(() => [] /* made with the first message */)).map((name) => join(maildir(of), part, name))));
      return Promise.all(files.flat().sort().map((file) => readFile(file)));
    },
    folders: {
      create: async (name) => void (await doveadm('mailbox', 'create', '-u', user, name)),
      rename: async (name, to) => void (await doveadm('mailbox', 'rename', '-u', user, name, to)),
      remove: async (name) => void (await doveadm('mailbox', 'delete', '-u', user, name)),
      renumber: async (name) => void (await doveadm('mailbox', 'update', '-u', user, '--uid-validity', String(Math.floor(Date.now() / 1000) + 1000), name)),
    },
    maildir,
    doveadm,
    log,
    pause,
    resume,
    async stop() {
      await pause();
      await removeServerFolder(root);
    },
  };
}

let delivered = 0;

/** As maildir(5) wants it: written in `tmp`, and moved into `new` when whole. */
async function deliverInto(maildir: string, message: string | Uint8Array, at: Date): Promise<void> {
  const name = nameAt(at);
  const partial = join(maildir, 'tmp', name);
  await writeFile(partial, message);
  await chown(partial, owner, owner);
  await utimes(partial, at, at);
  await rename(partial, join(maildir, 'new', name));
}

function nameAt(time: Date): string {
  delivered += 1;
  return `${Math.floor(time.getTime() / 1000)}.M${String(delivered).padStart(6, '0')}P${process.pid}.out.example`;
}

async function makeMaildir(folder: string): Promise<void> {
  for (const each of [folder, ...['tmp', 'new', 'cur'].map((part) => join(folder, part))]) {
    await mkdir(each, { recursive: true });
    await chown(each, owner, owner);
  }
}

/** How folder names are written in a maildir, RFC 3501 section 5.1.3. */
function modifiedUtf7(name: string): string {
  return name.replaceAll('&', '&-').replace(/[^\x20-\x7e]+/g, (run) => `&${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`);
}

function configurationOf(root: string, { folders = [], capability, tls = true, settings = '' }: DovecotOptions, at: Readonly<Record<'port' | 'tlsPort' | 'lmtpPort', number>> & Readonly<Record<'certificate' | 'key' | 'authSocket', string>>): string {
  const boxes = folders.map(({ name, use }) => `  mailbox "${name}" {\n    auto = subscribe\n${use === undefined ? '' : `    special_use = ${use}\n`}  }\n`).join('');
  return `base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = ${tls ? 'yes' : 'no'}
ssl_cert = <${at.certificate}
ssl_key = <${at.key}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = ${owner}
mail_location = maildir:${root}/mail/%u
mail_fsync = never
mail_max_userip_connections = 200
mailbox_idle_check_interval = 1s
${capability === undefined ? '' : `imap_capability = ${capability}\n`}passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${root}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${root}/users
}
namespace inbox {
  inbox = yes
  separator = /
${boxes}}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${at.port}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${tls ? at.tlsPort : 0}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${at.lmtpPort}
  }
}
service auth {
  unix_listener ${at.authSocket} {
    mode = 0666
  }
}
${settings}
`;
}
