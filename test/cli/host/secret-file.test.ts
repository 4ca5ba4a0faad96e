import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { createSecretFile } from '../../../cli/host/secret-file.ts';
import { mask, masked } from '../../../core/mask.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { stoppedClock } from '../../support/remembering-sink.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const clock = stoppedClock();

test('a secret comes back, in another process too, and nothing is written before the first is set', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  t.is(await createSecretFile(home, clock).get('anthropic/apiKey'), undefined);
  await createSecretFile(home, clock).delete('anthropic/apiKey');
  t.false(existsSync(home));
  await createSecretFile(home, clock).set('anthropic/apiKey', 'canary-ü');
  const again = createSecretFile(home, clock);
  t.is(await again.get('anthropic/apiKey'), 'canary-ü');
  t.is(await again.get('another'), undefined);
  t.deepEqual(await again.names(), ['anthropic/apiKey']);
  t.deepEqual(readdirSync(home).sort(), ['.key', 'secrets.json']);
});

test('both files are for their owner only, and a key that others may read is closed to them', async (t) => {
  const home = temporaryFolder(t);
  const secrets = createSecretFile(home, clock);
  await secrets.set('a', 'canary');
  for (const name of ['.key', 'secrets.json']) t.is(statSync(join(home, name)).mode & 0o777, 0o600, name);
  t.is(statSync(join(home, '.key')).size, 32);
  chmodSync(join(home, '.key'), 0o644);
  t.is(await secrets.get('a'), 'canary');
  t.is(statSync(join(home, '.key')).mode & 0o777, 0o600);
});

test('what is stored is a Fernet token under PBKDF2-HMAC-SHA256 of the key file, 600,000 iterations, read here without our code', async (t) => {
  const home = temporaryFolder(t);
  await createSecretFile(home, clock).set('a', 'canary-value');
  const stored = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { salt: string; values: Record<string, string> };
  const key = pbkdf2Sync(readFileSync(join(home, '.key')), Buffer.from(stored.salt, 'base64'), 600_000, 32, 'sha256');
  const value = stored.values['a'] ?? '';
  t.true(value.startsWith('__encrypted__:'));
  const bytes = Buffer.from(value.slice('__encrypted__:'.length), 'base64url');
  t.is(bytes.readBigUInt64BE(1), BigInt(clock.now() / 1000));
  t.deepEqual(createHmac('sha256', key.subarray(0, 16)).update(bytes.subarray(0, -32)).digest(), bytes.subarray(-32));
  const decipher = createDecipheriv('aes-128-cbc', key.subarray(16), bytes.subarray(9, 25));
  t.is(Buffer.concat([decipher.update(bytes.subarray(25, -32)), decipher.final()]).toString(), 'canary-value');
});

test('neither a secret nor the derived key stands in any file of the home', async (t) => {
  const home = temporaryFolder(t);
  await createSecretFile(home, clock).set('a', 'canary-value');
  const { salt } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { salt: string };
  const derived = pbkdf2Sync(readFileSync(join(home, '.key')), Buffer.from(salt, 'base64'), 600_000, 32, 'sha256');
  for (const name of readdirSync(home)) {
    const content = readFileSync(join(home, name));
    for (const form of [Buffer.from('canary'), derived, Buffer.from(derived.toString('base64')), Buffer.from(derived.toString('hex'))]) t.false(content.includes(form), name);
  }
});

test('every secret that is set or read is masked from then on', async (t) => {
  const home = temporaryFolder(t);
  await startChild('set-secret.ts', [home, 'a', 'told-by-another-process']).ended;
  const secrets = createSecretFile(home, clock);
  t.is(mask('told-by-another-process'), 'told-by-another-process');
  await secrets.get('a');
  t.is(mask('told-by-another-process'), masked);
  await secrets.set('b', 'told-here');
  t.is(mask('told-here'), masked);
});

test('a lost key is a clear error, for reading and for writing, and nothing is changed', async (t) => {
  const home = temporaryFolder(t);
  await createSecretFile(home, clock).set('a', 'canary');
  const before = readFileSync(join(home, 'secrets.json'), 'utf8');
  rmSync(join(home, '.key'));
  const secrets = createSecretFile(home, clock);
  for (const attempt of [() => secrets.get('a'), () => secrets.set('b', 'new'), () => secrets.set('a', 'new')]) {
    const error = await errorOf(attempt);
    t.is(error.code, 'secret_key_lost');
    t.regex(error.message, /\.key is missing/);
    t.regex(error.help, /--reset-secrets/);
  }
  t.is(readFileSync(join(home, 'secrets.json'), 'utf8'), before);
  t.false(existsSync(join(home, '.key')));
});

