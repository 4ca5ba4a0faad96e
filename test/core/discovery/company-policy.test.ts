import test from 'ava';
import { companyPolicy, type CompanyQuestion, type CompanyThread } from '../../../core/discovery/company-policy.ts';
import { buildProfile } from '../../support/profile.ts';

const settings = { currentEmployer: null, allowCompanies: [], blockCompanies: [], companyCooldownDays: 30 };
const now = '2026-06-30T12:00:00.000Z';

function ask(company: string, change: Partial<Omit<CompanyQuestion, 'settings'>> & { readonly settings?: Partial<CompanyQuestion['settings']> } = {}): string | null {
  return companyPolicy({ company, profile: null, openThreads: [], now, ...change, settings: { ...settings, ...change.settings } });
}

function thread(company: string, lastAt: string, open = false): CompanyThread {
  return { company, to: 'Mara Lind', open, lastAt };
}

test('a company about which nothing is said may be written to', (t) => {
  t.is(ask('Tidewater Systems'), null);
});

const refusals: readonly [string, string | null, RegExp][] = [
  ['the present employer of the résumé is never written to', ask('ACME Inc.', { profile: buildProfile({ employer: 'Acme', current: true }) }), /your current employer/],
  ['the employer named in the settings is never written to', ask('The Acmé Ltd', { settings: { currentEmployer: 'acme' } }), /your current employer/],
  ['the employer is not written to even when the allow-list names it', ask('Acme', { settings: { currentEmployer: 'Acme', allowCompanies: ['Acme'] } }), /your current employer/],
  ['a blocked company is not written to, however it is spelt', ask('Globex GmbH & Co. KG', { settings: { blockCompanies: ['globex'] } }), /block-list/],
  ['the block-list wins over the allow-list', ask('Globex', { settings: { blockCompanies: ['Globex'], allowCompanies: ['Globex'] } }), /block-list/],
  ['with an allow-list, all others are left alone', ask('Initech', { settings: { allowCompanies: ['Globex'] } }), /not on your allow-list/],
  ['a second person at a company waits while a thread is open, however old', ask('Globex', { openThreads: [thread('Globex, Inc.', '2025-01-01T00:00:00.000Z', true)] }), /already writing to Mara Lind/],
  ['a company rests after a thread has ended, and the day it is free is said', ask('Globex', { openThreads: [thread('Globex', '2026-06-10T12:00:00.000Z')] }), /free again on 2026-07-10/],
  ['of several ended threads the last one counts', ask('Globex', { openThreads: [thread('Globex', '2026-06-10T12:00:00.000Z'), thread('Globex', '2024-01-01T00:00:00.000Z')] }), /2026-07-10/],
  ['a company without a name is not written to', ask(' … '), /no name/],
];

for (const [promise, reason, expected] of refusals) {
  test(promise, (t) => t.regex(reason ?? 'it may be written to', expected));
}

const permissions: readonly [string, string | null][] = [
  ['a former employer may be written to', ask('Acme', { profile: buildProfile({ employer: 'Acme', current: false }) })],
  ['a company on the allow-list may be written to', ask('Globex Corporation', { settings: { allowCompanies: ['Globex'] } })],
  ['after the rest a company may be written to again', ask('Globex', { openThreads: [thread('Globex', '2026-05-31T12:00:00.000Z')] })],
  ['a thread with another company does not count', ask('Globex', { openThreads: [thread('Initech', now, true)] })],
];

for (const [promise, reason] of permissions) {
  test(promise, (t) => t.is(reason, null));
}
