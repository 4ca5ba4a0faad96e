// What the user has allowed, kept beside the plugins: each package with the hash of exactly the content that was allowed.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-atomically.ts';
import { type JsonSchema, validate } from '../validate.ts';

export interface AllowedPlugin {
  readonly hash: string;
  /** The plugin's own name, so that it is known without running it. */
  readonly plugin: string;
}

/** Package name → what was allowed. */
export type AllowedPlugins = ReadonlyMap<string, AllowedPlugin>;

/** A missing or damaged list allows nothing: each plugin is asked for again. */
export async function readAllowedPlugins(home: string): Promise<AllowedPlugins> {
  let text: string;
  try {
    text = await readFile(listFile(home), 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw thrown;
  }
  const checked = validate<Record<string, AllowedPlugin>>(listSchema, parsed(text));
  return new Map(checked.ok ? Object.entries(checked.value) : []);
}

export async function allowPlugin(home: string, packageName: string, allowed: AllowedPlugin): Promise<void> {
  const all = new Map(await readAllowedPlugins(home)).set(packageName, allowed);
  await writeAtomically(listFile(home), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

const listSchema: JsonSchema = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['hash', 'plugin'],
    properties: { hash: { type: 'string' }, plugin: { type: 'string' } },
  },
};

function listFile(home: string): string {
  return join(home, 'allowed.json');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // damaged: the schema refuses it
  }
}
