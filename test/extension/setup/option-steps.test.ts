import test from 'ava';
import { answersOf, type Option, optionSteps, type OptionWords } from '../../../extension/setup/option-steps.ts';
import type { Choice, Step } from '../../../extension/setup/quick-steps.ts';

const words: OptionWords = { done: 'Done', doneDetail: '', choose: 'Choose', required: 'needed', notSet: 'not set', keep: 'Enter keeps it' };
const option = (name: string, rest: Partial<Option> = {}): Option => ({ name, title: name, description: '', required: false, secret: false, present: undefined, problem: () => undefined, ...rest });
const options = [option('host', { required: true }), option('user', { required: true, present: 'ada' }), option('password', { secret: true, present: 'stored' }), option('port', { present: '465' })];

const names = (steps: readonly Step[]) => steps.map(({ name }) => name);
async function rows(steps: readonly Step[]): Promise<readonly Choice[]> {
  const [list] = steps;
  return list?.kind === 'pick' ? list.choices('', false) : [];
}

test('a list shows everything that is set, and what is needed', async (t) => {
  const steps = optionSteps('smtp', options, {}, words);
  t.deepEqual(names(steps), ['=option']);
  t.deepEqual((await rows(steps)).map(({ label, description }) => `${label}: ${description ?? ''}`), ['Done: ', 'host (needed): not set', 'user (needed): ada', 'password: ••••••', 'port: 465']);
});

test('from the list one option is changed, and what was entered before is not forgotten', async (t) => {
  const steps = optionSteps('smtp', options, { host: 'h', '=option': 'port' }, words);
  t.deepEqual(names(steps), ['=option', 'port']);
  t.is((await rows(steps))[1]?.description, 'h');
  t.deepEqual(names(optionSteps('smtp', options, { host: 'h', '=option': '=done' }, words)), ['=option']);
  t.deepEqual(answersOf(options, { host: 'h', '=option': 'port', port: '587' }), { host: 'h', port: '587' });
});

test('what is typed for an option of one plugin is not offered for the same of another', (t) => {
  const abouts = ['transport smtp', 'mailbox imap'].map((about) => optionSteps(about, options, { '=option': 'host' }, words).map((step) => step.about));
  t.deepEqual(abouts, [['transport smtp', 'transport smtp'], ['mailbox imap', 'mailbox imap']]);
});

test('while something is wrong the list cannot be left with what there is', async (t) => {
  t.deepEqual((await rows(optionSteps('smtp', options, {}, words, false))).map(({ label }) => label), ['host (needed)', 'user (needed)', 'password', 'port']);
});

test('a stored secret is kept by an empty answer, and is never shown as a value', (t) => {
  const step = optionSteps('smtp', options, { '=option': 'password' }, words).at(-1);
  t.true(step?.kind === 'text' && step.secret && step.present === undefined && step.problem?.('') === undefined);
  t.deepEqual(answersOf(options, { host: 'h', password: '' }), { host: 'h' });
  t.deepEqual(answersOf(options, { host: 'h', password: 'new' }), { host: 'h', password: 'new' });
});

test('a plugin without options asks nothing', (t) => {
  t.deepEqual(optionSteps('smtp', [], {}, words), []);
});
