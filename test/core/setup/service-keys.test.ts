import test from 'ava';
import { services } from '../../../core/setup/service-keys.ts';
import { secretEnvironmentName } from '../../../core/config/secret-environment-name.ts';

const values: readonly (readonly [variable: string, value: string, good: boolean])[] = [
  ['ANTHROPIC_API_KEY', 'sk-ant-api03-abcdefgh', true],
  ['ANTHROPIC_API_KEY', 'sk-abcdefghijkl', false],
  ['ANTHROPIC_API_KEY', 'sk-ant-short', false],
  ['OPENAI_API_KEY', 'sk-proj-abcdefgh', true],
  ['OPENAI_API_KEY', 'sk-ant-api03-abcdefgh', false],
  ['OPENAI_API_KEY', 'sk-abc defghijk', false],
  ['SMTP_PASSWORD', 'abcd efgh ijkl mnop', true],
  ['SMTP_PASSWORD', ' ', false],
  ['IMAP_PASSWORD', 'hunter2', true],
  ['IMAP_PASSWORD', '', false],
];

for (const [variable, value, good] of values) {
  test(`${value} is ${good ? 'taken' : 'refused'} as ${variable}, and never repeated`, (t) => {
    const problem = services.find(({ environmentName }) => environmentName === variable)?.problem(value);
    t.is(problem === undefined, good);
    if (value.trim() !== '') t.false((problem ?? '').includes(value));
  });
}

test('each service is read from the variable that its secret has by the general rule', (t) => {
  for (const { secret, environmentName } of services) t.is(secretEnvironmentName(secret), environmentName);
});