for (const [how, key] of [
  ['changed', Buffer.alloc(32, 7)],
  ['cut', Buffer.alloc(5)],
  ['empty', Buffer.alloc(0)],
] as const) {
  test(`a key that was ${how} is a clear error, also for one who had read before, and nothing is changed`, async (t) => {
    const home = temporaryFolder(t);
    const secrets = createSecretFile(home, clock);
    await secrets.set('a', 'canary');
    const before = readFileSync(join(home, 'secrets.json'), 'utf8');
    writeFileSync(join(home, '.key'), key);
    for (const attempt of [() => secrets.get('a'), () => secrets.set('b', 'new')]) t.is((await errorOf(attempt)).code, 'secret_key_lost');
    t.is(readFileSync(join(home, 'secrets.json'), 'utf8'), before);
    t.deepEqual(readFileSync(join(home, '.key')), key);
  });
}

test('after an explicit reset secrets can be set again, and the old files are kept under another name', async (t) => {
  const home = temporaryFolder(t);
  const secrets = createSecretFile(home, clock);
  await secrets.set('a', 'canary');
  const old = readFileSync(join(home, 'secrets.json'), 'utf8');
  writeFileSync(join(home, '.key'), Buffer.alloc(32));
  t.deepEqual(await secrets.reset(), ['a']);
  t.is(await secrets.get('a'), undefined);
  await secrets.set('a', 'canary-again');
  t.is(await secrets.get('a'), 'canary-again');
  const kept = readdirSync(home).filter((name) => name.includes('lost-'));
  t.is(kept.length, 2);
  t.is(readFileSync(join(home, kept.find((name) => name.startsWith('secrets.json')) ?? ''), 'utf8'), old);
});

const damages: readonly (readonly [how: string, damage: (text: string) => string, says: RegExp])[] = [
  ['not JSON', (text) => text.slice(0, -3), /line \d+, column \d+/],
  ['a value in clear', (text) => text.replace(/"a": "[^"]+"/, '"a": "canary-in-clear"'), /values\.a/],
  ['a changed value', (text) => text.replace(/("a": "[^"]{60})./, (_, head: string) => `${head}${text.includes(`${head}A`) ? 'B' : 'A'}`), /value of "a" was changed/],
  ['no salt', (text) => text.replace(/"salt".*\n/, ''), /salt/],
];

for (const [how, damage, says] of damages) {
  test(`a secret file with ${how} is called damaged, without showing what is in it, and is not overwritten`, async (t) => {
    const home = temporaryFolder(t);
    const secrets = createSecretFile(home, clock);
    await secrets.set('a', 'canary');
    const text = damage(readFileSync(join(home, 'secrets.json'), 'utf8'));
    writeFileSync(join(home, 'secrets.json'), text);
    const error = await errorOf(() => secrets.get('a'));
    t.is(error.code, 'secret_file_damaged');
    t.regex(error.message, says);
    t.notRegex(`${error.message}${error.help}`, /canary/);
    t.is(readFileSync(join(home, 'secrets.json'), 'utf8'), text);
  });
}

test('six processes that store secrets at once in a new home end with one key and all six secrets', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const children = names.map((name) => startChild('set-secret.ts', [home, name, `canary-${name}`]));
  t.deepEqual(await Promise.all(children.map(({ ended }) => ended)), [0, 0, 0, 0, 0, 0], children.map(({ errors }) => errors()).join());
  const secrets = createSecretFile(home, clock);
  t.deepEqual(await Promise.all(names.map((name) => secrets.get(name))), names.map((name) => `canary-${name}`));
  t.deepEqual(readdirSync(home).sort(), ['.key', 'secrets.json']);
});

test('a deleted secret is gone, and no key is needed for that', async (t) => {
  const home = temporaryFolder(t);
  const secrets = createSecretFile(home, clock);
  await secrets.set('a', 'canary');
  await secrets.set('b', 'canary');
  rmSync(join(home, '.key'));
  await secrets.delete('a');
  t.deepEqual(await secrets.names(), ['b']);
});

test('a secret called __proto__ is one like any other', async (t) => {
  const secrets = createSecretFile(temporaryFolder(t), clock);
  await secrets.set('__proto__', 'canary');
  t.is(await secrets.get('__proto__'), 'canary');
  t.is(await secrets.get('toString'), undefined);
});
