import test from 'ava';
import { decodeText, encodingByMark } from '../../../core/text/decode-text.ts';

const word = 'Zoë – €';
const utf16be = Buffer.from(`\uFEFF${word}`, 'utf16le').swap16();
const windows = Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x96, 0x20, 0x80]);

const texts: readonly (readonly [title: string, bytes: Buffer, declared: string | undefined])[] = [
  ['UTF-8', Buffer.from(word), undefined],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${word}`), undefined],
  ['UTF-8 with a mark, declared as something else', Buffer.from(`\uFEFF${word}`), 'latin1'],
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${word}`, 'utf16le'), undefined],
  ['UTF-16 the other way round', utf16be, 'utf-8'],
  ['Windows-1252', windows, undefined],
  ['Windows-1252, declared as Latin 1 (which browsers take for it)', windows, 'ISO-8859-1'],
  ['UTF-8, declared under a name that nobody knows', Buffer.from(word), 'klingon'],
];

for (const [title, bytes, declared] of texts) test(`${title} is understood`, (t) => void t.is(decodeText(bytes, declared), word));

test('other encodings are understood when they are declared', (t) => {
  t.is(decodeText(Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 'Shift_JIS'), '日本');
  t.is(decodeText(Buffer.from([0xcf, 0xf0, 0xe8]), 'windows-1251'), 'При');
});

test('bytes that mean nothing become a mark, never an error', (t) => void t.is(decodeText(Buffer.from([0x61, 0xff, 0x62]), 'utf-8'), 'a\uFFFDb'));

test('no mark, no encoding', (t) => {
  for (const bytes of [[], [0xef], [0xef, 0xbb], [0xff], [0x61, 0xff, 0xfe]]) t.is(encodingByMark(Uint8Array.from(bytes)), undefined);
});
