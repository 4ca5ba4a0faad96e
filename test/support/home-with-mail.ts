// A home that sends by a mail server and reads a maildir, with approved messages in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import type { Lead } from '../../core/domain/lead.ts';
import * as builtIns from '../../plugins/index.ts';
import { approveMessages, recipientOf, sender } from './approved-messages.ts';
import { anyTime, openTestEngine, type TestEngine } from './engine.ts';
import { type SmtpStandIn, startSmtpStandIn } from './smtp-stand-in.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface HomeWithMail {
  readonly home: string;
  readonly leads: readonly Lead[];
  readonly server: SmtpStandIn;
  /** The same store that the editor has open, seen from outside. */
  readonly engine: TestEngine;
  /** Changes the store behind everybody's back. */
  change(statement: string): void;
  /** Lays a message of a recipient into the maildir, as an answer to what was sent there, and makes its mailbox due. */
  answers(number: number, text: string): Promise<void>;
  /** Lays any message into the maildir, line by line, and makes its mailbox due. */
  arrives(lines: readonly string[]): void;
  /** Resolves when it holds; fails the test after three minutes. */
  until(sentence: string, holds: () => boolean | Promise<boolean>): Promise<void>;
}

export interface HomeOptions {
  /** Over sending at any time. */
  readonly sending?: Readonly<Record<string, unknown>>;
  readonly location?: ((number: number) => string) | null;
}

export async function homeWithMail(t: ExecutionContext, count: number, { sending = {}, location = null }: HomeOptions = {}): Promise<HomeWithMail> {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  const maildir = join(folder, 'maildir');
  for (const each of [home, ...['new', 'cur', 'tmp'].map((part) => join(maildir, part))]) mkdirSync(each, { recursive: true });
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const settings = {
    transport: 'smtp',
    mailbox: 'maildir',
    sender: { name: sender.name, email: sender.email, mailingAddress: sender.mailingAddress },
    plugins: { smtp: { host: '127.0.0.1', port: server.port, security: 'none' }, 'mailbox-maildir': { folder: maildir } },
    sending: { ...anyTime, domainOverride: 'example.org', ...sending },
  };
  writeFileSync(join(home, 'config.json'), JSON.stringify(settings));
  const engine = await openTestEngine(t, home, Object.values(builtIns), settings);
  const leads = await approveMessages(engine.store, count, { location });
  const driver = engine.store.openDriver(join(home, 'outreach.db'));
  t.teardown(() => driver.close());
  let arrived = 0;
  const arrives = (lines: readonly string[]) => {
    arrived += 1;
    writeFileSync(join(maildir, 'new', `${Math.ceil(Date.now() / 1000)}.M${arrived}P1.host`), lines.join('\r\n'));
    driver.exec('UPDATE mailbox_cursors SET polled_at = 0');
  };
  return {
    home,
    leads,
    server,
    engine,
    change: (statement) => driver.exec(statement),
    arrives,
    async answers(number, text) {
      const email = (await engine.store.emails.list({ leadId: leads[number - 1]?.id ?? 0 }))[0];
      arrives([`From: <${recipientOf(number)}>`, `To: <${sender.email}>`, 'Subject: Re: Routing at Brightwater', `Message-ID: <answer-${number}@place.example>`, `In-Reply-To: ${email?.messageId ?? ''}`, `Date: ${new Date().toUTCString()}`, 'Content-Type: text/plain; charset=utf-8', '', text, '']);
    },
    async until(sentence, holds) {
      for (let tries = 0; !(await holds()); tries += 1) {
        if (tries > 720) throw new Error(`It has not come true that ${sentence}`);
        await pause(250);
      }
    },
  };
}
