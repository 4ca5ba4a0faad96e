import test from 'ava';
import csv from '../../../plugins/venues/csv.ts';
import { discover, textSource, venueOf } from '../../support/venue.ts';

async function read(...rows: readonly Readonly<Record<string, string>>[]) {
  const source = textSource('', { uri: 'file:///leads.csv', rows: rows.map((cells, index) => ({ line: index + 2, cells })) });
  return (await discover(venueOf(csv), source)).candidates;
}

test('a row becomes a candidate; its address is imported, not found', async (t) => {
  t.deepEqual(await read({ company: 'Tidewater', person: 'Mara Lind', email: 'mara@tidewater.example', role: 'Head of Platform', website: 'tidewater.example', location: 'Bristol', notes: 'Met at a meet-up.' }), [
    {
      company: 'Tidewater',
      person: 'Mara Lind',
      role: 'Head of Platform',
      website: 'https://tidewater.example',
      location: 'Bristol',
      email: 'mara@tidewater.example',
      provenance: { how: 'imported', uri: 'file:///leads.csv#line=2' },
      documents: [{ kind: 'page', uri: 'file:///leads.csv#line=2', title: 'Tidewater', text: 'Met at a meet-up.', fetchedAt: '2026-08-01T09:00:00.000Z' }],
    },
  ]);
});

test('what a row does not say stays unsaid', async (t) => {
  t.deepEqual(await read({ company: 'Tidewater' }, { email: 'jobs@anchor.example' }), [
    { company: 'Tidewater', documents: [] },
    { company: '', email: 'jobs@anchor.example', provenance: { how: 'imported', uri: 'file:///leads.csv#line=3' }, documents: [] },
  ]);
});

test('a website with a scheme is left as it is', async (t) => {
  const [first, second] = await read({ company: 'A', website: 'http://a.example' }, { company: 'B', website: 'javascript:alert(1)' });
  t.is(first?.website, 'http://a.example');
  t.is(second?.website, 'javascript:alert(1)', 'the scout drops what is no web address');
});
