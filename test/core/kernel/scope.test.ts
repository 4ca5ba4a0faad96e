import test from 'ava';
import { mask, masked } from '../../../core/mask.ts';
import type { Scope } from '../../../core/kernel/plugin.ts';
import { errorOf } from '../../support/error-of.ts';
import { plugin, start } from '../../support/kernel.ts';
import { promptFolder } from '../../support/prompt-folder.ts';

async function scopesOf(...names: readonly string[]) {
  const scopes: Scope[] = [];
  const started = await start(names.map((name) => plugin(name, (scope) => void scopes.push(scope))));
  return { ...started, scopes: scopes as [Scope, Scope] };
}

test('secrets lie under the plugin\'s own name: no other plugin can ask for them', async (t) => {
  const { scopes: [one, other], ports } = await scopesOf('one', 'other');
  await one.secrets.set('token', 'first-canary-secret');
  t.is(await one.secrets.get('token'), 'first-canary-secret');
  t.is(await other.secrets.get('token'), undefined);
  t.is(await other.secrets.get('plugin/one/token'), undefined);
  t.is(await ports.secrets.get('plugin/one/token'), 'first-canary-secret');
});

test('a secret that a plugin sets or gets is hidden from then on', async (t) => {
  const { scopes: [one], ports } = await scopesOf('one');
  await one.secrets.set('token', 'second-canary-secret');
  t.is(mask('it is second-canary-secret'), `it is ${masked}`);
  await ports.secrets.set('plugin/one/older', 'third-canary-secret');
  await one.secrets.get('older');
  t.is(mask('it is third-canary-secret'), `it is ${masked}`);
});

test('the refresh token of a login is the plugin\'s own: another\'s by the same name is not asked with', async (t) => {
  const { scopes: [one, other] } = await scopesOf('one', 'other');
  await one.secrets.set('refreshToken', 'fourth-canary-secret');
  const login = { user: 'ada@example.org', tokenUrl: 'https://tokens.example/token', clientId: 'client-1', refreshToken: 'refreshToken', clientSecret: 'clientSecret' };
  const error = await errorOf(() => other.accessTokens(login)(new AbortController().signal));
  t.is(error.code, 'mail_login_missing');
  t.regex(error.help, /OTHER_REFRESH_TOKEN/);
});

test('state is kept under the plugin\'s own name', async (t) => {
  const { scopes: [one, other] } = await scopesOf('one', 'other');
  await one.state.set('cursor', { page: 3 });
  t.deepEqual(await one.state.get('cursor'), { page: 3 });
  t.is(await other.state.get('cursor'), undefined);
  await one.state.delete('cursor');
  t.is(await one.state.get('cursor'), undefined);
});

test('state takes JSON values of at most 64 KiB', async (t) => {
  const { scopes: [one] } = await scopesOf('one');
  await t.notThrowsAsync(one.state.set('large', 'x'.repeat(64 * 1024 - 2)));
  await t.throwsAsync(one.state.set('larger', 'x'.repeat(64 * 1024 - 1)), { message: /it keeps state under "larger" that is 65537 bytes, more than 65536/ });
  await t.throwsAsync(one.state.set('nothing', undefined), { message: /is not a JSON value/ });
});

test('a plugin speaks in its log under its own name', async (t) => {
  const { scopes: [one], ports } = await scopesOf('one');
  one.log.info('found three');
  t.like(ports.lines.at(-1), { source: 'one', message: 'found three', level: 'info' });
});

test('fail() throws the error of its code under the plugin\'s name', async (t) => {
  const { scopes: [one] } = await scopesOf('one');
  t.like(t.throws(() => one.fail('plugin_says', { message: 'The board is closed.', help: 'Open it.' })), { code: 'plugin_says', plugin: 'one', message: 'The board is closed.', help: 'Open it.' });
});

test('a plugin cannot change its scope', async (t) => {
  const { scopes: [one] } = await scopesOf('one');
  t.throws(() => void ((one as { web: unknown }).web = undefined), { instanceOf: TypeError });
});

test('a plugin asks for its own prompts only, by the names of their files', async (t) => {
  const { source } = promptFolder(t, '---\nversion: 1\n---\nName the colour.', 'one.colour');
  let mine: Scope | undefined;
  let other: Scope | undefined;
  const { kernel } = await start([plugin('one', (scope) => { mine = scope; scope.addPrompt(source.file); }), plugin('other', (scope) => void (other = scope))]);
  t.deepEqual(kernel.plugins.map(({ brings }) => brings), [['prompt one.colour'], []]);
  t.is((await mine?.prompt('one.colour'))?.text, 'Name the colour.');
  t.is((await errorOf(async () => other?.prompt('one.colour'))).code, 'not_registered');
});

test('a prompt is a file named after its task, and no two plugins have one of the same name', async (t) => {
  const { source } = promptFolder(t, '---\nversion: 1\n---\nName the colour.', 'one.colour');
  for (const file of ['prompt.md', new URL('https://prompts.example/one.colour.md'), new URL('file:///prompts/One Colour.md'), new URL('file:///prompts/one.colour.txt')]) {
    const { kernel } = await start([plugin('one', (scope) => scope.addPrompt(file as URL))]);
    t.regex(kernel.plugins[0]?.failure?.message ?? '', /no file named after a task/);
  }
  const { kernel } = await start([plugin('one', (scope) => scope.addPrompt(source.file)), plugin('two', (scope) => scope.addPrompt(source.file))]);
  t.is(kernel.plugins[1]?.failure?.code, 'plugin_twice');
});
