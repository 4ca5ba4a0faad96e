// A home that sends and reads mail with a transport and a mailbox in the hand: messages go out through `send`, and what the test puts into the mailbox comes back.
import type { ExecutionContext } from 'ava';
import type { SettingsLayer } from '../../core/config/check-layer.ts';
import type { ReceivedMessage, SentFolder } from '../../core/contracts/mailbox.ts';
import type { Email } from '../../core/domain/email.ts';
import type { Candidate, Lead } from '../../core/domain/lead.ts';
import type { Plugin } from '../../core/kernel/plugin.ts';
import { composeFollowUps } from '../../core/outbox/compose-follow-up.ts';
import { composeMessage } from '../../core/outbox/compose-message.ts';
import { messageIdFor } from '../../core/outbox/message-id.ts';
import { sender } from './approved-messages.ts';
import { type Cast, type CastParts, createCast } from './cast.ts';
import { openTestEngine, type TestEngine } from './engine.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';
import { addLead, beginCampaign, draft } from './store.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const never = new AbortController().signal;

/** What lies in the mailbox, and what goes wrong there. */
export interface HandMailbox {
  readonly plugin: Plugin;
  readonly messages: (ReceivedMessage & { readonly bytes: Uint8Array })[];
  /** Cursors that it was asked to go on after. */
  readonly asked: (string | null)[];
  /** Message-IDs of copies in the folder for sent mail. */
  readonly copies: Set<string>;
  /** Bytes that were filed there. */
  readonly filed: Uint8Array[];
  /** Thrown by whatever is asked of it. */
  failure: Error | undefined;
  put(text: string, more?: Partial<ReceivedMessage>): void;
}

export function createHandMailbox(id = 'letters', { hasSent = true, wait }: { readonly hasSent?: boolean; readonly wait?: (signal: AbortSignal) => Promise<void> } = {}): HandMailbox {
  const messages: HandMailbox['messages'] = [];
  const copies = new Set<string>();
  const filed: Uint8Array[] = [];
  const asked: (string | null)[] = [];
  const fail = () => {
    if (mailbox.failure !== undefined) throw mailbox.failure;
  };
  const sent: SentFolder = {
    async has({ messageId }) {
      fail();
      return copies.has(messageId);
    },
    async file(bytes) {
      fail();
      filed.push(bytes);
    },
  };
  const mailbox: HandMailbox = {
    messages, copies, filed, asked,
    failure: undefined,
    put: (text, more = {}) => void messages.push({ cursor: String(messages.length + 1), bytes: Buffer.from(text.replaceAll('\n', '\r\n')), receivedAt: null, ...more } as HandMailbox['messages'][number]),
    plugin: {
      name: `mailbox-${id}`,
      apiVersion: 1,
      apply(scope) {
        scope.addMailbox({
          id,
          label: id,
          async *read(cursor, { wants }) {
            asked.push(cursor);
            fail();
            const from = cursor === null ? 0 : messages.findIndex((message) => message.cursor === cursor) + 1;
            for (const message of messages.slice(from)) yield wants(message.bytes) ? message : { ...message, bytes: null };
          },
          ...(wait === undefined ? {} : { wait }),
          ...(hasSent ? { sent } : {}),
        });
      },
    },
  };
  return mailbox;
}

export interface MailWorld {
  readonly engine: TestEngine;
  readonly clock: HandClock;
  readonly cast: Cast;
  readonly mailbox: HandMailbox;
  /** An approved message to `ops@NAME.example`, with follow-ups for the days 3 and 7. */
  approve(company: string, more?: ApprovedLetter): Promise<Approved>;
  /** The same home with other settings, as after a restart. */
  again(settings: SettingsLayer): Promise<TestEngine>;
}

export interface ApprovedLetter extends Partial<Pick<Candidate, 'email' | 'location'>> {
  readonly account?: string;
  readonly followUps?: boolean;
}

export interface Approved {
  readonly lead: Lead;
  readonly email: Email;
}

export interface WorldParts extends Omit<CastParts, 'candidates'> {
  readonly settings?: SettingsLayer;
  readonly plugins?: readonly unknown[];
  readonly mailbox?: HandMailbox;
}

/** Monday, 2 March 2026, nine o'clock UTC. Messages stay on this machine unless `host` is named. */
export async function openMailWorld(t: ExecutionContext, { settings = {}, plugins = [], mailbox = createHandMailbox(), ...parts }: WorldParts = {}): Promise<MailWorld> {
  const clock = createHandClock();
  const cast = createCast({ candidates: [], ...parts });
  const home = temporaryFolder(t);
  const open = (layer: SettingsLayer) => openTestEngine(t, home, [cast.plugin, mailbox.plugin, ...plugins], { mailbox: 'letters', ...layer, sending: { domainOverride: 'example.org', timeZone: 'UTC', ...(layer['sending'] as object | undefined) } }, clock);
  const engine = await open(settings);
  let campaignId: number | undefined;

  return {
    engine, clock, cast, mailbox,
    async approve(company, { account = 'main', followUps = true, ...more } = {}) {
      const { store } = engine;
      campaignId ??= await beginCampaign(store);
      const { id } = await addLead(store, { company, email: `ops@${company.toLowerCase().replaceAll(' ', '-')}.example`, provenance: { uri: 'https://given.example/', how: 'stated' }, ...more });
      for (const status of ['researching', 'matched', 'drafted'] as const) await store.leads.setStatus(id, status);
      const lead = await store.leads.get(id);
      const email = await store.emails.add({ campaignId, leadId: id, draft: followUps ? draft : { ...draft, followUps: [] }, footer: '', messageId: messageIdFor({ sender, seed: company }), writtenBy: 'offline rules', blockedBy: [] });
      const source = { email, lead, sender, date: new Date(clock.now()) };
      const message = await composeMessage(source);
      const approved = await store.emails.approve(email.id, email.version, { approvedHash: message.hash, outgoing: { sender: sender.email, recipient: lead.email, bytes: message.bytes, account }, followUps: await composeFollowUps(source) });
      return { lead, email: approved };
    },
    async again(layer) {
      await engine.close('the settings were changed');
      return open(layer);
    },
  };
}

/** A person's answer to a message of ours. */
export function answer(to: Pick<Email, 'messageId'>, body: string, headers: Readonly<Record<string, string>> = {}): string {
  return mail({ From: 'Ines <ops@alder.example>', Subject: 'Re: Routing', 'In-Reply-To': to.messageId, 'Message-ID': `<answer-${body.length}-${Object.keys(headers).length}@alder.example>`, ...headers }, body);
}

/** What a mail server reports of a message that it could not deliver: RFC 3464. */
export function bounce(to: Pick<Email, 'messageId'> | undefined, recipients: readonly string[], status = '5.1.1', words = '550 5.1.1 User unknown'): string {
  const fields = recipients.map((address) => `Final-Recipient: rfc822; ${address}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${words}\n`).join('\n');
  const ours = to === undefined ? '' : `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${to.messageId}\n`;
  return mail(
    { From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered Mail Returned to Sender', 'Message-ID': `<bounce-${recipients.join('-').replaceAll('@', '.')}@mx.example>`, 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    `--b\n\nIt could not be delivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n${fields}\n${ours}--b--\n`,
  );
}

export function mail(headers: Readonly<Record<string, string>>, body: string): string {
  const all = { To: 'mara@example.org', Date: 'Mon, 02 Mar 2026 10:00:00 +0000', ...headers };
  return `${Object.entries(all).map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}\n`;
}
