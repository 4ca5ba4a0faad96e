import test from 'ava';
import type { FindingsQuestion, QuotableDocument } from '../../../../../core/contracts/tasks.ts';
import { textTools } from '../../../../../core/text/text-tools.ts';
import { researchFindings } from '../../../../../plugins/backends/offline/rules/research-findings.ts';

const note = `## Company blurb

Tidewater books berths for small harbours. We raised a $3M seed round in May. Our mission is to make every harbour easy to reach.

## Remote status

We work remotely from four countries and meet twice a year.

## Company technologies

Go, PostgreSQL, Kubernetes

## How to apply

Write to our office with a photograph of a boat.`;

const posting = `About Tidewater
Tidewater is a booking platform for small harbours.
What you will do
Plan new berths with harbour masters along the coast
What you bring
5+ years of experience with Go and PostgreSQL
What we offer
Health insurance and a boat`;

function read(text: string, kind: QuotableDocument['kind'], uri: string): QuotableDocument {
  return { kind, uri, title: 'Tidewater', sentences: textTools.sentences(text).map(({ quote }) => quote), skills: textTools.skills(text).map(({ skill, span }) => ({ skill, quote: span.quote })) };
}

const light: FindingsQuestion = { phase: 'light', company: 'Tidewater', person: null, role: null, documents: [read(note, 'page', 'file:///tidewater.md')] };

test('the first look tells what the company does, its technologies and its signals', (t) => {
  const { findings, summary } = researchFindings(light);
  const of = (kind: string) => findings.filter((each) => each.kind === kind).map(({ text }) => text);
  t.true(of('company').includes('Tidewater books berths for small harbours.'));
  t.deepEqual(of('stack'), ['Go', 'PostgreSQL', 'Kubernetes']);
  t.true(findings.some(({ signal, text }) => signal === 'funding' && text.includes('$3M')));
  t.regex(summary, /Tidewater books berths/);
});

test('the first look at a posting tells the work and what is asked for, and leaves out what is offered', (t) => {
  const { findings } = researchFindings({ ...light, role: 'Harbour Engineer', documents: [read(posting, 'posting', 'https://board.example/1')] });
  const of = (kind: string) => findings.filter((each) => each.kind === kind).map(({ text }) => text);
  t.deepEqual(of('role'), ['Plan new berths with harbour masters along the coast']);
  t.deepEqual(of('requirement'), ['5+ years of experience with Go and PostgreSQL']);
  t.false(JSON.stringify(findings).includes('insurance'));
});

test('the deep look gives three talking points of the company’s own', (t) => {
  const { findings } = researchFindings({ ...light, phase: 'deep', documents: [read(note, 'page', 'file:///tidewater.md'), read(posting, 'posting', 'https://board.example/1')] });
  t.is(findings.filter(({ kind }) => kind === 'talking-point').length, 3);
  t.true(findings.some(({ kind, text }) => kind === 'background' && text.includes('four countries')));
});

test('the deep look finds what is said of the person', (t) => {
  const page = read('Mara Lind founded the harbour office in 2012 with two friends.', 'page', 'https://tidewater.example/team');
  const { findings } = researchFindings({ ...light, phase: 'deep', person: 'Mara Lind', documents: [page] });
  t.is(findings.find(({ kind }) => kind === 'person')?.quote, 'Mara Lind founded the harbour office in 2012 with two friends.');
});

test('every finding quotes its document letter by letter', (t) => {
  const documents = [read(note, 'page', 'file:///tidewater.md'), read(posting, 'posting', 'https://board.example/1')];
  for (const phase of ['light', 'deep'] as const) {
    for (const { quote, uri } of researchFindings({ ...light, phase, role: 'Harbour Engineer', documents }).findings) t.true((uri.startsWith('file:') ? note : posting).includes(quote), quote);
  }
});

test('how to apply and where the offices are is no finding', (t) => {
  t.false(JSON.stringify(researchFindings(light)).includes('photograph'));
});

test('a document that says nothing gives a brief that says so', (t) => {
  const { findings, summary } = researchFindings({ ...light, documents: [] });
  t.deepEqual(findings, []);
  t.regex(summary, /say little about Tidewater/);
});
