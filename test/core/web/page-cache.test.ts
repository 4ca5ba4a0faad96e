import test from 'ava';
import { type CachedPage, conditionsFor, createMemoryPageCache, mayKeep } from '../../../core/web/page-cache.ts';

function pageOf(text: string): CachedPage {
  return { etag: '"1"', lastModified: null, contentType: 'text/html', text, storedAt: '2026-03-02T09:00:00.000Z' };
}

test('a page is found again under its address, in its last version', async (t) => {
  const pages = createMemoryPageCache();
  t.is(await pages.get('https://example.org/'), undefined);
  await pages.put('https://example.org/', pageOf('old'));
  await pages.put('https://example.org/', pageOf('new'));
  t.is((await pages.get('https://example.org/'))?.text, 'new');
});

test('when there is no more room, the page that was used longest ago goes first', async (t) => {
  const pages = createMemoryPageCache(10);
  await pages.put('a', pageOf('1234'));
  await pages.put('b', pageOf('1234'));
  await pages.get('a');
  await pages.put('c', pageOf('1234'));
  t.is(await pages.get('b'), undefined);
  t.is((await pages.get('a'))?.text, '1234');
  await pages.put('d', pageOf('far too long to be kept'));
  t.is(await pages.get('d'), undefined);
});

test('a page is asked for under the conditions that its server gave', (t) => {
  t.deepEqual(conditionsFor(undefined), {});
  t.deepEqual(conditionsFor(pageOf('x')), { 'if-none-match': '"1"' });
  t.deepEqual(conditionsFor({ ...pageOf('x'), etag: null, lastModified: 'yesterday' }), { 'if-modified-since': 'yesterday' });
});

for (const [headers, kept] of [
  [{ etag: '"1"' }, true],
  [{ 'last-modified': 'yesterday', 'cache-control': 'no-cache' }, true],
  [{ etag: '"1"', 'cache-control': 'private, No-Store' }, false],
  [{}, false],
] as const) {
  test(`a page with ${JSON.stringify(headers)} is ${kept ? 'kept' : 'not kept'}`, (t) => void t.is(mayKeep((name) => (headers as Readonly<Record<string, string>>)[name]), kept));
}
