import test from 'ava';
import { parseEmailAddress } from '../../../core/domain/email-address.ts';

const valid = [
  ['jane@acme.example', 'jane@acme.example'],
  [' Jane.Doe+jobs@ACME.Example ', 'Jane.Doe+jobs@acme.example'],
  ["o'brien@acme.example", "o'brien@acme.example"],
  ['x@sub.acme.co.uk', 'x@sub.acme.co.uk'],
  ['info@bücher.example', 'info@xn--bcher-kva.example'],
  ['info@xn--bcher-kva.example', 'info@xn--bcher-kva.example'],
  [`${'a'.repeat(64)}@acme.example`, `${'a'.repeat(64)}@acme.example`],
] as const;

for (const [text, address] of valid) {
  test(`${text} is an address`, (t) => {
    t.is(parseEmailAddress(text).problem, undefined);
    t.like(parseEmailAddress(text), { address, domain: address.slice(address.indexOf('@') + 1) });
  });
}

const refused = [
  '', ' ', 'jane', 'jane@', '@acme.example', 'jane@acme', 'jane@@acme.example', 'a@b@acme.example', 'jane@acme..example', '.jane@acme.example', 'jane.@acme.example', 'ja..ne@acme.example',
  'jane@acme.example\r\nBcc: evil@evil.test', 'jane@acme.example\n', 'jane\u0000@acme.example', 'jane\u2028@acme.example', '"jane doe"@acme.example', 'jane(comment)@acme.example', 'Jane <jane@acme.example>',
  'jane@acme.example, evil@evil.test', 'jane@[127.0.0.1]', 'jane@127.0.0.1', 'jane@acme.example:25', 'jane@-acme.example', 'jane@acme-.example', 'jäne@acme.example', 'jane@acme.example/path', 'jane@acme.example?x',
  'jane@evil.test%00.acme.example', 'jane@acme.123', `${'a'.repeat(65)}@acme.example`, `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.example`, 'group: jane@acme.example;', 'jane@acme .example',
] as const;

for (const text of refused) {
  test(`${JSON.stringify(text).slice(0, 60)} is refused with a reason`, (t) => {
    t.regex(parseEmailAddress(text).problem ?? '', /^(it|the|nothing) /);
  });
}

test('a hundred thousand characters are refused without thinking long', (t) => {
  for (const text of [`${'a.'.repeat(50_000)}@acme.example`, `a@${'b-'.repeat(50_000)}.example`, `${'@'.repeat(100_000)}`]) t.truthy(parseEmailAddress(text).problem);
});
