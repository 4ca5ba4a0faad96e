import test from 'ava';
import { existingAccount } from '../../cli/existing-account.ts';
import { completeSettings } from '../../core/config/load-settings.ts';
import { errorOf } from '../support/error-of.ts';

const settings = completeSettings({ accounts: { second: { email: 'second@example.org', transport: 'smtp', mailbox: null } } }, 'the test');

test('an account is found by its name in the settings, and "main" is always there', (t) => {
  t.is(existingAccount(settings, 'second').sender?.email, 'second@example.org');
  t.is(existingAccount(settings, 'main').id, 'main');
});

test('a name that is none is refused with those that there are', async (t) => {
  for (const name of ['third', '', 'Main', 'constructor']) {
    const error = await errorOf(async () => existingAccount(settings, name));
    t.is(error.code, 'not_registered', name);
    t.deepEqual(error.details['have'], ['main', 'second'], name);
  }
});
