import test from 'ava';
import { decryptFernet, encryptFernet, fernetKey } from '../../../cli/host/fernet.ts';

// The acceptance tests of github.com/fernet/spec: generate.json, verify.json, invalid.json.
const key = fernetKey(Buffer.from('cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=', 'base64url'));
const seconds = (date: string) => Date.parse(date) / 1000;
const token = 'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';

test('generate.json: the same message, time and IV give the same token', (t) => {
  const iv = Uint8Array.from({ length: 16 }, (_, index) => index);
  t.is(encryptFernet(key, 'hello', { now: seconds('1985-10-26T01:20:00-07:00'), iv }), token);
});

test('verify.json: the token gives the message back', (t) => {
  t.is(decryptFernet(key, token, { now: seconds('1985-10-26T01:20:01-07:00'), timeToLiveSeconds: 60 })?.toString(), 'hello');
});

const invalid: readonly (readonly [why: string, token: string, now?: string])[] = [
  ['incorrect mac', 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ=='],
  ['too short', 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA=='],
  ['invalid base64', '%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q=='],
  ['payload size not multiple of block size', 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm'],
  ['payload padding error', 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw=='],
  ['far-future TS (unacceptable clock skew)', 'gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-iX9b_qXQcw=='],
  ['expired TTL', 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==', '1985-10-26T01:21:31-07:00'],
  ['incorrect IV (causes padding error)', 'gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ=='],
  ['nothing at all', ''],
  ['another version', `${token.replace('gAAA', 'gQAA')}`],
  ['without its padding', token.replaceAll('=', '')],
];

for (const [why, invalidToken, now = '1985-10-26T01:20:01-07:00'] of invalid) {
  test(`invalid.json: refused, ${why}`, (t) => {
    t.is(decryptFernet(key, invalidToken, { now: seconds(now), timeToLiveSeconds: 60 }), undefined);
  });
}

test('the vectors that differ from a good token in their time only are good without a time to live', (t) => {
  for (const why of ['far-future TS (unacceptable clock skew)', 'expired TTL']) t.is(decryptFernet(key, invalid.find(([name]) => name === why)?.[1] ?? '')?.toString(), '');
});

test('the far-future vector is refused for its time, which lies more than a minute ahead', (t) => {
  const far = invalid[5]?.[1] ?? '';
  t.is(decryptFernet(key, far, { now: seconds('1985-10-26T11:20:00-07:00'), timeToLiveSeconds: 60_000 })?.toString(), '');
});

test('any message comes back, an empty one and one of any bytes too; no two tokens are alike', (t) => {
  for (const message of ['', 'ü', 'x'.repeat(100_000), Buffer.from([0, 255, 128])]) {
    const made = [1, 2].map(() => encryptFernet(key, message, { now: 1_800_000_000 }));
    t.not(made[0], made[1]);
    for (const one of made) t.deepEqual(decryptFernet(key, one), Buffer.from(message));
  }
});

test('a token changed in any one of its bytes is refused', (t) => {
  const bytes = Buffer.from(token, 'base64url');
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index]! ^= 1;
    t.is(decryptFernet(key, `${changed.toString('base64url')}==`), undefined, `byte ${index}`);
  }
});

test('another key opens nothing, and a key of another length is no key', (t) => {
  t.is(decryptFernet(fernetKey(Buffer.alloc(32)), token), undefined);
  t.throws(() => fernetKey(Buffer.alloc(16)), { instanceOf: RangeError });
});
