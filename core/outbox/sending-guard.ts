// A restored backup or a copied home does not know what was sent since. A file beside the database says how far sending had come, and on which machine: while
// the two do not agree, nothing is sent.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { overwriteSector, sectorBytes } from '../files/overwrite-sector.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { Store } from '../store/store.ts';
import { type JsonSchema, validate } from '../validate.ts';

export interface SendingGuard {
  /** Why nothing may be sent; undefined when all is well. */
  objection(): Promise<string | undefined>;
  /** The first attempt of this store is about to begin: a crash right after it must not look like a file that went missing. */
  begin(): Promise<void>;
  /** Attempts have begun: from now on a store without them is an old one. */
  note(): Promise<void>;
  /** The user says that this store, on this machine, is the one that sends from now on. */
  release(): Promise<void>;
}

interface Mark {
  readonly store: string;
  readonly machine: string;
  readonly attempts: number;
}

const markSchema: JsonSchema = {
  type: 'object',
  required: ['store', 'machine', 'attempts'],
  additionalProperties: false,
  properties: { store: { type: 'string' }, machine: { type: 'string' }, attempts: { type: 'integer', minimum: 0 } },
};

/** `file` is an absolute path beside the database. */
export function createSendingGuard({ store, file, machine = () => thisPlace(dirname(file)) }: { readonly store: Pick<Store, 'id' | 'sendRecords'>; readonly file: string; readonly machine?: () => Promise<string> }): SendingGuard {
  let noted = -1;
  let isOurs = false;
  let place: string | undefined;
  /** While this process runs, its home does not become another one. */
  const here = async () => (place ??= await machine());

  /** Written again and again while sending goes on: the first time as a new file, then in its place. */
  async function write(mark: Mark): Promise<void> {
    const sector = `${JSON.stringify(mark).padEnd(sectorBytes - 1)}\n`;
    if (isOurs && existsSync(file)) await overwriteSector(file, sector);
    else await writeAtomically(file, sector);
    isOurs = true;
    noted = mark.attempts;
  }

  return {
    async objection() {
      const { attempts, restoredAt } = await store.sendRecords.read();
      if (restoredAt !== null) return 'the database is a restored backup, and what was sent since it was made is not in it';
      const mark = await readMark(file);
      if (mark === 'missing') return attempts === 0 ? undefined : `the database has sent mail before, and the file that says how far (${file}) is missing: it may be a copy`;
      if (mark === 'unreadable') return `the file that says how far sending had come (${file}) cannot be read`;
      if (mark.store !== store.id) return attempts === 0 && mark.attempts === 0 ? undefined : 'the database is another one than the one that sent last from this home';
      if (mark.attempts > attempts) return `the database is older than what was sent: ${mark.attempts - attempts} ${mark.attempts - attempts === 1 ? 'attempt is' : 'attempts are'} not in it`;
      if (mark.machine !== (await machine())) return 'this home is a copy, or was last used for sending on another machine, and only one may send';
      return undefined;
    },
    async begin() {
      if (noted >= 0) return;
      const mark = await readMark(file);
      const { attempts } = await store.sendRecords.read();
      const isNew = mark === 'missing' || (typeof mark === 'object' && mark.store !== store.id && mark.attempts === 0);
      if (isNew && attempts === 0) await write({ store: store.id, machine: await here(), attempts });
      else noted = 0;
    },
    async note() {
      const attempts = await store.sendRecords.newestOnDisk();
      if (attempts > noted) await write({ store: store.id, machine: await here(), attempts });
    },
    async release() {
      const mark = await readMark(file);
      const { attempts } = await store.sendRecords.read();
      const newest = Math.max(attempts, typeof mark === 'string' ? 0 : mark.attempts);
      // Attempts are numbered on from what was noted: should the store come back that this one has taken the place of, it is found out as well.
      await store.sendRecords.settle(newest);
      await write({ store: store.id, machine: await machine(), attempts: newest });
    },
  };
}

async function readMark(file: string): Promise<Mark | 'missing' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    throw thrown;
  }
  const parsed = parseJson(text);
  const checked = parsed.ok ? validate<Mark>(markSchema, parsed.value) : parsed;
  return checked.ok ? checked.value : 'unreadable';
}

/** This folder on this machine, and no other: a copy of it is another one, a renamed one is the same. No secret: a hash. */
async function thisPlace(folder: string): Promise<string> {
  const { ino, birthtimeMs } = await stat(folder);
  let machine = '';
  try {
    machine = await readFile('/etc/machine-id', 'utf8');
  } catch {
    // Only Linux has such a file, and not everywhere; the folder tells apart what is copied.
  }
  return createHash('sha256').update(`outreach home\0${machine.trim()}\0${ino}\0${Math.floor(birthtimeMs)}`).digest('hex').slice(0, 32);
}
