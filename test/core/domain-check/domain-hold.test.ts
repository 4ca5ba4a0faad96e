import test from 'ava';
import { domainHold } from '../../../core/domain-check/domain-hold.ts';
import { finding } from '../../../core/domain-check/finding.ts';
import type { DomainCheckName, DomainFinding } from '../../../core/domain/domain-check.ts';

function checked(states: Partial<Record<DomainCheckName, DomainFinding['state']>>) {
  const of = (check: DomainCheckName) => finding(check, states[check] ?? 'ok', `${check} is ${states[check] ?? 'ok'}.`);
  return { domain: 'example.org', findings: [of('spf'), of('dkim'), of('dmarc'), of('mx')] };
}

test('nothing holds a domain whose SPF, DKIM and DMARC are in order', (t) => {
  t.is(domainHold(checked({}), null), undefined);
  t.is(domainHold(checked({ mx: 'missing' }), null), undefined, 'answers are the sender\'s own affair');
});

test('each of them holds it when it is missing, broken or not known, and all are named', (t) => {
  for (const check of ['spf', 'dkim', 'dmarc'] as const) {
    for (const state of ['missing', 'broken', 'unknown'] as const) t.is(domainHold(checked({ [check]: state }), null), `${check} is ${state}.`);
  }
  t.is(domainHold(checked({ spf: 'missing', dmarc: 'broken' }), null), 'spf is missing. dmarc is broken.');
});

test('only the name of this very domain overrides', (t) => {
  for (const name of ['example.org', 'EXAMPLE.ORG']) t.is(domainHold(checked({ spf: 'missing' }), name), undefined);
  for (const name of ['example.com', 'www.example.org', 'org', '', 'true', '*', 'example.org.evil.example']) t.is(domainHold(checked({ spf: 'missing' }), name), 'spf is missing.', name);
});
