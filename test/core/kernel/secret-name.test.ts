import test from 'ava';
import { guestSecret, secretName } from '../../../core/kernel/secret-name.ts';

test('two extensions that use one name for a plugin have secrets of their own', (t) => {
  const names = (['ada.mail', 'eve.mail'] as const).map((where) => secretName({ kind: 'extension', where }, 'smtp', 'password'));
  t.deepEqual(names, ['plugin/ada.mail/smtp/password', 'plugin/eve.mail/smtp/password']);
  t.is(secretName({ kind: 'folder', where: 'smtp' }, 'smtp', 'password'), 'plugin/smtp/password');
});

test('whose secret it is can be read from its name', (t) => {
  t.deepEqual(guestSecret('plugin/ada.mail/smtp/password'), { extensionId: 'ada.mail', plugin: 'smtp', secret: 'password' });
  t.is(guestSecret('plugin/smtp/password'), undefined);
  t.is(guestSecret('plugin/smtp/a.b/c'), undefined);
});
