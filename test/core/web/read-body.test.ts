import { Readable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import test from 'ava';
import { canUnpack, readBody } from '../../../core/web/read-body.ts';

const words = Buffer.from('hello '.repeat(1_000));

for (const [encoding, body] of [['', words], ['identity', words], ['gzip', gzipSync(words)], ['x-gzip', gzipSync(words)], ['br', brotliCompressSync(words)]] as const) {
  test(`a body ${encoding === '' ? 'as it is' : `packed as ${encoding}`} is read up to its limit and no further`, async (t) => {
    t.true(canUnpack(encoding));
    t.deepEqual(await readBody(pieces(body), { encoding, maxBytes: words.length }), { bytes: words, cut: false });
    const short = await readBody(pieces(body), { encoding, maxBytes: 100 });
    t.true(short.cut);
    t.deepEqual(short.bytes, words.subarray(0, short.bytes.length));
    t.true(short.bytes.length <= 100);
  });
}

test('a body that is left is closed', async (t) => {
  for (const encoding of ['', 'gzip']) {
    const body = pieces(encoding === '' ? words : gzipSync(words));
    await readBody(body, { encoding, maxBytes: 10 });
    t.true(body.destroyed);
  }
});

test('a body that breaks off, or is not packed as it says, rejects', async (t) => {
  await t.throwsAsync(readBody(pieces(gzipSync(words).subarray(0, 20)), { encoding: 'gzip', maxBytes: 10_000 }), { code: 'Z_BUF_ERROR' });
  await t.throwsAsync(readBody(pieces(words), { encoding: 'gzip', maxBytes: 10_000 }), { code: 'Z_DATA_ERROR' });
  const broken = new Readable({
    read() {
      this.destroy(new Error('torn'));
    },
  });
  await t.throwsAsync(readBody(broken, { encoding: '', maxBytes: 10_000 }), { message: 'torn' });
});

test('packings that are not asked for are not understood', (t) => {
  for (const encoding of ['deflate', 'zstd', 'compress', 'gzip, br', 'gzip, gzip', 'x']) t.false(canUnpack(encoding), encoding);
});

function pieces(bytes: Buffer): Readable {
  return Readable.from(Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => bytes.subarray(index * 7, index * 7 + 7)), { objectMode: false });
}
