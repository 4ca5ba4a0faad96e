// What a reader would notice. The smells are what was found wrong while reading hundreds of these letters.
import test from 'ava';
import type { SourceDocument } from '../../../../../core/domain/source-document.ts';
import type { Draft } from '../../../../../core/domain/draft.ts';
import { checkGrounding } from '../../../../../core/grounding/check-grounding.ts';
import { atOnce } from '../../../../../core/in-turns.ts';
import type { Plugin } from '../../../../../core/kernel/plugin.ts';
import { textTools } from '../../../../../core/text/text-tools.ts';
import { checkStyle } from '../../../../../core/writing/style.ts';
import { styleWarnings } from '../../../../../core/writing/style-warnings.ts';
import ashby from '../../../../../plugins/venues/ashby.ts';
import greenhouse from '../../../../../plugins/venues/greenhouse.ts';
import lever from '../../../../../plugins/venues/lever.ts';
import markdown from '../../../../../plugins/venues/markdown/index.ts';
import ycombinator from '../../../../../plugins/venues/ycombinator.ts';
import { writeDraft } from '../../../../../plugins/backends/offline/rules/write-draft.ts';
import { amara, buildQuestion, documentOf, follow, leadFrom, nora, type Written } from '../../../../support/letters.ts';
import { onSharedData } from '../../../../support/shared-data.ts';
import { discover, fileOnDisk, folderOnDisk, venueOf } from '../../../../support/venue.ts';

