// What was found of domains, kept for a day: name servers are not asked for every message, and a failure of theirs forgets nothing.
import type { Clock } from '../contracts/ports.ts';
import type { Dns } from '../dns/dns.ts';
import type { DomainCheck, DomainFinding } from '../domain/domain-check.ts';
import type { PluginState } from '../store/plugin-state.ts';
import { checkDomain, type DomainQuestion } from './check-domain.ts';

export interface DomainCheckParts {
  readonly dns: Dns;
  readonly clock: Pick<Clock, 'now'>;
  readonly store: { readonly pluginState: Pick<PluginState, 'get' | 'set'> };
}

export interface KeptDomainCheck {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly check: DomainCheck;
}

/** Rows of the database that no plugin can name: it is no name of one. */
const stateOwner = 'core/domain-check';
const keptForMs = 24 * 60 * 60_000;
const keptForWhenNotWellMs = 60_000;

/** As it was found before, for what is asked; undefined when nobody has looked. */
export async function keptCheck(store: DomainCheckParts['store'], question: DomainQuestion): Promise<KeptDomainCheck | undefined> {
  return (await store.pluginState.get(stateOwner, keyOf(question))) as KeptDomainCheck | undefined;
}

/** Not older than a day if all was well, and than a minute if not: a record that was added counts soon, and a watch that asks all the time does not wait for name servers each time. */
export async function currentCheck(parts: DomainCheckParts, question: DomainQuestion, signal?: AbortSignal): Promise<KeptDomainCheck> {
  const kept = await keptCheck(parts.store, question);
  const age = parts.clock.now() - (kept?.at ?? 0);
  return kept !== undefined && age >= 0 && age < (isWell(kept.check) ? keptForMs : keptForWhenNotWellMs) ? kept : checkAnew(parts, question, signal);
}

/** Looks now. What name servers do not say today stands as they said it last, with the day on which they did. */
export async function checkAnew(parts: DomainCheckParts, question: DomainQuestion, signal?: AbortSignal): Promise<KeptDomainCheck> {
  const { store, dns, clock } = parts;
  const before = await keptCheck(store, question);
  const found = await checkDomain(dns, question, signal);
  const kept = { at: clock.now(), check: { ...found, findings: found.findings.map((finding) => (finding.state === 'unknown' ? lastKnown(finding, before) : finding)) } };
  await store.pluginState.set(stateOwner, keyOf(question), kept);
  return kept;
}

function lastKnown(finding: DomainFinding, before: KeptDomainCheck | undefined): DomainFinding {
  const known = before?.check.findings.find(({ check, state }) => check === finding.check && state !== 'unknown');
  return known === undefined || before === undefined ? finding : { ...known, asOf: known.asOf ?? new Date(before.at).toISOString() };
}

function isWell({ findings }: DomainCheck): boolean {
  return findings.every(({ state, asOf }) => state === 'ok' && asOf === undefined);
}

function keyOf({ domain, transportHost, repliesTo = domain }: DomainQuestion): string {
  return [domain, transportHost ?? '', repliesTo].join(' ');
}
