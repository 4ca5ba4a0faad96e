import test from 'ava';
import { checkLayer } from '../../../core/config/check-layer.ts';
import { mask, masked } from '../../../core/mask.ts';
import { errorOf } from '../../support/error-of.ts';

for (const layer of [
  {},
  { sender: { name: 'Ada' } },
  { agents: { writer: { backend: 'ollama' } } },
  { plugins: { notes: { any: { thing: ['at', { all: 1 }] }, maxTokens: 5, tokenLimit: '7', hasPassword: true, password: '' } } },
]) {
  test(`taken in: ${JSON.stringify(layer)}`, (t) => {
    t.is(checkLayer(layer, 'here'), layer);
  });
}

for (const [layer, path] of [
  [{ plugins: { notes: { apiKey: 'canary-value-1' } } }, 'plugins.notes.apiKey'],
  [{ plugins: { notes: { pin: { secret: 'canary-value-2' } } } }, 'plugins.notes.pin.secret'],
  [{ plugins: { notes: { token: 123456 } } }, 'plugins.notes.token'],
  [{ plugins: { notes: { tokens: ['sk-ant-canaryvalue3012345'] } } }, 'plugins.notes.tokens.0'],
  [{ plugins: { notes: { credentials: { user: 'canary-value-4' } } } }, 'plugins.notes.credentials.user'],
  [{ web: { userAgentContact: 'https://me:canary-value-5@example.org' } }, 'web.userAgentContact'],
] as const) {
  test(`refused as a secret, and masked from then on: ${path}`, async (t) => {
    const error = await errorOf(() => checkLayer(layer, 'here'));
    t.is(error.code, 'settings_secret');
    t.regex(error.message, new RegExp(`here is not valid: ${path.replaceAll('.', '\\.')} is a secret`));
    t.notRegex(mask(JSON.stringify(layer)), /canary-value/);
    t.regex(mask(JSON.stringify(layer)), new RegExp(masked));
  });
}

test('a plugin that is called like a secret may have options', (t) => {
  const layer = { plugins: { auth: { host: 'mail.example.org' } } };
  t.is(checkLayer(layer, 'here'), layer);
});

test('every unknown name is told, not only the first', async (t) => {
  const error = await errorOf(() => checkLayer({ a: 1, sender: { b: 2 }, web: { c: 3 } }, 'here'));
  for (const path of ['a is not known', 'sender.b is not known', 'web.c is not known']) t.true(error.message.includes(path), path);
});
