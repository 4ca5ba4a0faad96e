import test from 'ava';
import { deedOf } from '../../../../../plugins/backends/offline/english/deed.ts';

const past: readonly (readonly [string, string])[] = [
  ['Created a progress bar that drove up user retention by 15%.', 'created a progress bar that drove up user retention by 15%'],
  ['Led migration from Heroku to Kubernetes', 'led the migration from Heroku to Kubernetes'],
  ['Managed team of 8 nurses', 'managed a team of 8 nurses'],
  ['Redesigned checkout flow, lifting conversion by 12%', 'redesigned the checkout flow, lifting conversion by 12%'],
  ['Designed, built and shipped mobile app used by 20,000 people', 'designed, built and shipped the mobile app used by 20,000 people'],
  ['Wrote the fraud scoring API in Python; on call for payments', 'wrote the fraud scoring API in Python'],
  ['Oversaw P&L of $40M and 120 staff across four countries', 'oversaw P&L of $40M and 120 staff across four countries'],
  ['Successfully negotiated contracts worth $2M with suppliers', 'successfully negotiated contracts worth $2M with suppliers'],
  ['Promoted to Senior Nurse within eighteen months of joining', 'was promoted to Senior Nurse within eighteen months of joining'],
  ['Awarded Employee of the Year by the hospital board', 'was awarded Employee of the Year by the hospital board'],
  ['Responsible for onboarding of new hires across three offices', 'was responsible for onboarding of new hires across three offices'],
  ['• Reduced  p99 latency from 900 ms to 120 ms', 'reduced p99 latency from 900 ms to 120 ms'],
  ['I built the ledger service that settles payments', 'built the ledger service that settles payments'],
];

for (const [line, words] of past) {
  test(`"${line}" is said in the first person as "I ${words}"`, (t) => {
    const deed = deedOf(line, false);
    t.is(deed?.form, 'past');
    t.is(deed?.text, words);
  });
}

test('what someone does now is said in the present, and what they did in an earlier job with "my work was to"', (t) => {
  t.deepEqual(deedOf('Mentor four engineers and run the weekly design review', true), { form: 'present', text: 'mentor four engineers and run the weekly design review', verb: 'mentor' });
  t.deepEqual(deedOf('Mentor four engineers and run the weekly design review', false), { form: 'infinitive', text: 'mentor four engineers and run the weekly design review', verb: 'mentor' });
  t.is(deedOf('Designs and builds internal tools for finance', true)?.text, 'design and build internal tools for finance');
  t.is(deedOf('Responsible for wound care clinics twice a week', true)?.text, 'am responsible for wound care clinics twice a week');
  t.is(deedOf('Leading a team of 5 engineers building payments', true)?.form, 'gerund');
});

const left = [
  'Technical lead on the fraud detection project',
  'Lead engineer for payments platform at scale',
  'Design review and testing of new circuits',
  'Research on protein folding with deep networks',
  'Experienced in Agile and Scrum methods of working',
  'Tech: React, Node and other things we like',
  'Leads the platform group and mentors six engineers',
  'Built and shipped tools for the',
  'Built things',
  'SKILLS AND LANGUAGES OF THE CANDIDATE',
  'See https://example.org for the list of projects',
  'Job description 1',
];

for (const line of left) {
  test(`"${line}" is no deed that can be said for certain, and is left out`, (t) => {
    t.is(deedOf(line, true), null);
    t.is(deedOf(line, false), null);
  });
}

test('the name of a company or a tool at the start of a deed keeps its capital', (t) => {
  t.is(deedOf('Migrated PostgreSQL to Aurora without downtime for customers', false)?.text, 'migrated PostgreSQL to Aurora without downtime for customers');
});
