import test from 'ava';
import { contacts } from '../../../../core/text/contacts.ts';
import { tidyCandidate, withStatedContact } from '../../../../plugins/agents/scout/candidate.ts';

const document = { kind: 'posting', uri: 'https://a.example/1', title: 'Engineer', text: 'Write to Mara Lind at mara@tidewater.example.', fetchedAt: '2026-08-01T09:00:00.000Z' };
const tidy = (fields: Readonly<Record<string, unknown>>) => tidyCandidate({ company: 'Tidewater', documents: [], ...fields }, 'file:///source');

test('a good candidate passes unchanged', (t) => {
  const good = { company: 'Tidewater', role: 'Engineer', website: 'https://tidewater.example/', location: 'Bristol', postedAt: '2026-07-01T00:00:00.000Z', person: 'Mara Lind', email: 'mara@tidewater.example', provenance: { how: 'guessed', uri: 'https://a.example', quote: 'mara' }, documents: [document] };
  t.deepEqual(tidyCandidate(structuredClone(good), 'file:///source') as object, good);
});

const mended: readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>][] = [
  [{ company: '  Tide\r\n water\u200b ' }, { company: 'Tide water' }],
  [{ company: 7 }, { company: '' }],
  [{ company: 'x'.repeat(5000) }, { company: 'x'.repeat(200) }],
  [{ role: '' }, { role: undefined }],
  [{ website: 'javascript:alert(1)' }, { website: undefined }],
  [{ website: 'https://user:pass@tidewater.example' }, { website: undefined }],
  [{ website: 'tidewater' }, { website: undefined }],
  [{ postedAt: 'yesterday' }, { postedAt: undefined }],
  [{ postedAt: '2026-07-29T08:50:01-04:00' }, { postedAt: '2026-07-29T12:50:01.000Z' }],
  [{ email: 'mara@tidewater.example\nBcc: all@others.example' }, { email: undefined }],
  [{ email: 'Mara <mara@tidewater.example>' }, { email: undefined }],
  [{ email: ' Mara@Tidewater.EXAMPLE ' }, { email: 'Mara@tidewater.example' }],
  [{ email: 'mara@müller.example' }, { email: 'mara@xn--mller-kva.example' }],
  [{ email: 'mära@tidewater.example' }, { email: undefined }],
  [{ email: 'mara..lind@tidewater.example' }, { email: undefined }],
  [{ email: 'mara@127.0.0.1' }, { email: undefined }],
  [{ email: 'mara@tidewater.example/x' }, { email: undefined }],
  [{ email: 'mara@tidewater.example' }, { email: 'mara@tidewater.example', provenance: { how: 'imported', uri: 'file:///source' } }],
  [{ email: 'mara@tidewater.example', provenance: { how: 'certain' } }, { provenance: { how: 'imported', uri: 'file:///source' } }],
  [{ documents: [{ ...document, kind: 'resume' }] }, { documents: [{ ...document, kind: 'page' }] }],
  [{ documents: [{ ...document, uri: '' }, { ...document, text: 5 }, null] }, { documents: [] }],
  [{ documents: 'none' }, { documents: [] }],
  [{ secret: 'x', __proto__: { role: 'Engineer' } }, { secret: undefined }],
];
for (const [fields, expected] of mended) {
  test(`a stranger’s field is mended or left out: ${JSON.stringify(fields).slice(0, 100)}`, (t) => {
    const candidate = tidy(fields) as unknown as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(expected)) t.deepEqual(candidate[name], value, name);
  });
}

test('what is no object is no candidate', (t) => {
  for (const value of [null, 'Tidewater', 7, [], undefined]) t.is(tidyCandidate(value, 'file:///source'), 'it is not an object');
});

test('a text of any length is cut, and of many documents the first twenty are kept', (t) => {
  const candidate = tidy({ documents: Array.from({ length: 50 }, () => ({ ...document, text: 'x'.repeat(300_000) })) });
  t.true(typeof candidate === 'object' && candidate.documents.length === 20 && candidate.documents[0]?.text.length === 200_000);
});

test('the address that a document states becomes the candidate’s, with person, place and quote', (t) => {
  const candidate = tidy({ documents: [{ ...document, text: 'We plan.' }, document] });
  if (typeof candidate === 'string') return t.fail(candidate);
  t.like(withStatedContact(candidate, contacts), { email: 'mara@tidewater.example', person: 'Mara Lind', provenance: { how: 'stated', uri: document.uri, quote: 'Write to Mara Lind at mara@tidewater.example.' } });
});

test('an address that the venue gave is not replaced, and none is made up', (t) => {
  const given = tidy({ email: 'jobs@tidewater.example', documents: [document] });
  const silent = tidy({ person: 'Mara Lind', website: 'https://tidewater.example', documents: [{ ...document, text: 'We plan.' }] });
  if (typeof given === 'string' || typeof silent === 'string') return t.fail();
  t.is(withStatedContact(given, contacts).email, 'jobs@tidewater.example');
  t.is(withStatedContact(silent, contacts).email, undefined);
});
