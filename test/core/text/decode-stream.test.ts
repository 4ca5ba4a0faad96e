import test from 'ava';
import { decodeStream } from '../../../core/text/decode-stream.ts';

const words = 'name,city\nZoë Müller,Köln – “€5”\n日本 👩';
const windowsWords = 'Zoë – “€5”';
const windows = Buffer.from(windowsWords.replaceAll('–', '\x96').replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('€', '\x80'), 'latin1');

const files: readonly (readonly [title: string, bytes: Buffer, text: string])[] = [
  ['ASCII', Buffer.from('name,city\na,b\n'), 'name,city\na,b\n'],
  ['nothing', Buffer.alloc(0), ''],
  ['one character', Buffer.from('a'), 'a'],
  ['one character beyond ASCII', Buffer.from('€'), '€'],
  ['UTF-8', Buffer.from(words), words],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${words}`), words],
  ['a mark alone', Buffer.from('\uFEFF'), ''],
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${words}`, 'utf16le'), words],
  ['UTF-16 the other way round', Buffer.from(`\uFEFF${words}`, 'utf16le').swap16(), words],
  ['UTF-16 without a mark', Buffer.from(words, 'utf16le'), words],
  ['UTF-16 the other way round without a mark', Buffer.from(words, 'utf16le').swap16(), words],
  ['Windows-1252', windows, windowsWords],
  ['Windows-1252 that ends beyond ASCII', Buffer.from('caf\xe9', 'latin1'), 'café'],
  ['Windows-1252 after much ASCII', Buffer.concat([Buffer.from('a'.repeat(100)), windows]), 'a'.repeat(100) + windowsWords],
];

for (const [title, bytes, text] of files) {
  test(`${title} is understood, however it is cut into pieces`, async (t) => {
    for (const length of [1, 2, 3, 4, 5, 7, 64, 1_000]) t.is(await decoded(pieces(bytes, length)), text, `pieces of ${length}`);
  });
}

test('a stray byte in UTF-8 becomes a mark and spoils nothing else', async (t) => {
  t.is(await decoded(pieces(Buffer.concat([Buffer.from('Zoë '), Buffer.from([0xff]), Buffer.from(' Müller')]), 5)), 'Zoë \uFFFD Müller');
});

test('a file with zero bytes is no text', async (t) => {
  for (const bytes of [Buffer.from('PK\u0003\u0004\u0000\u0000'), Buffer.from(`name,city\n${'a'.repeat(100)}\u0000`), Buffer.from([0, 0, 0, 0]), Buffer.from('é\u0000')]) {
    await t.throwsAsync(decoded(pieces(bytes, 16)), { message: 'no text' });
  }
});

test('a piece is decoded before the next one is asked for', async (t) => {
  const asked: number[] = [];
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let piece = 0; piece < 3; piece += 1) {
      asked.push(piece);
      yield Buffer.from(`piece${piece}`);
    }
  }
  for await (const text of decodeStream(source(), () => new Error('no text'))) {
    t.is(text, `piece${asked.length - 1}`);
  }
  t.deepEqual(asked, [0, 1, 2]);
});

async function decoded(source: AsyncIterable<Uint8Array>): Promise<string> {
  return (await Array.fromAsync(decodeStream(source, () => new Error('no text')))).join('');
}

async function* pieces(bytes: Buffer, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
