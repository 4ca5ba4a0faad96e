import test from 'ava';
import { environmentSettings } from '../../../core/config/environment-settings.ts';

// What each variable means is told in load-settings.test.ts; here: which variables are ours at all.
const names: readonly (readonly [name: string, path: string | undefined])[] = [
  ['SENDER__NAME', 'sender.name'],
  ['sender__name', 'sender.name'],
  ['OUTREACH__SENDER__NAME', 'sender.name'],
  ['OUTREACH__TRANSPORT', 'transport'],
  ['TRANSPORT', undefined],
  ['TRANSPORT__X', undefined],
  ['PRESET__X', undefined],
  ['OUTREACH_HOME', undefined],
  ['OUTREACH__', undefined],
  ['SENDER__', undefined],
  ['__SENDER__NAME', undefined],
  ['npm_config__x', undefined],
  ['SOMETHING__ELSE', undefined],
];

for (const [name, path] of names) {
  test(path === undefined ? `${name} is not ours` : `${name} is ${path}`, (t) => {
    t.deepEqual(environmentSettings({ [name]: 'x' }, {}, {}).map((given) => given.path.join('.')), path === undefined ? [] : [path]);
  });
}

test('variables are taken in the order of their names, so that the result does not hang on the shell', (t) => {
  const order = (environment: Record<string, string>) => environmentSettings(environment, {}, {}).map(({ where }) => where);
  t.deepEqual(order({ SENDER__NAME: 'x', LLM__MODEL: 'y' }), order({ LLM__MODEL: 'y', SENDER__NAME: 'x' }));
});
