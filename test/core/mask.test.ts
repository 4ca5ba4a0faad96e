import test from 'ava';
import { looksSecret, mask, masked, rememberSecret } from '../../core/mask.ts';

test('a remembered secret is hidden wherever it stands', (t) => {
  rememberSecret('canary-one');
  t.is(mask('a canary-one b canary-one'), `a ${masked} b ${masked}`);
});

test('a secret that contains another one leaves no tail behind', (t) => {
  rememberSecret('canary');
  rememberSecret('canary-and-its-tail');
  t.is(mask('<canary-and-its-tail>'), `<${masked}>`);
});

test('a secret is hidden as JSON, in an address, in Base64 and without its spaces', (t) => {
  const secret = 'p"w\\d with späces';
  rememberSecret(secret);
  for (const form of [JSON.stringify(secret), `https://x/?p=${encodeURIComponent(secret)}`, Buffer.from(secret).toString('base64'), secret.replaceAll(' ', '')]) {
    t.true(mask(form).includes(masked), form);
    t.false(mask(form).includes('w\\d'), form);
  }
});

test('each long line of a private key is hidden', (t) => {
  rememberSecret('-----BEGIN-----\nMIIEowIBAAKCAQEAcanary\nshort\n-----END-----');
  t.false(mask('line 2: MIIEowIBAAKCAQEAcanary').includes('canary'));
});

test('values under four characters are not taken, they would hide ordinary words', (t) => {
  rememberSecret('abc');
  t.is(mask('abc'), 'abc');
});

const shapes: readonly string[] = [
  `sk-ant-${'a1'.repeat(20)}`,
  `sk-proj-${'Z9'.repeat(20)}`,
  `ghp_${'a1'.repeat(18)}`,
  `AIza${'b2'.repeat(17)}`,
  'AKIAABCDEFGHIJKLMNOP',
  'xoxb-123456789012-abcdef',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
  'Authorization: Bearer abcdef0123456789',
  'Basic dXNlcjpwYXNzd29yZA==',
  'smtp://user:hunter2@mail.example.com',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----',
];

for (const shape of shapes) {
  test(`this shape of a key is hidden though nobody named it: ${shape.slice(0, 14)}…`, (t) => {
    t.true(mask(`before ${shape} after`).includes(masked));
    t.true(looksSecret(shape));
  });
}

for (const words of ['Basic understanding of Kubernetes', 'the bearer demonstrates', 'https://example.com/a:b', 'ask-me-about-our-very-long-slug']) {
  test(`ordinary words are shown: ${words}`, (t) => {
    t.is(mask(words), words);
    t.false(looksSecret(words));
  });
}

test('masking a hostile line of a million characters takes time that grows with its length only', (t) => {
  for (const line of ['//'.repeat(500_000), 'Bearer '.repeat(150_000), `//${'a'.repeat(1_000_000)}`, '-----BEGIN PRIVATE KEY-----'.repeat(40_000), 'eyJ'.repeat(300_000)]) t.is(typeof mask(line), 'string');
});
