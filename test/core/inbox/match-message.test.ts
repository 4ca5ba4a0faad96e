import test from 'ava';
import { matchMessage } from '../../../core/inbox/match-message.ts';
import type { SentCounterpart } from '../../../core/store/inbox.ts';

type Source = Parameters<typeof matchMessage>[1];

const ours = (outboxId: number): SentCounterpart => ({ outboxId, emailId: outboxId, leadId: outboxId, campaignId: 1, step: 'first', account: 'main', recipient: 'ops@alder.example', state: 'sent' });
/** Messages 1 and 2 went to Alder, 3 to Birch. */
const inbox: Parameters<typeof matchMessage>[0] = {
  byMessageIds: async (ids) => [3, 2, 1].filter((id) => ids.includes(`<${id}@example.org>`)).map(ours),
  byRecipient: async (address) => (address === 'ops@alder.example' ? [ours(2), ours(1)] : address === 'ops@birch.example' ? [ours(3)] : []),
};
const person = (address: string, more: Partial<Source['mail']> = {}): Source => ({ mail: { from: { name: '', address }, inReplyTo: [], references: [], ...more }, reading: { kind: 'reply', recipients: [] }, originalMessageId: null });
const report = (addresses: readonly string[], originalMessageId: string | null = null): Source => ({
  mail: { from: { name: '', address: 'ops@birch.example' }, inReplyTo: [], references: [] },
  reading: { kind: 'bounce', recipients: addresses.map((address) => ({ address, status: '5.1.1', smtpCode: '550', reason: 'userunknown', fault: 'recipient', action: 'suppress' })) },
  originalMessageId,
});

const rows: readonly (readonly [what: string, source: Source, found: number | undefined])[] = [
  ['an answer belongs to the message that it answers, whoever wrote it', person('assistant@elsewhere.example', { inReplyTo: ['<1@example.org>'] }), 1],
  ['an answer deep in a thread belongs to the newest message of ours in it', person('ops@alder.example', { inReplyTo: ['<x@alder.example>'], references: ['<1@example.org>', '<2@example.org>', '<x@alder.example>'] }), 2],
  ['mail without a reference belongs to the newest message to whoever wrote it', person('ops@alder.example'), 2],
  ['mail of a stranger belongs to none', person('stranger@elsewhere.example'), undefined],
  ['mail from nobody belongs to none', { ...person(''), mail: { from: null, inReplyTo: [], references: [] } }, undefined],
  ['a report belongs to the message that it encloses, whomever it names', report(['ops@birch.example'], '<1@example.org>'), 1],
  ['a report without our message belongs to the newest one to whom it names', report(['stranger@elsewhere.example', 'ops@alder.example']), 2],
  ['a report about strangers belongs to none, though its sender is somebody we wrote to', report(['stranger@elsewhere.example', '']), undefined],
  ['a report that encloses another message of the user\'s is about none of ours', report(['ops@alder.example'], '<x@elsewhere.example>'), undefined],
  ['a report that encloses a Message-ID that a service wrote is about whom it names', report(['ops@alder.example'], '<x@eu-west-1.amazonses.com>'), 2],
];

for (const [what, source, found] of rows) test(what, async (t) => void t.is((await matchMessage(inbox, source))?.outboxId, found));
