import test from 'ava';
import { shownAddress } from '../../../core/web/shown-address.ts';

const shown: readonly (readonly [address: string, shown: string])[] = [
  ['https://example.org/jobs?token=secret#secret', 'https://example.org/jobs'],
  ['https://jane:secret@example.org:8443/jobs', 'https://example.org:8443/jobs'],
  ['ftp://jane:secret@example.org/x', 'ftp://example.org/x'],
  ['jane:secret@example.org/x', 'example.org/x'],
  ['a:secret@b:secret@example.org', 'example.org'],
  ['https://jane:sec ret@exa mple.org/?secret', 'https://exa mple.org/'],
  ['example.org/jobs?secret', 'example.org/jobs'],
  ['data:text/html,hello', 'data:text/html,hello'],
  ['bad\u0007\u001b[31mname', 'bad  [31mname'],
  ['', ''],
];

for (const [address, expected] of shown) test(`${JSON.stringify(address)} is shown as ${JSON.stringify(expected)}`, (t) => void t.is(shownAddress(address), expected));

test('a long address is cut', (t) => void t.is(shownAddress(`https://example.org/${'a'.repeat(5_000)}`).length, 201));

test('showing an address takes time in proportion to its length', (t) => {
  t.is(shownAddress('@'.repeat(1_000_000)), '');
  t.is(shownAddress('a:'.repeat(500_000)).length, 201);
});
