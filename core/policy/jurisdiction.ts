// What the rules of a region ask for before somebody is written to, in plain words. It keeps a user from the plain mistakes; it is no legal advice.
import type { SendingSettings } from '../config/settings.ts';
import type { LawfulBasis } from '../domain/lawful-basis.ts';
import { type Jurisdiction, jurisdictionOf } from './region.ts';
import type { RuleWords } from './rule.ts';
import type { QueuedMessage, SenderIdentity } from './snapshot.ts';

/** What the user records of a person: on what ground they are written to. */
export interface DataBasis {
  readonly basis: LawfulBasis;
  /** Where the address was published, or where the person agreed: a page, a message. Needed for `published-role`; to be told to whoever asks (GDPR article 14(2)(f)). */
  readonly source: string | null;
  /** Whether the address belongs to a company or to a person for themselves (sole traders and most partnerships among them); null when nobody looked. Counts in the United Kingdom. */
  readonly subscriber: 'corporate' | 'individual' | null;
  /** Why the interest of the user outweighs, or whatever else is worth keeping. */
  readonly note: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly recordedAt: number;
}

export interface JurisdictionRules {
  /** The law by its usual name. */
  readonly law: string;
  /** Whose people it protects, for sentences. */
  readonly region: string;
  /** Grounds on which a first message may go; null when it asks for none. */
  readonly bases: readonly LawfulBasis[] | null;
  /** Days within which an opt-out must be heeded. We heed it at once. */
  readonly optOutDays: number;
  /** Days within which what is known of a person is to be deleted or shown when they ask. */
  readonly erasureDays: number | null;
}

/**
 * us: CAN-SPAM, 15 U.S.C. 7704(a) and 16 CFR 316: no ground beforehand; identity, postal address, opt-out heeded in 10 business days.
 * eu: GDPR articles 6(1)(a), (f), 12(3), 14, 17, 21(3); Directive 2002/58/EC article 13, which each country has made its own law of (some, such as Germany with UWG section 7, ask for consent to advertising also between companies).
 * uk: PECR 2003 regulations 22 and 23, with the UK GDPR: individual subscribers only by consent or as customers.
 * ca: CASL, S.C. 2010 c. 23, sections 6, 10(9) and 11: consent, also implied by a relationship, or by an address that was conspicuously published without a refusal and is written to about the person's role.
 */
export const jurisdictions: Readonly<Record<Jurisdiction, JurisdictionRules>> = {
  us: { law: 'CAN-SPAM', region: 'the United States', bases: null, optOutDays: 14, erasureDays: null },
  eu: { law: 'the GDPR', region: 'the EU, the EEA or Switzerland', bases: ['consent', 'relationship', 'published-role', 'legitimate-interest'], optOutDays: 0, erasureDays: 30 },
  uk: { law: 'PECR and the UK GDPR', region: 'the United Kingdom', bases: ['consent', 'relationship', 'published-role', 'legitimate-interest'], optOutDays: 0, erasureDays: 30 },
  ca: { law: 'CASL', region: 'Canada', bases: ['consent', 'relationship', 'published-role'], optOutDays: 14, erasureDays: 30 },
  other: { law: 'good manners', region: 'other countries', bases: null, optOutDays: 0, erasureDays: 30 },
};

/** Grounds on which somebody may be written to who is a subscriber for themselves, PECR regulation 22(2) and (3). */
const basesForIndividuals: readonly LawfulBasis[] = ['consent', 'relationship'];

export interface JurisdictionQuestion {
  readonly message: Pick<QueuedMessage, 'step' | 'place' | 'basis' | 'recipientDomain'>;
  readonly identity: SenderIdentity;
  readonly settings: Pick<SendingSettings, 'basis'>;
}

/** What is missing, and what the user must record or set; null when nothing is. */
export function jurisdictionProblem({ message, identity, settings }: JurisdictionQuestion): RuleWords | null {
  if (!identity.named || !identity.mailingAddress || !identity.optOut) return identityProblem(identity);
  if (message.step !== 'first') return null;
  const { basis: recorded, place } = message;
  if (recorded !== null && recorded.basis === 'none') return { message: 'You recorded that there is no ground on which to write to this person.', clears: 'Another ground, when there is one.' };
  const jurisdiction = jurisdictionOf(place.country);
  const { bases, law, region } = jurisdictions[jurisdiction];
  if (bases === null) return null;

  const basis = recorded?.basis ?? (jurisdiction === 'us' || jurisdiction === 'other' ? null : settings.basis[jurisdiction]);
  const grounds = `Record on what ground you write to them (${bases.join(', ')})`;
  const forAll = `, or set sending.basis.${jurisdiction} for everybody there.`;
  if (basis === null || basis === 'none') return { message: `They are in ${region}, where ${law} asks for a ground to write to somebody, and none is recorded.`, clears: grounds + forAll };
  if (!bases.includes(basis)) return { message: `They are in ${region}, and "${basis}" is no ground under ${law}.`, clears: grounds + forAll };
  if (basis === 'published-role' && recorded !== null && recorded.source === null) return { message: 'The ground is that their address was published, and it is not recorded where.', clears: 'Record the page on which it stands.' };
  if (jurisdiction === 'uk' && !basesForIndividuals.includes(basis) && isIndividual(message)) {
    return { message: `Under ${law} somebody with an address of their own, not of a company, is written to only when they agreed or are a customer.`, clears: 'Record consent or relationship, or that the address belongs to a company (corporate).' };
  }
  return null;
}

/** Of whom the last message is older than this (ms UTC), what is known is to be forgotten; GDPR article 5(1)(e): no longer than it is needed. */
export function forgetBefore(now: number, { retentionDays }: Pick<SendingSettings, 'retentionDays'>): number {
  return now - retentionDays * 86_400_000;
}

function identityProblem({ named, mailingAddress, optOut }: SenderIdentity): RuleWords {
  const missing = [...(named ? [] : ['your name (sender.name)']), ...(mailingAddress ? [] : ['your postal address (sender.mailingAddress)']), ...(optOut ? [] : ['a way to opt out'])];
  return { message: `Every message must say who writes, from where, and how to be left alone; this one lacks ${missing.join(' and ')}.`, clears: 'Run "outreach setup", and approve the message again.' };
}

/** Hosts of mail for people. That an address lies elsewhere is taken for a company's, until the user records otherwise. */
const webmail = new Set('gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de web.de mail.com fastmail.com hey.com zoho.com btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk'.split(' '));

function isIndividual({ basis, recipientDomain }: JurisdictionQuestion['message']): boolean {
  return (basis?.subscriber ?? (webmail.has(recipientDomain) ? 'individual' : 'corporate')) === 'individual';
}
