// Secrets of the command line: Fernet tokens in secrets.json, under a key derived from the random .key file beside it.
import { pbkdf2, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Clock, Secrets } from '../../core/contracts/ports.ts';
import { createError, isOutreachError, type OutreachError } from '../../core/errors.ts';
import { reasonOfFileError } from '../../core/files/reason-of-file-error.ts';
import { withFileLock } from '../../core/files/with-file-lock.ts';
import { writeAtomically } from '../../core/files/write-atomically.ts';
import { rememberSecret } from '../../core/mask.ts';
import { parseJson } from '../../core/parse/parse-json.ts';
import { type JsonSchema, validate } from '../../core/validate.ts';
import { decryptFernet, encryptFernet, type FernetKey, fernetKey } from './fernet.ts';
import { createKeyFile, keyLength, readKeyFile } from './key-file.ts';

export interface SecretFile extends Secrets {
  /** Names of the stored secrets, sorted; needs no key. */
  names(): Promise<readonly string[]>;
  /** Puts secrets and key aside under another name, to start anew. Returns the names that have to be given again. */
  reset(): Promise<readonly string[]>;
}

interface StoredSecrets {
  readonly about: string;
  /** Base64; goes into the derived key. */
  readonly salt: string;
  /** A known text under the derived key: tells a changed key from a damaged value. */
  readonly check: string;
  readonly values: Readonly<Record<string, string>>;
}

const derive = promisify(pbkdf2);
const iterations = 600_000;
const marker = '__encrypted__:';
const checkText = 'outreach-agent';
const about = 'Secrets of Outreach Agent, encrypted. The key is in the file .key: keep both, or neither.';

