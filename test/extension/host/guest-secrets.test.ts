import test from 'ava';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { type FormerSecrets, withFormerSecrets } from '../../../extension/host/guest-secrets.ts';

async function asked(former: Readonly<Record<string, string>>, parts: Partial<FormerSecrets> = {}) {
  const { secrets } = fakePorts();
  for (const [name, value] of Object.entries(former)) await secrets.set(name, value);
  const moving = withFormerSecrets(secrets, { isOnlyGuest: (id) => id === 'ada.mail', otherPlugins: () => ['csv'], ...parts });
  return { secrets, moving };
}

test('a secret of an extension\'s plugin moves to its new name when it is first asked for, and is gone from the old one', async (t) => {
  const { secrets, moving } = await asked({ 'plugin/telegraph/password': 'canary-0123' });
  t.is(await moving.get('plugin/ada.mail/telegraph/password'), 'canary-0123');
  t.is(await secrets.get('plugin/ada.mail/telegraph/password'), 'canary-0123');
  t.is(await secrets.get('plugin/telegraph/password'), undefined);
});

const kept: readonly (readonly [why: string, name: string, former: string, parts: Partial<FormerSecrets>])[] = [
  ['a second extension with a plugin of the same name', 'plugin/eve.mail/telegraph/password', 'plugin/telegraph/password', {}],
  ['any extension, where several have asked', 'plugin/ada.mail/telegraph/password', 'plugin/telegraph/password', { isOnlyGuest: () => false }],
  ['an extension whose plugin is called as one from elsewhere', 'plugin/ada.mail/csv/token', 'plugin/csv/token', {}],
  ['an extension whose plugin is called as a service that setup knows', 'plugin/ada.mail/anthropic/apiKey', 'plugin/anthropic/apiKey', {}],
  ['anybody, while it is not known who else is there', 'plugin/ada.mail/telegraph/password', 'plugin/telegraph/password', { otherPlugins: () => undefined }],
];
for (const [why, name, former, parts] of kept) {
  test(`a secret of before is not handed to ${why}`, async (t) => {
    const { secrets, moving } = await asked({ [former]: 'canary-0123' }, parts);
    t.is(await moving.get(name), undefined);
    t.is(await secrets.get(former), 'canary-0123');
  });
}

test('plugins that no extension brings keep their secrets where they are', async (t) => {
  const { secrets, moving } = await asked({ 'plugin/telegraph/password': 'canary-0123' });
  t.is(await moving.get('plugin/telegraph/password'), 'canary-0123');
  t.is(await secrets.get('plugin/telegraph/password'), 'canary-0123');
});
