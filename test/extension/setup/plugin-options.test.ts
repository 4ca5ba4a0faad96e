import test from 'ava';
import { changesOf, hasOptions, optionsOf } from '../../../extension/setup/plugin-options.ts';

const origin = { kind: 'built-in', where: 'this program' } as const;

const mail = {
  origin,
  name: 'mail',
  options: { type: 'object', required: ['host', 'password'], properties: { host: { type: 'string', minLength: 1 }, port: { type: 'integer', default: 465 }, password: { type: 'string', minLength: 8 }, draftFolder: { type: 'string' } } },
};

test('the options of a plugin nobody has heard of are asked, by nothing but its schema', (t) => {
  t.true(hasOptions(mail));
  t.deepEqual(optionsOf(mail, { host: 'mail.example.org' }, []).map(({ name, required, secret, present }) => ({ name, required, secret, present })), [
    { name: 'host', required: true, secret: false, present: 'mail.example.org' },
    { name: 'password', required: true, secret: true, present: undefined },
    { name: 'port', required: false, secret: false, present: '465' },
    { name: 'draftFolder', required: false, secret: false, present: undefined },
  ]);
  t.deepEqual(optionsOf(mail, {}, []).find(({ name }) => name === 'draftFolder')?.browse, { files: false, folders: true });
});

test('a plugin without options is not asked for any', (t) => {
  t.false(hasOptions({ name: 'quiet', options: null, origin }));
  t.false(hasOptions({ name: 'quiet', options: { type: 'object', properties: {} }, origin }));
});

test('a known service is asked for its key, and the key has to look like one', (t) => {
  const key = optionsOf({ name: 'anthropic', options: null, origin }, {}, ['plugin/anthropic/apiKey'])[0];
  t.deepEqual([key?.name, key?.secret, key?.present], ['apiKey', true, 'stored']);
  t.regex(key?.problem('hunter2') ?? '', /sk-ant-/);
});

test('a plugin of another extension keeps its secrets under that extension, and is offered no key of a service that has its name', (t) => {
  const guest = { kind: 'extension', where: 'Ada.mail' } as const;
  t.deepEqual(optionsOf({ ...mail, origin: guest }, {}, ['plugin/mail/password']).filter(({ secret }) => secret).map(({ secretName, present }) => ({ secretName, present })), [{ secretName: 'plugin/ada.mail/mail/password', present: undefined }]);
  t.false(hasOptions({ name: 'anthropic', options: null, origin: guest }));
});

test('settings get the options with their types, and never a secret', (t) => {
  const options = optionsOf(mail, {}, []);
  t.deepEqual(changesOf('mail', options, { host: 'h', port: '587', password: 'canary-0123', '=change 1': 'port' }, { plugins: {} }), {
    settings: [{ where: 'setup', path: ['plugins', 'mail', 'host'], value: 'h' }, { where: 'setup', path: ['plugins', 'mail', 'port'], value: 587 }],
    secrets: { 'plugin/mail/password': 'canary-0123' },
  });
});

test('an option that is emptied is taken away, and one that never was is left alone', (t) => {
  const options = optionsOf(mail, { draftFolder: 'drafts' }, []);
  t.deepEqual(changesOf('mail', options, { draftFolder: '' }, { plugins: { mail: { draftFolder: 'drafts' } } }).settings, [{ where: 'setup', path: ['plugins', 'mail', 'draftFolder'], value: undefined }]);
  t.deepEqual(changesOf('mail', options, { draftFolder: '' }, { plugins: {} }).settings, []);
});
