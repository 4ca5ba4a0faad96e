import test from 'ava';
import type { Candidate } from '../../../../core/domain/lead.ts';
import { textTools } from '../../../../core/text/text-tools.ts';
import { createLeadScorer, leadScorePoints } from '../../../../plugins/agents/scout/lead-score.ts';
import { buildProfile } from '../../../support/profile.ts';

const now = '2026-08-01T09:00:00.000Z';
const profile = buildProfile({ headline: 'Senior Backend Engineer', title: 'Senior Backend Engineer', location: 'Leeds, United Kingdom', start: '2018', skills: ['TypeScript', 'PostgreSQL', 'Kubernetes', 'Terraform', 'Kafka'] });

const posting = (text: string): Candidate['documents'] => [{ kind: 'posting', uri: 'https://a.example/1', title: '', text, fetchedAt: now }];
const base: Candidate = { company: 'Tidewater', role: 'Senior Backend Engineer', location: 'Leeds', postedAt: '2026-07-20T00:00:00.000Z', documents: posting(`We write TypeScript on PostgreSQL, run on Kubernetes and stream with Kafka. ${'We plan berths for small ports. '.repeat(20)}`) };

const score = (candidate: Candidate) => createLeadScorer(profile, textTools, now)(candidate);
const points = (candidate: Candidate, part: RegExp) => Number(/\((\d+) of \d+\)$/.exec(score(candidate).reasons.find((reason) => part.test(reason)) ?? '')?.[1] ?? Number.NaN);

test('the parts add up to 100', (t) => {
  t.is(Object.values(leadScorePoints).reduce((sum, part) => sum + part, 0), 100);
});

test('a lead that fits in everything has 100, with a reason for each part', (t) => {
  const perfect = { ...base, person: 'Mara Lind', email: 'mara@tidewater.example', provenance: { how: 'stated', uri: 'https://a.example/1' } } as const;
  t.deepEqual(score(perfect), {
    score: 100,
    reasons: [
      '4 of 4 skills named: TypeScript, PostgreSQL, Kubernetes, Kafka (40 of 40)',
      'Senior Backend Engineer: at your level (20 of 20)',
      'in Leeds (10 of 10)',
      'posted 12 days ago (10 of 10)',
      'the address of Mara Lind is stated (10 of 10)',
      'described in full (10 of 10)',
    ],
  });
});

test('the same lead always has the same score', (t) => {
  t.deepEqual(score(base), score(structuredClone(base)));
});

test('a pastry chef’s posting is a poor fit for an engineer', (t) => {
  const chef = { ...base, role: 'Pastry Chef', documents: posting(`You bake. ${'Croissants and rye bread every morning. '.repeat(20)}`) };
  t.true(score(chef).score < 50);
  t.true(score(chef).score < score(base).score - 40);
});

test('more shared skills, more points; one skill alone is no proof', (t) => {
  const naming = (text: string) => points({ ...base, documents: posting(text) }, /skill/);
  t.is(naming('TypeScript, PostgreSQL, Kafka'), 40);
  t.is(naming('TypeScript'), 13);
  t.is(naming('TypeScript, PHP, Laravel, Redis'), 10);
  t.is(naming('PHP and Laravel'), 0);
  t.is(naming('Croissants'), 0);
});

test('a skill is the same by any of its names', (t) => {
  t.is(points({ ...base, documents: posting('TS, Postgres, k8s') }, /skill/), 40);
});

const roles: readonly [string | undefined, number][] = [
  ['Senior Backend Engineer', 20],
  ['Senior Back-end Developer', 20],
  ['Backend Engineer', 17],
  ['Junior Backend Engineer', 13],
  ['Senior Accountant', 10],
  ['Director of Sales', 0],
  [undefined, 10],
];
for (const [role, expected] of roles) {
  test(`a senior backend engineer and the role "${role ?? 'not stated'}": ${expected} of 20`, (t) => {
    const { role: _, ...rest } = base;
    t.is(points(role === undefined ? rest : { ...rest, role }, role === undefined ? /no role stated/ : /your level|you are/), expected);
  });
}

const places: readonly [string | undefined, string, number][] = [
  ['Remote (EU)', '', 10],
  ['Leeds', '', 10],
  ['Berlin, Germany', 'You may work remotely.', 8],
  ['Berlin, Germany', 'This is not remote.', 0],
  ['Berlin, Germany', '', 0],
  ['London, United Kingdom', '', 10],
  [undefined, '', 5],
];
for (const [location, text, expected] of places) {
  test(`someone in Leeds and a place "${location ?? 'not stated'}" ${text}: ${expected} of 10`, (t) => {
    const { location: _, ...rest } = base;
    t.is(points({ ...rest, ...(location === undefined ? {} : { location }), documents: posting(text) }, /^in |remote|no place/), expected);
  });
}

const days: readonly [string | undefined, number][] = [
  ['2026-08-01T00:00:00.000Z', 10],
  ['2026-07-02T10:00:00.000Z', 10],
  ['2026-06-01T00:00:00.000Z', 6],
  ['2026-03-01T00:00:00.000Z', 3],
  ['2024-01-01T00:00:00.000Z', 0],
  ['2027-01-01T00:00:00.000Z', 10],
  [undefined, 4],
];
for (const [postedAt, expected] of days) {
  test(`posted ${postedAt ?? 'who knows when'}: ${expected} of 10 for freshness`, (t) => {
    const { postedAt: _, ...rest } = base;
    t.is(points({ ...rest, ...(postedAt === undefined ? {} : { postedAt }) }, /posted|no date/), expected);
  });
}

test('a stated address is worth more than a guess, and a person’s more than a desk’s', (t) => {
  const provenance = { how: 'stated', uri: 'https://a.example' } as const;
  t.is(points(base, /address/), 0);
  t.is(points({ ...base, email: 'x@t.example', provenance: { ...provenance, how: 'guessed' } }, /address/), 2);
  t.is(points({ ...base, email: 'x@t.example', provenance }, /address/), 8);
  t.is(points({ ...base, email: 'x@t.example', person: 'Mara Lind', provenance }, /address/), 10);
});

test('without a profile the other parts make the whole, and the reasons say so', (t) => {
  const { score: points, reasons } = createLeadScorer(null, textTools, now)(base);
  t.is(points, Math.round((100 * (5 + 10 + 0 + 10)) / 40));
  t.true(reasons.includes('no résumé yet: skills and role are not counted'));
});
