// A stranger's package on disk: read without running it, then imported.
import { cp, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createError, isOutreachError, reasonOf } from '../errors.ts';
import { type JsonSchema, validate } from '../validate.ts';
import { contentHash } from './content-hash.ts';
import type { PluginOrigin } from './load.ts';

export interface PluginPackage {
  /** The package's own name, from its package.json. */
  readonly name: string;
  readonly folder: string;
  /** The file that exports the plugin. */
  readonly entry: string;
  /** SHA-256 (hex) over every file's path and content, those of its installed dependencies included. */
  readonly hash: string;
}

/** Reads a package without running it. Throws `plugin_malformed`. */
export async function readPluginPackage(folder: string): Promise<PluginPackage> {
  const where = resolve(folder);
  const manifest = await readManifest(where);
  const entry = resolve(where, entryOf(manifest));
  if (!entry.startsWith(where + sep)) throw malformed(where, 'its main file lies outside of its folder');
  const beside = (await installedDependencies(where, manifest)).filter((dependency) => !dependency.startsWith(where + sep));
  const hash = await contentHash([where, ...beside], (reason) => malformed(where, reason));
  return { name: manifest.name, folder: where, entry, hash };
}

/** Copies what a package needs to run, and nothing of how it is developed: no `.git`, and of `node_modules` its dependencies only. Throws `plugin_malformed`. */
export async function copyPluginPackage(folder: string, target: string): Promise<PluginPackage> {
  const where = resolve(folder);
  const dependencies = await installedDependencies(where, await readManifest(where));
  const left = new Set([join(where, 'node_modules'), join(where, '.git')]);
  await cp(where, target, { recursive: true, dereference: true, filter: (path) => !left.has(path) });
  for (const dependency of dependencies) {
    const name = dependency.slice(dependency.lastIndexOf(`${sep}node_modules${sep}`) + 1);
    await cp(dependency, join(target, name), { recursive: true, dereference: true });
  }
  return readPluginPackage(target);
}

/** Runs the package's module and gives what it exports. Throws `plugin_malformed` or `plugin_timed_out`. A loop without end cannot be stopped. */
export async function importPluginPackage(read: PluginPackage, seconds = 10): Promise<{ readonly default?: unknown; readonly samples?: unknown }> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(createError('plugin_timed_out', { plugin: read.name, doing: 'being imported', seconds }, { plugin: read.name })), seconds * 1000);
  try {
    // The hash makes a changed file a new module, in a host that runs for days.
    return (await Promise.race([import(`${pathToFileURL(read.entry).href}?${read.hash.slice(0, 8)}`), late])) as { default?: unknown };
  } catch (thrown) {
    if (isOutreachError(thrown)) throw thrown;
    throw createError('plugin_malformed', { plugin: read.name, reason: `importing ${relative(read.folder, read.entry)} failed: ${reasonOf(thrown)}` }, { cause: thrown, plugin: read.name });
  } finally {
    clearTimeout(timer);
  }
}

export function originOf(read: PluginPackage): PluginOrigin {
  return { kind: read.folder.includes(`${sep}node_modules${sep}`) ? 'package' : 'folder', where: read.name };
}

interface Manifest {
  readonly name: string;
  readonly main?: string;
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const packageName = '^(?:@[a-z0-9-]+/)?[a-z0-9][a-z0-9._-]*$';
const manifestSchema: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', pattern: packageName },
    main: { type: 'string' },
    dependencies: { type: 'object', propertyNames: { pattern: packageName }, additionalProperties: { type: 'string' } },
  },
};

/** Whether this could be the name of a package, and not a path. */
export function isPackageName(name: string): boolean {
  return new RegExp(packageName).test(name);
}

async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, 'package.json'), 'utf8');
  } catch (cause) {
    throw malformed(folder, 'the folder has no package.json that can be read', cause);
  }
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    throw malformed(folder, `its package.json is not JSON: ${reasonOf(cause)}`, cause);
  }
  const checked = validate<Manifest>(manifestSchema, manifest);
  if (!checked.ok) throw malformed(folder, `its package.json is not valid: ${checked.problems}`);
  return checked.value;
}

function malformed(folder: string, reason: string, cause?: unknown) {
  return createError('plugin_malformed', { plugin: folder, reason }, { cause });
}

function entryOf(manifest: Manifest): string {
  if (typeof manifest.exports === 'string') return manifest.exports;
  const root = (manifest.exports as Readonly<Record<string, unknown>> | undefined)?.['.'];
  if (typeof root === 'string') return root;
  const conditions = root as Readonly<Record<string, unknown>> | undefined;
  const imported = conditions?.['import'] ?? conditions?.['default'];
  return typeof imported === 'string' ? imported : (manifest.main ?? 'index.js');
}

/** npm puts what a package needs in it or beside it: that code runs as well, so it is part of what the user allows. Ourselves it knows as types only. */
async function installedDependencies(folder: string, manifest: Manifest): Promise<readonly string[]> {
  const found = new Map<string, Manifest>();
  const queue: { readonly from: string; readonly names: readonly string[] }[] = [{ from: folder, names: Object.keys(manifest.dependencies ?? {}) }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const name of next.names) {
      const where = await installed(name, next.from);
      if (name === 'outreach-agent' || where === undefined || found.has(where)) continue;
      const needed = await readManifest(where);
      found.set(where, needed);
      queue.push({ from: where, names: Object.keys(needed.dependencies ?? {}) });
    }
  }
  return [...found.keys()].sort();
}

/** As Node looks for it: in the `node_modules` of this folder and of each one above. */
async function installed(name: string, from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    const there = await stat(candidate).catch(() => undefined); // not here: look one folder up
    if (there?.isDirectory() === true) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
