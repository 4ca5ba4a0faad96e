import type { Draft, DraftProblem, EmailStatus } from './draft.ts';

/** A draft as it is kept: with its footer, its state, and what an approval was bound to. */
export interface Email extends Draft {
  readonly id: number;
  readonly leadId: number;
  readonly campaignId: number;
  readonly status: EmailStatus;
  /** Identity, mailing address and opt-out; added by code, never by a model. */
  readonly footer: string;
  /** With angle brackets; fixed when the draft is made. */
  readonly messageId: string;
  /** SHA-256 (hex) of the bytes that were approved; null until then, and again after any edit. */
  readonly approvedHash: string | null;
  /** Label of the backend that wrote it. */
  readonly writtenBy: string;
  /** What keeps it from being approved. */
  readonly blockedBy: readonly DraftProblem[];
  readonly version: number;
}
