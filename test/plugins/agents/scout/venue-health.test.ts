import test from 'ava';
import type { Candidate } from '../../../../core/domain/lead.ts';
import { usualExpectations, venueProblem } from '../../../../plugins/agents/scout/venue-health.ts';

const document = { kind: 'posting', uri: 'https://a.example/1', title: '', text: 'We plan berths.', fetchedAt: '' } as const;
const full: Candidate = { company: 'Tidewater', role: 'Engineer', website: 'https://tidewater.example', documents: [document] };
const times = (count: number, candidate: Candidate) => Array.from({ length: count }, () => candidate);
const expects = ['company', 'role', 'text'] as const;

test('a venue whose fields are filled is passed on', (t) => {
  t.is(venueProblem(times(10, full), 0, expects), null);
});

test('a venue without leads is flagged, and says so when everything had to be skipped', (t) => {
  t.is(venueProblem([], 0, expects), 'It gave no leads.');
  t.regex(venueProblem([], 4, expects) ?? '', /4 of 4 entries could not be used/);
});

test('a fifth of the expected fields may be empty, and no more', (t) => {
  const { role: _, ...roleless } = full;
  // 10 candidates × 3 fields: 6 empty are 20 %, 7 are more.
  t.is(venueProblem([...times(6, roleless), ...times(4, full)], 0, expects), null);
  t.is(venueProblem([...times(7, roleless), ...times(3, full)], 0, expects), '23 % of its fields are empty (no role in 7 of 10); at most 20 % may be.');
});

test('an entry that had to be skipped counts as an empty one', (t) => {
  t.is(venueProblem(times(8, full), 2, expects), null);
  t.regex(venueProblem(times(7, full), 3, expects) ?? '', /^30 % of its fields are empty \(no company in 3 of 10, no role in 3 of 10, no text in 3 of 10\)/);
});

test('blank words are empty', (t) => {
  t.regex(venueProblem([{ company: ' ', role: '\t', documents: [{ ...document, text: '\n' }] }], 0, expects) ?? '', /^100 %/);
});

test('of a group any one field will do', (t) => {
  const { role: _, ...roleless } = full;
  t.is(venueProblem(times(10, roleless), 0, usualExpectations), null);
  t.is(venueProblem(times(10, { ...full, documents: [] }), 0, usualExpectations), null);
  t.regex(venueProblem(times(10, { ...roleless, documents: [] }), 0, usualExpectations) ?? '', /no role or text in 10 of 10/);
});
