import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { buildProfile } from '../../support/profile.ts';
import { openTestStore } from '../../support/store.ts';

test('versions of the profile are kept, and one of them is active', async (t) => {
  const store = await openTestStore(t);
  t.is(await store.profiles.active(), undefined);
  const first = await store.profiles.put(buildProfile({ skills: ['Kotlin'] }), 'old.pdf');
  const second = await store.profiles.put(buildProfile({ skills: ['Rust'] }), 'new.pdf');
  t.deepEqual(await store.profiles.active(), second);
  t.deepEqual((await store.profiles.list()).map(({ id, active }) => [id, active]), [[second.id, true], [first.id, false]]);
  await store.profiles.activate(first.id);
  t.is((await store.profiles.active())?.id, first.id);
  t.deepEqual((await store.profiles.find(second.id))?.profile, second.profile);
  t.is((await errorOf(() => store.profiles.activate(99))).code, 'not_found');
  t.is((await store.profiles.active())?.id, first.id, 'a wrong choice changes nothing');
});

test('the same text read again is the same version', async (t) => {
  const store = await openTestStore(t);
  const profile = buildProfile({ skills: ['Kotlin'] });
  const first = await store.profiles.put(profile, 'a.pdf');
  const again = await store.profiles.put({ ...profile, headline: null }, 'b.pdf');
  t.is(again.id, first.id);
  t.is(again.hash, first.hash);
  t.is(again.source, 'b.pdf');
});

test('a version is read and frozen once: the same one is the same object until it is put again', async (t) => {
  const store = await openTestStore(t);
  const whole = buildProfile({ skills: ['Kotlin'] });
  const { id } = await store.profiles.put(whole, 'a.pdf');
  const found = await store.profiles.find(id);
  t.is((await store.profiles.find(id))?.profile, found?.profile);
  t.is((await store.profiles.active())?.profile, found?.profile);
  t.throws(() => (found?.profile.skills as unknown[]).push('Rust'), { instanceOf: TypeError });
  await store.profiles.put({ ...whole, experience: [] }, 'b.pdf');
  t.deepEqual((await store.profiles.find(id))?.profile.experience, [], 'what was put anew is read anew');
});
