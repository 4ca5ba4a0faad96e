import test from 'ava';
import { answersOf, type Option, optionSteps, type OptionWords } from '../../../extension/setup/option-steps.ts';
import type { Choice, Step } from '../../../extension/setup/quick-steps.ts';

const words: OptionWords = { done: 'Done', doneDetail: '', choose: 'Choose', required: 'needed', notSet: 'not set', keep: 'Enter keeps it' };
const option = (name: string, rest: Partial<Option> = {}): Option => ({ name, title: name, description: '', required: false, secret: false, present: undefined, problem: () => undefined, ...rest });
const options = [option('host', { required: true }), option('user', { required: true, present: 'ada' }), option('password', { secret: true, present: 'stored' }), option('port', { present: '465' })];

const names = (steps: readonly Step[]) => steps.map(({ name }) => name);
async function rows(steps: readonly Step[]): Promise<readonly Choice[]> {
  const last = steps.at(-1);
  return last?.kind === 'pick' ? last.choices('') : [];
}

test('only what is needed and missing is asked, and then a list shows everything that is set', async (t) => {
  t.deepEqual(names(optionSteps(options, {}, words)), ['host']);
  const then = optionSteps(options, { host: 'mail.example.org' }, words);
  t.deepEqual(names(then), ['host', '=change 1']);
  t.deepEqual((await rows(then)).map(({ label, description }) => `${label}: ${description ?? ''}`), ['Done: ', 'host (needed): mail.example.org', 'user (needed): ada', 'password: ••••••', 'port: 465']);
});

test('from the list one option after the other can be changed, until it is done', async (t) => {
  const first = { host: 'h', '=change 1': 'port' };
  t.deepEqual(names(optionSteps(options, first, words)), ['host', '=change 1', 'port']);
  const second = { ...first, port: '587' };
  t.deepEqual(names(optionSteps(options, second, words)), ['host', '=change 1', 'port', '=change 2']);
  t.is((await rows(optionSteps(options, second, words))).at(-1)?.description, '587');
  t.deepEqual(names(optionSteps(options, { ...second, '=change 2': '=done' }, words)), ['host', '=change 1', 'port', '=change 2']);
  t.deepEqual(answersOf(options, { ...second, '=change 2': '=done' }), { host: 'h', port: '587' });
});

test('a stored secret is kept by an empty answer, and is never shown as a value', (t) => {
  const step = optionSteps(options, { host: 'h', '=change 1': 'password' }, words).at(-1);
  t.true(step?.kind === 'text' && step.secret && step.present === undefined && step.problem?.('') === undefined);
  t.deepEqual(answersOf(options, { host: 'h', password: '' }), { host: 'h' });
  t.deepEqual(answersOf(options, { host: 'h', password: 'new' }), { host: 'h', password: 'new' });
});

test('a plugin without options asks nothing', (t) => {
  t.deepEqual(optionSteps([], {}, words), []);
});
