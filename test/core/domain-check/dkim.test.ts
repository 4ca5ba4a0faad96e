import { generateKeyPairSync } from 'node:crypto';
import test from 'ava';
import { isDkim, readDkimKey } from '../../../core/domain-check/dkim.ts';
import { dkimPublicKey } from '../../support/domain-zone.ts';

const key = dkimPublicKey();
const good = (bits: number, isTest = false) => ({ state: 'good' as const, type: 'rsa' as const, bits, isTest });

test('a key is told from what else a wildcard gives', (t) => {
  for (const text of [`v=DKIM1; p=${key}`, `p=${key}`, 'v=DKIM1; k=rsa; p=', 'v=DKIM1; k=rsa']) t.true(isDkim(text), text);
  for (const text of ['v=spf1 -all', 'v=DMARC1; p=none', 'some-site-verification=123', '', 'hello']) t.false(isDkim(text), text);
});

test('a key of any usual form is read with its length', (t) => {
  t.deepEqual(readDkimKey(`v=DKIM1; k=rsa; p=${key}`), good(2048));
  t.deepEqual(readDkimKey(`p=${key}`), good(2048));
  t.deepEqual(readDkimKey(`v=DKIM1;t=s:y;h=sha1:sha256;s=email;n=a note;p=${key.slice(0, 60)} ${key.slice(60)};`), good(2048, true));
  const bare = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'der', type: 'pkcs1' }).toString('base64');
  t.deepEqual(readDkimKey(`v=DKIM1; p=${bare}`), good(1024));
  const edwards = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  t.deepEqual(readDkimKey(`v=DKIM1; k=ed25519; p=${edwards}`), { state: 'good', type: 'ed25519', bits: 256, isTest: false });
});

test('an empty key was revoked', (t) => {
  t.deepEqual(readDkimKey('v=DKIM1; k=rsa; p='), { state: 'revoked' });
});

const unusable: readonly (readonly [harm: string, text: string, says: RegExp])[] = [
  ['too short', `v=DKIM1; p=${dkimPublicKey(768)}`, /only 768 bits/],
  ['cut off', `v=DKIM1; p=${key.slice(0, 200)}`, /cannot be read/],
  ['no Base64', 'v=DKIM1; p=***', /Base64/],
  ['of an unknown kind', `v=DKIM1; k=dsa; p=${key}`, /of a kind/],
  ['for SHA-1 only', `v=DKIM1; h=sha1; p=${key}`, /SHA-256/],
  ['not for e-mail', `v=DKIM1; s=other; p=${key}`, /not for e-mail/],
  ['with its version behind', `p=${key}; v=DKIM1`, /begin/],
  ['without a key', 'v=DKIM1; k=rsa', /no key/],
  ['said twice', `v=DKIM1; p=${key}; p=${key}`, /twice/],
  ['with a part that is no tag', `v=DKIM1; nonsense; p=${key}`, /no tag/],
  ['an Ed25519 key of the wrong length', 'v=DKIM1; k=ed25519; p=AAAA', /32 bytes/],
];

for (const [harm, text, says] of unusable) {
  test(`a key that is ${harm} cannot be used`, (t) => {
    const read = readDkimKey(text);
    t.is(read.state, 'broken');
    t.regex(read.state === 'broken' ? read.problem : '', says);
  });
}

test('64 KB of anything is read in a moment and shown harmlessly', (t) => {
  for (const part of ['A', ';', '=', 'p=', ' ', '\u001b[2J', 'v=DKIM1;']) {
    const started = performance.now();
    const read = readDkimKey(`v=DKIM1; p=${part.repeat(65_536 / part.length)}`);
    t.true(performance.now() - started < 2_000, part);
    t.notRegex(JSON.stringify(read), /\\u001b|\p{Cc}/u);
  }
});