const smells: readonly (readonly [string, RegExp])[] = [
  ['"a" before a vowel', /(?<![&\w])[Aa] (?=[aeio])(?!one\b|once\b|eu)/],
  ['"an" before a consonant', /\b[Aa]n (?=[bcdfgjklmnpqrstvwz][a-z]{2})(?!hour|honest|heir)/],
  ['two blanks', /[^\n] {2,}/],
  ['a blank before punctuation', / [,.;:!?](?!\w)/],
  ['doubled punctuation', /[,;:]\s*[.,;:]|\.\s*\.(?!\.)/],
  ['"I" without a verb', /\bI I\b|\bI (?:an?|the) /],
  ['a wrong form of "to be"', /\byou (?:is|was|has)\b|\bI (?:is|are|were|has)\b/],
  ['a doubled word', /\b(\w+) \1\b/],
  ['a dangling word', /\b(?:and|or|of|the|a|an|with|for|including)[.?!](?:\s|$)/],
  ['markup', /[*_`#]|\]\(/],
  ['an address in prose', /https?:|www\./],
  ['shouting', /\b[A-Z]{6,} [A-Z]{6,}\b/],
  ['the furniture of a page', /Company blurb|About us\b|Company size|How to apply|Remote status/i],
  ['a cut text', /…|\.\.\./],
  ['a placeholder', /\[[^\]]*\]|\{\{|<[a-z]+>|\bundefined\b|\bnull\b|\bNaN\b/],
  ['a quotation in a quotation', /“[^”]*“/],
];

function textsOf({ subjectA, subjectB, body, followUps }: Draft): readonly string[] {
  return [subjectA, subjectB, body, ...followUps.map((each) => each.body)];
}

function faults(draft: Draft, documents: readonly SourceDocument[]): readonly string[] {
  const words = (text: string) => text.split(/\s+/).length;
  const found = textsOf(draft).flatMap((text) => smells.flatMap(([what, smell]) => (smell.test(text) ? [`${what}: ${smell.exec(text)?.[0] ?? ''} in ${text}`] : [])));
  if (words(draft.body) < 85 || words(draft.body) > 170) found.push(`${words(draft.body)} words: ${draft.body}`);
  for (const { body } of draft.followUps) if (words(body) < 40 || words(body) > 90) found.push(`${words(body)} words: ${body}`);
  if (draft.subjectA === draft.subjectB) found.push(`one subject twice: ${draft.subjectA}`);
  return [...found, ...[...atOnce(checkStyle({ draft, documents })), ...styleWarnings(draft)].map(({ rule, message }) => `${rule}: ${message}`)];
}

test('a letter is whole: greeting, something of this company, an achievement with its employer, one question, a name', (t) => {
  for (let angle = 0; angle < 40; angle += 1) {
    const question = buildQuestion({ angle });
    const { body } = writeDraft(question);
    t.regex(body, /^Hello Tidewater team,\n\n/);
    t.true(/harbour|berths/.test(body), body);
    t.true(/Brightwater Freight|Kestrel Pay GmbH/.test(body), body);
    t.is(body.match(/\?/g)?.length, 1, body);
    t.regex(body, /,\nNora Feldt$/);
  }
});

test('no letter has a word that a reader would stumble over, whatever its angle', (t) => {
  for (const role of [null, 'Harbour Engineer']) {
    for (const reader of ['hr', 'engineering', 'founder'] as const) {
      for (let angle = 0; angle < 30; angle += 1) {
        const draft = { reader, ...writeDraft(buildQuestion({ angle, role, reader })) };
        t.deepEqual(faults({ ...draft, claims: [], questions: [] }, []), []);
      }
    }
  }
});

test('a letter on a posting begins with the posting', (t) => {
  for (let angle = 0; angle < 40; angle += 1) {
    const [, first] = writeDraft(buildQuestion({ angle, role: 'Harbour Engineer' })).body.split('\n\n');
    t.regex(first?.split('. ')[0] ?? '', /Harbour Engineer/, first);
  }
});

test('each claim stands in the letter, and quotes one line of its source', (t) => {
  const question = buildQuestion();
  const { subjectA, subjectB, body, followUps, claims } = writeDraft(question);
  t.true(claims.length >= 4);
  for (const { text, quote } of claims) {
    t.true([subjectA, subjectB, body, ...followUps.map((each) => each.body)].some((part) => part.includes(text)), text);
    t.false(quote.includes('\n'));
  }
});

test('follow-ups repeat no achievement of the letter', (t) => {
  for (let angle = 0; angle < 20; angle += 1) {
    const { body, followUps } = writeDraft(buildQuestion({ angle }));
    const [three] = followUps;
    const told = buildQuestion().achievements.map(({ text }) => text.slice(8, 30)).filter((piece) => three?.body.includes(piece));
    for (const piece of told) t.false(body.includes(piece), `${piece} twice`);
  }
});

test('a letter from a résumé without usable lines, to a company nobody knows anything of, is still whole', (t) => {
  const { body } = writeDraft(buildQuestion({ facts: [], achievements: [], skills: [], missing: [] }));
  t.regex(body, /^Hello Tidewater team,\n\n[^]+\?[^]*,\nNora Feldt$/);
});

test('a résumé of one’s own words is never changed into a claim nobody made', async (t) => {
  const { draft } = await follow(leadFrom({ company: 'Tidewater' }), [documentOf('Tidewater looks after 700 patients. Technologies: Rust, Haskell.')], amara);
  for (const text of textsOf(draft)) t.notRegex(text, /Rust|Haskell/);
});

onSharedData('companies', 'letters to real companies, from an engineer and from a nurse, have none of the faults that were found by reading', async (t, path) => {
  const { candidates } = await discover(venueOf(markdown), folderOnDisk(path));
  const found: string[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % 4 !== 0) continue;
    const { draft } = await follow(leadFrom(candidate, index), candidate.documents, index % 8 === 0 ? nora : amara);
    found.push(...faults(draft, candidate.documents).map((fault) => `${candidate.company}: ${fault}`));
  }
  t.deepEqual(found, []);
});

for (const [path, plugin] of [
  ['companies', markdown],
  ['ats/greenhouse.json', greenhouse],
  ['ats/lever.json', lever],
  ['ats/ashby.json', ashby],
] as const) {
  onSharedData(path, `every number, name and skill in letters to ${path} is proven: the gate before approval finds nothing`, async (t, full) => {
    const { candidates } = await discover(venueOf(plugin as Plugin<never>), path === 'companies' ? folderOnDisk(full) : fileOnDisk(full));
    const found: string[] = [];
    for (const [index, candidate] of candidates.entries()) {
      if (path === 'companies' && index % 4 !== 1) continue;
      const profile = index % 8 === 1 ? nora : amara;
      const lead = leadFrom(candidate, index);
      const { draft } = await follow(lead, candidate.documents, profile);
      const name = profile.name?.value ?? '';
      const problems = atOnce(checkGrounding({ draft, lead, profile, profileUri: `resume:${name}`, documents: candidate.documents, answers: [], sender: { name, email: 'sender@example.org' }, text: textTools }));
      found.push(...problems.map(({ part, quote, message }) => `${candidate.company}, ${part}: ${quote} (${message})`));
    }
    t.deepEqual(found, []);
  });
}

onSharedData('yc/yc_companies.json', 'one line about a company is enough for a letter of its own', async (t, path) => {
  const { candidates } = await discover(venueOf(ycombinator as never), fileOnDisk(path));
  const found: string[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % 60 !== 0) continue;
    const { draft } = await follow(leadFrom(candidate, index), candidate.documents, nora);
    found.push(...faults(draft, candidate.documents).map((fault) => `${candidate.company}: ${fault}`));
  }
  t.deepEqual(found, []);
});

onSharedData('companies', 'letters to twenty companies differ: any two share few stretches of five words', async (t, path) => {
  const { candidates } = await discover(venueOf(markdown), folderOnDisk(path));
  const letters: Written[] = [];
  for (const [index, candidate] of candidates.slice(20, 80).entries()) letters.push(await follow(leadFrom(candidate, index), candidate.documents, nora));
  const shares: number[] = [];
  for (let start = 0; start < letters.length; start += 20) {
    const stretches = letters.slice(start, start + 20).map(({ draft }) => fives(draft.body));
    for (const [index, one] of stretches.entries()) for (const other of stretches.slice(index + 1)) shares.push(one.intersection(other).size / Math.min(one.size, other.size));
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  t.true(mean < 0.2, `mean ${mean}`);
  t.true(shares.filter((share) => share > 0.4).length <= shares.length * 0.02, `${shares.filter((share) => share > 0.4).length} of ${shares.length} pairs share more than 40 %`);
});

function fives(body: string): Set<string> {
  const words = body.toLowerCase().match(/[\p{L}\p{N}'%]+/gu) ?? [];
  return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(' ')));
}
