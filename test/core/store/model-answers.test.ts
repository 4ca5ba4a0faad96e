import test from 'ava';
import { checkStore } from '../../../core/store/check.ts';
import { exportEverything, importEverything } from '../../../core/store/export.ts';
import { forgetPeople } from '../../../core/store/forget.ts';
import { addLead, openTestStore } from '../../support/store.ts';

const key = (digit: string) => digit.repeat(64);
const always = Number.MIN_SAFE_INTEGER;

test('an answer is found again under its key until it is too old, and a newer one takes its place', async (t) => {
  const { modelAnswers: answers, clock } = await openTestStore(t);
  await answers.keep({ key: key('a'), leadId: null, answer: '{"text":"red"}' }, always);
  t.is(await answers.find(key('a'), clock.now() - 1), '{"text":"red"}');
  t.is(await answers.find(key('a'), clock.now()), undefined);
  t.is(await answers.find(key('b'), always), undefined);
  await answers.keep({ key: key('a'), leadId: null, answer: '{"text":"blue"}' }, always);
  t.is(await answers.find(key('a'), always), '{"text":"blue"}');
});

test('what is too old goes when something is kept', async (t) => {
  const { modelAnswers: answers, clock, connection } = await openTestStore(t);
  await answers.keep({ key: key('a'), leadId: null, answer: '1' }, always);
  await clock.advance(1_000);
  await answers.keep({ key: key('b'), leadId: null, answer: '2' }, clock.now() - 1);
  t.deepEqual(connection.all('SELECT answer FROM model_answers'), [{ answer: '2' }]);
});

test('at most 5,000 answers are kept, the oldest go first, and one of more than 64,000 characters is not kept', async (t) => {
  const { modelAnswers: answers, connection } = await openTestStore(t);
  connection.run("INSERT INTO model_answers (key, answer, stored_at) WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000) SELECT format('%064d', n), '1', n FROM numbers");
  await answers.keep({ key: key('a'), leadId: null, answer: '2' }, always);
  t.deepEqual(connection.get('SELECT count(*) AS count, min(stored_at) AS oldest FROM model_answers'), { count: 5_000, oldest: 2 });
  await answers.keep({ key: key('b'), leadId: null, answer: JSON.stringify('x'.repeat(64_000)) }, always);
  t.is(await answers.find(key('b'), always), undefined);
});

test('answers about a lead that is forgotten are forgotten, and so is every other that names it', async (t) => {
  const store = await openTestStore(t);
  const jana = await addLead(store, { person: 'Jana Kovac', email: 'jana@x.example' });
  const max = await addLead(store, { company: 'Other', person: 'Max Moor', email: 'max@y.example' });
  await store.modelAnswers.keep({ key: key('a'), leadId: jana.id, answer: '"she plans routes"' }, always);
  await store.modelAnswers.keep({ key: key('b'), leadId: max.id, answer: '"he works with JANA  KOVAC"' }, always);
  await store.modelAnswers.keep({ key: key('c'), leadId: max.id, answer: '"he plans routes"' }, always);
  t.true((await forgetPeople(store, [{ leadId: jana.id }])).rewritten);
  t.deepEqual(store.connection.all('SELECT key FROM model_answers'), [{ key: key('c') }]);
  await store.modelAnswers.keep({ key: key('d'), leadId: jana.id, answer: '"late"' }, always);
  t.is(await store.modelAnswers.find(key('d'), always), undefined, 'nothing is kept of who is gone');
  t.deepEqual((await checkStore(store.file)).problems, []);
});

test('kept answers go out with an export and come back with it, and are counted by a check', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store);
  await store.modelAnswers.keep({ key: key('a'), leadId: lead.id, answer: '"red"' }, always);
  const other = await openTestStore(t);
  await importEverything(other, exportEverything(store));
  t.is(await other.modelAnswers.find(key('a'), always), '"red"');
  const { problems, rows } = await checkStore(other.file);
  t.deepEqual(problems, []);
  t.is(rows['model_answers'], 1);
});

test('an answer that is no JSON is found by a check', async (t) => {
  const { connection, file } = await openTestStore(t);
  connection.db.pragma('ignore_check_constraints = ON');
  connection.run('INSERT INTO model_answers (key, answer, stored_at) VALUES (?, ?, 0)', key('a'), 'half an ans');
  t.regex((await checkStore(file)).problems.join('\n'), /model_answers/);
});
