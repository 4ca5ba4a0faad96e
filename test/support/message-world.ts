// A message with every field filled in: what the outbox tests change one thing of at a time.
import type { Email } from '../../core/domain/email.ts';
import type { Lead } from '../../core/domain/lead.ts';
import type { Sender } from '../../core/domain/sender.ts';
import type { CompositionSource } from '../../core/outbox/compose-message.ts';
import { draftOf, lead as world } from './grounding-world.ts';

export const sender: Sender = { name: 'Sam Rivera', email: 'sam@example.com', replyTo: 'answers@example.com', mailingAddress: '12 Harbour Street\n20457 Hamburg' };

export const lead: Lead = { ...world, person: 'Maya Lindqvist', email: 'maya@acme.example' };

export const email: Email = {
  ...draftOf('Hi Maya,\n\nA letter.\n\nSam'),
  id: 4,
  leadId: 7,
  campaignId: 1,
  status: 'drafted',
  footer: '',
  messageId: '<abc.1@example.com>',
  approvedHash: null,
  writtenBy: 'offline rules',
  blockedBy: [],
  version: 1,
};

export const source: CompositionSource = {
  email,
  lead,
  sender,
  date: new Date('2026-02-03T04:05:06Z'),
  settings: { references: ['<first@example.com>', '<second@example.com>'] },
  attachments: [{ name: 'cv.pdf', type: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) }],
};
