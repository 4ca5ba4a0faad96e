import test from 'ava';
import type { Candidate } from '../../../core/domain/lead.ts';
import { type Wanted, whyUnwanted } from '../../../core/domain/wanted.ts';

const posting: Candidate = {
  company: 'Alder Pay',
  role: 'Senior Back-end Engineer (Go)',
  location: 'Berlin',
  documents: [{ kind: 'page', uri: 'https://alder.example/', title: 'Jobs', text: 'We are a fintech that moves money between banks.', fetchedAt: '2026-01-01T00:00:00.000Z' }],
};
const anything: Wanted = { about: [], role: [], place: [] };

const kept: readonly (readonly [what: string, wanted: Partial<Wanted>, isKept: boolean])[] = [
  ['nothing in particular', {}, true],
  ['the role in the plural and without its hyphen', { role: ['backend engineers'] }, true],
  ['another role', { role: ['designer'] }, false],
  ['one of two roles', { role: ['designer', 'backend engineer'] }, true],
  ['what the page says', { about: ['fintech'] }, true],
  ['what only a part of a word says', { about: ['tech'] }, false],
  ['what nothing says', { about: ['robotics'] }, false],
  ['the place', { place: ['berlin'] }, true],
  ['another place', { place: ['Lisbon'] }, false],
];

for (const [what, wanted, isKept] of kept) {
  test(`a request for ${what} ${isKept ? 'keeps' : 'leaves out'} a posting for a back-end engineer at a fintech in Berlin`, (t) => {
    const why = whyUnwanted(posting, { ...anything, ...wanted });
    t.is(why === null, isKept, why ?? '');
  });
}

test('a posting that names no role is judged by its words', (t) => {
  const { role: _, ...unnamed } = posting;
  t.is(whyUnwanted(unnamed, { ...anything, role: ['fintech'] }), null);
  t.regex(whyUnwanted(unnamed, { ...anything, role: ['backend engineer'] }) ?? '', /its role is not backend engineer/);
});
