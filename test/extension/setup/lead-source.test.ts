import { homedir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { sourceFrom, sourceProblem, venueFor } from '../../../extension/setup/lead-source.ts';

const folder = process.cwd();
const csv = { takes: ['file', 'url'] } as const;
const notes = { takes: ['folder', 'file'] } as const;

const typed: readonly (readonly [text: string, venue: typeof csv | typeof notes, problem: string | undefined])[] = [
  ['', csv, 'empty'],
  ['https://jobs.example.org/feed', csv, undefined],
  ['https://', csv, 'address'],
  ['https://jobs.example.org/feed', notes, 'not-an-address'],
  ['package.json', csv, undefined],
  ['"package.json"', csv, undefined],
  ['no-such-file.csv', csv, 'missing'],
  ['core', csv, 'folder'],
  ['core', notes, undefined],
];

for (const [text, venue, problem] of typed) {
  test(`"${text}" ${problem === undefined ? 'can be read' : `is refused as ${problem}`} by a venue that takes ${venue.takes.join(' and ')}`, (t) => {
    t.is(sourceProblem(text, venue, folder), problem as never);
  });
}

test('a path is understood from the folder that is open, from home, and as it is', (t) => {
  t.is(sourceFrom('leads.csv', folder), join(folder, 'leads.csv'));
  t.is(sourceFrom(' ~/leads.csv ', folder), join(homedir(), 'leads.csv'));
  t.is(sourceFrom(join(folder, 'leads.csv'), undefined), join(folder, 'leads.csv'));
});

test('a file that is dropped is read by the venue for its kind', (t) => {
  t.is(venueFor('leads.CSV'), 'csv');
  t.is(venueFor('feed.xml'), 'rss');
  t.is(venueFor('core'), 'markdown');
  t.is(venueFor('unknown.bin'), undefined);
});
