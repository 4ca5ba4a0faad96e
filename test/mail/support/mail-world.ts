// A whole home on real mail servers: drafts of the sample, an account that sends by Postfix and reads from Dovecot, and the mailboxes of the people who are written to.
//
//   const world = await openMailWorld(t, { drafts: await sampleHome(folder) });
//   await world.outreach('mail', 'approve', '2');
//   await world.outreach('mail', 'send');
//   const [letter] = await world.arrived('tomasz.wrona@mossbank.example');
//   await world.answer(letter, 'Yes, call me on Monday.');
//   await world.outreach('mail', 'poll');
import { readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import type { ExecutionContext } from 'ava';
import { completeSettings } from '../../../core/config/load-settings.ts';
import { type Engine, openEngine } from '../../../core/engine.ts';
import { ensureHome } from '../../../core/home/ensure-home.ts';
import { outreachPaths } from '../../../core/home/outreach-paths.ts';
import { openStore } from '../../../core/store/open.ts';
import { migrations } from '../../../migrations/index.ts';
import * as builtIns from '../../../plugins/index.ts';
import { startDnsStandIn } from '../../support/dns-stand-in.ts';
import { anyTime } from '../../support/engine.ts';
import { npmStart, type Outcome, outreach } from '../../support/outreach.ts';
import { parsedForTest } from '../../support/parsed-mail.ts';
import { loadSmtp, recordedRun } from '../../support/smtp-transport.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { type Postfix, startPostfix } from './postfix.ts';
import { realClock } from './real-clock.ts';
import { proxyFor, type TcpProxy } from './tcp-proxy.ts';

/** Who writes. */
export const me = 'robin@out.example';

/** Those of the sample whom Dovecot knows. */
export const readers = {
  tomasz: 'tomasz.wrona@mossbank.example',
  annelies: 'annelies.dewit@junebug-rail.example',
  marek: 'marek.lindqvist@ostara-grid.example',
  miriam: 'miriam.castellanos@saltmarsh-cover.example',
  ingrid: 'ingrid.solheim@tidewell-ports.example',
} as const;

/** Whom the server of her domain does not know any more. */
export const gone = 'amina.osei@lanternworks.example';

/** A message as it lies in somebody's mailbox. */
export interface Letter {
  readonly bytes: Buffer;
  readonly text: string;
  readonly subject: string;
  readonly messageId: string;
  readonly references: readonly string[];
  readonly inReplyTo: readonly string[];
  /** Of the reader whose mailbox it is. */
  readonly to: string;
  header(name: string): string;
}

export interface Answer {
  /** From another address than the one that was written to. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of `Re: …`. */
  readonly subject?: string;
}

export interface MailWorld {
  readonly home: string;
  readonly dovecot: Dovecot;
  readonly postfix: Postfix;
  /** Stands between the program and Postfix. */
  readonly wire: TcpProxy;
  /** Stands between the program and Dovecot. */
  readonly postbox: TcpProxy;
  /** What config.json says of the account, or shall say: settings by path. */
  readonly account: Readonly<Record<string, string | number>>;
  /** Runs a command in this home; the test fails where the command does. */
  outreach(...words: readonly string[]): Promise<Outcome>;
  /** What `outreach … --json` prints. */
  json<Value>(...words: readonly string[]): Promise<Value>;
  /** The engine of this home, by a clock that `pass` moves on. */
  engine(): Promise<Engine>;
  pass(milliseconds: number): void;
  /** Waits until so many messages lie in a mailbox, and gives them, the oldest first. */
  arrived(user: string, count?: number): Promise<readonly Letter[]>;
  /** Types an answer as a mail program would, with quote and signature, and sends it through Postfix; resolves when it lies in our mailbox. */
  answer(letter: Letter, text: string, answer?: Answer): Promise<void>;
  /** Something that a mail server sends us: it is put into our mailbox. */
  report(message: string): Promise<void>;
}

export interface MailWorldOptions {
  /** A home with drafts: see `sampleHome`. */
  readonly drafts: string;
  /** False: the account is not in config.json yet. */
  readonly configured?: boolean;
  /** False: what goes to Postfix can be read on the wire. */
  readonly encrypted?: boolean;
}

/** A home with the ten drafts of the sample, and a sender who is known; made once, and copied by each world. */
export async function sampleHome(home: string): Promise<string> {
  const steps = [() => npmStart(['--home', home]), () => outreach(['setup', '--non-interactive', '--sender-name', 'Robin Vale', '--sender-email', me, '--mailing-address', '1 Quay Street, Gothenburg', '--home', home])];
  for (const step of steps) {
    const { code, stdout, stderr } = await step();
    if (code !== 0) throw new Error(stdout + stderr);
  }
  const store = await openStore({ file: join(home, 'outreach.db'), migrations, clock: realClock });
  const { leads } = await store.leads.page({ sort: 'score', limit: 100 });
  // Nobody knows where they are: no weekend and no holiday of their country holds what is sent on the day of the test.
  for (const { id, version } of leads) await store.leads.edit(id, version, { location: null });
  await store.close();
  return home;
}

export async function openMailWorld(t: ExecutionContext, { drafts, configured = true, encrypted = true }: MailWorldOptions): Promise<MailWorld> {
  const home = join(temporaryFolder(t), 'home');
  await cp(drafts, home, { recursive: true });
  const dovecot = await startDovecot({ users: [me, ...Object.values(readers)], folders: [{ name: 'Sent', use: '\\Sent' }] });
  t.teardown(() => dovecot.stop());
  const domains = [me, gone, ...Object.values(readers)].map(domainOf);
  const postfix = await startPostfix({ dovecot, domains, loginRequired: true });
  t.teardown(() => postfix.stop());
  const wire = await proxyFor(t, postfix.port);
  const postbox = await proxyFor(t, dovecot.tlsPort);
  const dns = await startDnsStandIn(t, Object.fromEntries(domains.map((domain) => [domain, [{ mx: [10, `mx.${domain}`] as const }]])));
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(dovecot.certificate, 'utf8')]);

  const settings = {
    transport: 'smtp',
    mailbox: 'imap',
    sender: { name: 'Robin Vale', email: me, mailingAddress: '1 Quay Street, Gothenburg' },
    sending: { ...anyTime, domainOverride: domainOf(me), basis: { uk: 'legitimate-interest', eu: 'legitimate-interest' } },
    dns: { servers: [dns.server] },
    discovery: { companyCooldownDays: 1 },
    plugins: {
      smtp: { host: 'localhost', port: wire.port, security: encrypted ? 'starttls' : 'none', user: me },
      'mailbox-imap': { host: 'localhost', port: postbox.port, security: 'tls', user: me, certificate: dovecot.certificate },
    },
  };
  const { transport, mailbox, plugins, ...others } = settings;
  await writeFile(join(home, 'config.json'), JSON.stringify(configured ? settings : others));

  const environment = { SMTP_PASSWORD: dovecot.password, IMAP_PASSWORD: dovecot.password, NODE_EXTRA_CA_CERTS: dovecot.certificate };
  let later = 0;

  const world: MailWorld = {
    home, dovecot, postfix, wire, postbox,
    account: { transport, mailbox, ...at('plugins.smtp', plugins.smtp), ...at('plugins.mailbox-imap', plugins['mailbox-imap']) },
    async outreach(...words) {
      const outcome = await outreach([...words, '--home', home], environment);
      t.is(outcome.code, 0, `outreach ${words.join(' ')}: ${outcome.stdout}${outcome.stderr}`);
      return outcome;
    },
    json: async <Value>(...words: readonly string[]) => (await world.outreach(...words, '--json')).json<Value>(),
    async engine() {
      const paths = outreachPaths({ home, environment: {} });
      await ensureHome(paths);
      const engine = await openEngine({
        ports: { clock: { now: () => Date.now() + later, sleep: realClock.sleep }, paths, secrets: { get: async (name) => (name.endsWith('/password') ? dovecot.password : undefined), set: async () => undefined, delete: async () => undefined }, logSink: { write: () => undefined } },
        settings: completeSettings(settings, 'the test'),
        builtIns: Object.values(builtIns),
        migrations,
        version: '0.0.0',
      });
      t.teardown(() => engine.close('the test has ended'));
      return engine;
    },
    pass: (milliseconds) => void (later += milliseconds),
    async arrived(user, count = 1) {
      const messages = await until(() => dovecot.messages({ user }), (all) => all.length >= count);
      const letters = await Promise.all(messages.map((bytes) => readLetter(bytes, user)));
      t.is(letters.length, count, `${user} has ${letters.map(({ subject }) => subject).join(', ')}`);
      return letters;
    },
    async answer(letter, text, { from = letter.to, headers = {}, subject = `Re: ${letter.subject}` } = {}) {
      const before = (await dovecot.messages()).length;
      const messageId = `<${crypto.randomUUID()}@${domainOf(from)}>`;
      const head = { From: `<${from}>`, To: `Robin Vale <${me}>`, Subject: subject, 'Message-ID': messageId, Date: new Date().toUTCString(), 'In-Reply-To': letter.messageId, References: [...letter.references, letter.messageId].join(' '), 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', ...headers };
      const quote = letter.text.split('\n').map((line) => `> ${line}`).join('\n');
      const body = `${text}\n\n-- \nHead of Engineering\n${domainOf(from)}\n\nOn Tue, 3 Mar 2026 at 09:12, Robin Vale <${me}> wrote:\n\n${quote}\n`;
      const bytes = Buffer.from(`${Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body.replaceAll('\n', '\r\n')}`);
      const loaded = await loadSmtp(t, { options: { host: 'localhost', port: postfix.port, security: 'starttls', user: from }, secrets: { password: dovecot.password } });
      t.is((await loaded.transport.send({ messageId, envelope: { from, to: [me] }, bytes }, recordedRun())).kind, 'accepted');
      await until(() => dovecot.messages(), (all) => all.length > before);
    },
    report: (message) => dovecot.deliver(message.replaceAll(/\r?\n/g, '\r\n')),
  };
  return world;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function at(path: string, options: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [`${path}.${name}`, value]));
}

/** Asks again until it is so; rejects after half a minute. */
export async function until<Value>(look: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 600; tries += 1) {
    const value = await look();
    if (isSo(value)) return value;
    await sleep(50);
  }
  throw new Error('what the test waited for did not come');
}

async function readLetter(bytes: Buffer, to: string): Promise<Letter> {
  const mail = await parsedForTest(bytes);
  return { bytes, to, text: mail.text, subject: mail.subject, messageId: mail.messageId ?? '', references: mail.references, inReplyTo: mail.inReplyTo, header: (name) => mail.headers.find((each) => each.name === name.toLowerCase())?.value ?? '' };
}