/** The secrets of one home. Nothing is written before the first `set`. Throws `secret_key_lost` or `secret_file_damaged`; then nothing was changed. */
export function createSecretFile(home: string, clock: Clock): SecretFile {
  const file = join(home, 'secrets.json');
  const keyFile = join(home, '.key');
  /** In memory only, as long as key and salt stay the same. */
  let derived: { readonly from: string; readonly key: Promise<FernetKey> } | undefined;

  async function get(name: string): Promise<string | undefined> {
    const stored = await read();
    const token = stored !== undefined && Object.hasOwn(stored.values, name) ? stored.values[name] : undefined;
    if (stored === undefined || token === undefined) return undefined;
    const value = open(await keyOf(stored), token);
    if (value === undefined) throw damaged(`the value of "${name}" was changed`);
    rememberSecret(value);
    return value;
  }

  async function set(name: string, value: string): Promise<void> {
    rememberSecret(value);
    await mkdir(home, { recursive: true, mode: 0o700 });
    let done = false;
    while (!done) done = await tryToSet(name, value);
  }

  /** False when another process began the file meanwhile, with another salt. Deriving a key takes half a second, so it is done before others have to wait for the lock. */
  async function tryToSet(name: string, value: string): Promise<boolean> {
    const seen = await read();
    const salt = seen?.salt ?? randomBytes(16).toString('base64');
    await (seen === undefined ? firstKey(salt) : keyOf(seen));
    return withFileLock(file, async () => {
      const stored = await read();
      if (stored !== undefined && stored.salt !== salt) return false;
      const key = stored === undefined ? await firstKey(salt) : await keyOf(stored);
      const check = stored?.check ?? seal(key, checkText);
      await write({ about, salt, check, values: Object.fromEntries([...Object.entries(stored?.values ?? {}), [name, seal(key, value)]]) });
      return true;
    });
  }

  async function remove(name: string): Promise<void> {
    if ((await read()) === undefined) return;
    await withFileLock(file, async () => {
      const stored = await read();
      if (stored !== undefined) await write({ ...stored, values: Object.fromEntries(Object.entries(stored.values).filter(([other]) => other !== name)) });
    });
  }

  async function reset(): Promise<readonly string[]> {
    return withFileLock(file, async () => {
      const lost = await namesIfReadable();
      const suffix = `lost-${new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(3).toString('hex')}`;
      await putAside(file, `${file}.${suffix}`);
      await putAside(keyFile, `${keyFile}.${suffix}`);
      return lost;
    });
  }

  /** The key of a home that has no secrets yet. */
  async function firstKey(salt: string): Promise<FernetKey> {
    if ((await readKey()) === undefined) await withFileLock(keyFile, () => createKeyFile(keyFile));
    const bytes = await readKey();
    if (bytes?.length !== keyLength) throw keyLost(bytes === undefined ? 'is missing' : `does not hold ${keyLength} bytes`);
    return deriveOnce(bytes, salt);
  }

  /** The key with which these were stored. */
  async function keyOf(stored: StoredSecrets): Promise<FernetKey> {
    const bytes = await readKey();
    if (bytes === undefined) throw keyLost('is missing');
    const key = await deriveOnce(bytes, stored.salt);
    if (open(key, stored.check) !== checkText) throw keyLost('is not the one with which they were stored');
    return key;
  }

  function deriveOnce(bytes: Buffer, salt: string): Promise<FernetKey> {
    const from = `${bytes.toString('base64')} ${salt}`;
    if (derived?.from !== from) derived = { from, key: derive(bytes, Buffer.from(salt, 'base64'), iterations, 32, 'sha256').then(fernetKey) };
    return derived.key;
  }

  async function readKey(): Promise<Buffer | undefined> {
    try {
      return await readKeyFile(keyFile);
    } catch (cause) {
      throw keyLost(`cannot be read: ${reasonOfFileError(cause)}`, cause);
    }
  }

  async function read(): Promise<StoredSecrets | undefined> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw damaged(`it cannot be read: ${reasonOfFileError(cause)}`, cause);
    }
    const parsed = parseJson(text);
    if (!parsed.ok) throw damaged(`${parsed.reason} at line ${parsed.line}, column ${parsed.column}`);
    const checked = validate<StoredSecrets>(storedSchema, parsed.value);
    if (!checked.ok) throw damaged(checked.problems);
    return checked.value;
  }

  async function write(stored: StoredSecrets): Promise<void> {
    await writeAtomically(file, `${JSON.stringify(stored, null, 2)}\n`);
  }

  async function namesIfReadable(): Promise<readonly string[]> {
    try {
      return await names();
    } catch (thrown) {
      if (isOutreachError(thrown)) return []; // so damaged that nobody can say; it is put aside as it is
      throw thrown;
    }
  }

  async function names(): Promise<readonly string[]> {
    return Object.keys((await read())?.values ?? {}).sort();
  }

  function seal(key: FernetKey, text: string): string {
    return marker + encryptFernet(key, text, { now: clock.now() / 1000 });
  }

  function keyLost(reason: string, cause?: unknown): OutreachError {
    return createError('secret_key_lost', { file, keyFile, reason }, { cause });
  }

  function damaged(reason: string, cause?: unknown): OutreachError {
    return createError('secret_file_damaged', { file, reason }, { cause });
  }

  return { get, set, delete: remove, names, reset };
}

function open(key: FernetKey, token: string): string | undefined {
  return decryptFernet(key, token.slice(marker.length))?.toString('utf8');
}

async function putAside(file: string, aside: string): Promise<void> {
  try {
    await rename(file, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw createError('file_not_written', { file: dirname(file), reason: reasonOfFileError(cause) }, { cause });
  }
}

const token = { type: 'string', pattern: `^${marker}[A-Za-z0-9_=-]+$` };
const storedSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['about', 'salt', 'check', 'values'],
  properties: {
    about: { type: 'string' },
    salt: { type: 'string', pattern: '^[A-Za-z0-9+/]{22}==$' },
    check: token,
    values: { type: 'object', additionalProperties: token },
  },
};
