import test from 'ava';
import { names, nameSupported, standsAlone } from '../../../core/grounding/names.ts';
import { inspect } from '../../../core/grounding/inspection.ts';
import { readSource } from '../../../core/grounding/sources.ts';
import { atOnce } from '../../../core/in-turns.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { answers, draftOf, lead, page, posting, profile, profileUri, sender } from '../../support/grounding-world.ts';

function namesIn(body: string, subjectA = 'x'): string[] {
  const { parts } = atOnce(inspect({ draft: draftOf(body, { subjectA }), lead, profile, profileUri, documents: [posting, page], answers, sender, text: textTools }));
  const part = parts[subjectA === 'x' ? 2 : 0];
  return part === undefined ? [] : names(part, () => false).map(({ words }) => words.join(' '));
}

const table: readonly (readonly [text: string, ...names: readonly string[]])[] = [
  ['Reliable work at Northwind Ventures.', 'northwind ventures'],
  ['Northwind is new.', 'northwind'],
  ['In May I met Bank of America.', 'bank of america'],
  ["I like Umbrella's style.", 'umbrella'],
  ['They raised a Series C.', 'series c'],
  ['My iFoo and eBar.', 'ifoo', 'ebar'],
  ['I used ACME and google.', 'acme', 'google'],
  ['The CTO, HR and API on Monday.'],
  ['Would 37signals do? Or 40 people?', '37 signals'],
  ['Two Things Happened.', 'things happened'],
];

for (const [text, ...expected] of table) {
  test(`${text} names ${expected.join(', ') || 'nobody'}`, (t) => {
    t.deepEqual(namesIn(text), [...expected]);
  });
}

test('a subject in title case names only what is no common word', (t) => {
  t.deepEqual(namesIn('x', 'A Quick Question About Your Platform at Northwind'), ['northwind']);
});

test('a name is proven in one piece, or in pieces that are names themselves', (t) => {
  const source = readSource('Clients: Contoso. We used Google Cloud at Umbrella Corp.', textTools);
  const nobody = () => false;
  t.true(nameSupported(['umbrella', 'corp'], [source], nobody));
  t.true(nameSupported(['contoso'], [source], nobody));
  t.false(nameSupported(['umbrella', 'ventures'], [source], nobody));
  t.true(standsAlone('contoso', source));
  t.false(standsAlone('google', source), 'Google there is part of Google Cloud');
});
