import type { AddressVerification } from './address-check.ts';
import type { SourceDocument } from './source-document.ts';

export const leadStatuses = ['discovered', 'researching', 'matched', 'drafted', 'sent', 'replied'] as const;
export type LeadStatus = (typeof leadStatuses)[number];

/** Where the address of a lead comes from. A guess is never taken for a fact. */
export interface AddressProvenance {
  readonly uri: string;
  readonly how: 'stated' | 'guessed' | 'imported';
  readonly quote?: string;
  /** What was found of the address itself; left out until somebody has looked. */
  readonly verified?: AddressVerification;
}

/** What a venue found: not yet a lead, because nobody has checked whether we know it already. */
export interface Candidate {
  readonly company: string;
  readonly person?: string;
  readonly email?: string;
  readonly role?: string;
  readonly website?: string;
  readonly location?: string;
  /** ISO 8601: when the venue says that it was published or last changed. */
  readonly postedAt?: string;
  readonly provenance?: AddressProvenance;
  /** The posting, note or page it was found in. */
  readonly documents: readonly SourceDocument[];
}

/** One person (or the hiring team, while no person is known) at one company whom we may write to. */
export interface Lead {
  readonly id: number;
  readonly company: string;
  readonly person: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly website: string | null;
  readonly location: string | null;
  readonly venue: string;
  readonly provenance: AddressProvenance | null;
  readonly status: LeadStatus;
  /** 0–100, before any research: is this worth a look? Null until the scout has scored it. */
  readonly score: number | null;
  readonly scoreReasons: readonly string[];
  /** Grows with every change; an edit that names an older version is refused. */
  readonly version: number;
}
