import test from 'ava';
import { assertSqlite, loadDriver, oldestSqlite } from '../../../core/store/driver.ts';
import { errorOf } from '../../support/error-of.ts';

test('a Node whose Node-API is too old for the driver is refused before it is loaded', async (t) => {
  const error = await errorOf(() => loadDriver({ ...process.versions, napi: '9', node: '20.20.2' }));
  t.is(error.code, 'store_runtime_too_old');
  t.regex(error.message, /20\.20\.2/);
});

for (const old of ['3.51.2', '3.50.7', '3.9.9', '2.99.0']) {
  test(`SQLite ${old} can lose what two programs write at once, and is refused`, async (t) => {
    t.is((await errorOf(() => assertSqlite(old))).code, 'store_sqlite_too_old');
  });
}

test('the SQLite that comes with the driver is new enough', async (t) => {
  for (const good of [oldestSqlite, '3.51.10', '3.100.0', '4.0.0']) t.notThrows(() => assertSqlite(good));
  t.truthy(await loadDriver());
});
