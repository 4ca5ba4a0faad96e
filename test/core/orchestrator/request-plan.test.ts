import test from 'ava';
import { checkedPlan, planByRules, type PlanGround, type RequestPlan } from '../../../core/orchestrator/request-plan.ts';

const venues = ['url', 'csv', 'greenhouse', 'markdown', 'rss'].map((id) => ({ id, description: id }));
const ground = (request: string, before: PlanGround['before'] = []): PlanGround => ({ request, venues, before });

const requests: readonly (readonly [request: string, plan: Partial<RequestPlan>])[] = [
  ['find five fintech companies hiring backend engineers and draft to their CTOs', { venues: [], limit: 5, mode: 'auto', wanted: { about: ['fintech'], role: ['backend engineers'], place: [] } }],
  ['Find 12 companies hiring for a designer in Berlin on https://jobs.example.com/board.', { venues: [{ venue: 'url', from: 'https://jobs.example.com/board' }], limit: 12, mode: 'assist', wanted: { about: [], role: ['designer'], place: ['Berlin'] } }],
  ['write to everybody on https://job-boards.greenhouse.io/alder', { venues: [{ venue: 'greenhouse', from: 'https://job-boards.greenhouse.io/alder' }], limit: 10, mode: 'auto' }],
  ['look at https://example.org/jobs.rss and ~/leads.csv, twenty small climate start-ups', { venues: [{ venue: 'rss', from: 'https://example.org/jobs.rss' }, { venue: 'csv', from: '~/leads.csv' }], limit: 20, mode: 'assist', wanted: { about: ['climate'], role: [], place: [] } }],
  ['five fintech companies that hire backend engineers on https://jobs.example/backend', { limit: 5, wanted: { about: ['fintech'], role: ['backend engineers'], place: [] } }],
  ['I am looking for three climate start-ups in Oslo', { limit: 3, wanted: { about: ['climate'], role: [], place: ['Oslo'] } }],
  ['find 4 fintech and health care companies', { limit: 4, wanted: { about: ['fintech', 'health care'], role: [], place: [] } }],
  ['100000 leads from leads.csv', { venues: [{ venue: 'csv', from: 'leads.csv' }], limit: 200 }],
  ['hello', { venues: [], limit: 10, mode: 'assist', wanted: { about: [], role: [], place: [] }, notDone: [] }],
];

for (const [request, plan] of requests) {
  test(`without a model, "${request}" becomes a plan`, (t) => {
    t.like(planByRules(ground(request)), plan);
  });
}

test('a plan says what it will not do: write to a certain person, or send', (t) => {
  const { notDone } = planByRules(ground('find five companies and send mails to their CTOs'));
  t.is(notDone.length, 2);
  t.regex(notDone[0] ?? '', /not certainly the CTO/);
  t.regex(notDone[1] ?? '', /Nothing is sent/);
});

test('where a request names no place, the last one is looked at again', (t) => {
  const before = [{ venue: 'url', from: 'https://jobs.example.com' }, { venue: 'csv', from: '/old.csv' }];
  t.deepEqual(planByRules(ground('five more', before)).venues, [{ venue: 'url', from: 'https://jobs.example.com' }]);
});

test('a place for which there is no venue is left out', (t) => {
  t.deepEqual(planByRules({ ...ground('leads.csv'), venues: [] }).venues, []);
});

const plan: RequestPlan = { venues: [{ venue: 'url', from: 'https://jobs.example.com' }], limit: 5, mode: 'auto', wanted: { about: [], role: [], place: [] }, notDone: [] };

test('a plan of a model is taken when it fits and names only places that the user has named', (t) => {
  t.deepEqual(checkedPlan(plan, ground('five on https://jobs.example.com')), plan);
  t.deepEqual(checkedPlan(plan, ground('five more', plan.venues)), plan);
});

test('a plan of a model with an address that nobody has named, a venue that there is not, or another shape is refused', (t) => {
  t.throws(() => checkedPlan(plan, ground('five fintech companies')), { message: /nobody has named https:\/\/jobs\.example\.com/ });
  t.throws(() => checkedPlan({ ...plan, venues: [{ venue: 'lever', from: 'x' }] }, ground('x')), { message: /no venue "lever"/ });
  for (const wrong of [null, 'a plan', { ...plan, limit: 0 }, { ...plan, limit: 100_000 }, { ...plan, send: true }]) t.throws(() => checkedPlan(wrong, ground('https://jobs.example.com')), { message: /does not fit/ });
});
