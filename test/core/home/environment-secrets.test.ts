import test from 'ava';
import { environmentSecret, maskEnvironment, withEnvironmentSecrets } from '../../../core/home/environment-secrets.ts';
import type { Secrets } from '../../../core/contracts/ports.ts';
import { mask } from '../../../core/mask.ts';

const stored: Secrets = { get: async (name) => `stored ${name}`, set: async () => undefined, delete: async () => undefined };

const variables: readonly (readonly [name: string, variable: string])[] = [
  ['plugin/anthropic/apiKey', 'ANTHROPIC_API_KEY'],
  ['plugin/openai/apiKey', 'OPENAI_API_KEY'],
  ['plugin/gmail/username', 'GMAIL_USERNAME'],
  ['plugin/gmail/appPassword', 'GMAIL_APP_PASSWORD'],
  ['plugin/rss-feed/token', 'RSS_FEED_TOKEN'],
];

for (const [name, variable] of variables) {
  test(`${variable} stands for the secret ${name}, and is masked`, async (t) => {
    const value = `canary-of-${variable}`;
    t.is(await withEnvironmentSecrets({ [variable]: value }, stored).get(name), value);
    t.notRegex(mask(value), /canary/);
  });
}

test('an empty or missing variable leaves the stored secret in force', async (t) => {
  t.is(await withEnvironmentSecrets({ ANTHROPIC_API_KEY: '' }, stored).get('plugin/anthropic/apiKey'), 'stored plugin/anthropic/apiKey');
  t.is(environmentSecret({}, 'x'), undefined);
});

test('variables with the name of a secret are masked even when nobody asks for them; short words are not', (t) => {
  maskEnvironment({ SOME_SERVICE_TOKEN: 'canary-never-asked', OTHER_PASSWORD: 'true', PLAIN: 'ordinary-words' });
  t.notRegex(mask('canary-never-asked'), /canary/);
  t.is(mask('true ordinary-words'), 'true ordinary-words');
});
