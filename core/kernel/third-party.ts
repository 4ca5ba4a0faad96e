// Plugins of strangers: a folder under the home's plugins/, or a package named in the configuration. Each is asked for once per content:
// what was not allowed by the user, or has changed since, is not loaded.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import { createError, isOutreachError, reasonOf } from '../errors.ts';
import { type JsonSchema, validate } from '../validate.ts';
import type { PluginToLoad } from './kernel.ts';
import { checkPlugin, type PluginOrigin } from './load.ts';
import type { Plugin } from './plugin.ts';

export interface PluginPackage {
  /** The package's own name, from its package.json. */
  readonly name: string;
  readonly folder: string;
  /** The file that exports the plugin. */
  readonly entry: string;
  /** SHA-256 (hex) over every file's path and content. */
  readonly hash: string;
}

/** Package name → the hash that the user allowed. */
type Allowed = Record<string, string>;

const importSeconds = 10;
const maxFiles = 5000;
const maxBytes = 64 * 1024 * 1024;

/** Reads a package without running it. Throws `plugin_malformed`. */
export async function readPluginPackage(folder: string): Promise<PluginPackage> {
  const where = resolve(folder);
  const malformed = (reason: string, cause?: unknown) => createError('plugin_malformed', { plugin: where, reason }, { cause });
  let text: string;
  try {
    text = await readFile(join(where, 'package.json'), 'utf8');
  } catch (cause) {
    throw malformed('the folder has no package.json that can be read', cause);
  }
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    throw malformed(`its package.json is not JSON: ${reasonOf(cause)}`, cause);
  }
  const checked = validate<{ name: string; main?: string; exports?: unknown }>(manifestSchema, manifest);
  if (!checked.ok) throw malformed(`its package.json is not valid: ${checked.problems}`);
  const entry = resolve(where, entryOf(checked.value));
  if (!entry.startsWith(where + sep)) throw malformed('its main file lies outside of its folder');
  return { name: checked.value.name, folder: where, entry, hash: await hashFolder(where, malformed) };
}

/** Copies a package into the home and allows exactly this content. Throws when it is not a plugin. */
export async function addPluginPackage(folder: string, home: string): Promise<{ readonly plugin: Plugin; readonly package: PluginPackage }> {
  const source = await readPluginPackage(folder);
  const plugin = checkPlugin(await importPlugin(source), originOf(source));
  const target = join(home, folderName(source.name));
  if ((await realpath(source.folder)) !== target) {
    await mkdir(home, { recursive: true });
    await rm(target, { recursive: true, force: true });
    await cp(source.folder, target, { recursive: true, dereference: true });
  }
  const added = await readPluginPackage(target);
  await allow(home, added);
  return { plugin, package: added };
}

/** Allows the present content of a package that lies in the home already, or is named in the configuration. */
export async function allowPluginPackage(name: string, home: string, packages: readonly string[]): Promise<boolean> {
  for (const folder of await packageFolders(home, packages)) {
    if (folder.missing !== undefined) continue;
    const found = await readPluginPackage(folder.path);
    if (found.name !== name && checkedName(await importPlugin(found)) !== name) continue;
    await allow(home, found);
    return true;
  }
  return false;
}

/** Every third-party plugin that may be loaded, and a named failure for each that may not. Never rejects because of one of them. */
export async function thirdPartyPlugins(home: string, packages: readonly string[]): Promise<readonly PluginToLoad[]> {
  const allowed = await readAllowed(home);
  const found: PluginToLoad[] = [];
  for (const folder of await packageFolders(home, packages)) {
    let origin: PluginOrigin = { kind: 'folder', where: folder.path };
    try {
      if (folder.missing !== undefined) throw folder.missing;
      const read = await readPluginPackage(folder.path);
      origin = originOf(read);
      if (allowed[read.name] !== read.hash) throw createError('plugin_not_allowed', { plugin: read.name, changed: read.name in allowed }, { plugin: read.name });
      found.push({ value: await importPlugin(read), origin });
    } catch (thrown) {
      const failure = isOutreachError(thrown) ? thrown : createError('plugin_malformed', { plugin: origin.where, reason: reasonOf(thrown) }, { cause: thrown });
      found.push({ value: undefined, origin, failure });
    }
  }
  return found;
}

const manifestSchema: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', pattern: '^(?:@[a-z0-9-]+/)?[a-z0-9][a-z0-9._-]*$' }, main: { type: 'string' } },
};

function entryOf(manifest: { main?: string; exports?: unknown }): string {
  if (typeof manifest.exports === 'string') return manifest.exports;
  const root = (manifest.exports as Record<string, unknown> | undefined)?.['.'];
  if (typeof root === 'string') return root;
  const imported = (root as Record<string, unknown> | undefined)?.['import'] ?? (root as Record<string, unknown> | undefined)?.['default'];
  return typeof imported === 'string' ? imported : (manifest.main ?? 'index.js');
}

async function importPlugin(read: PluginPackage): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(createError('plugin_timed_out', { plugin: read.name, doing: 'being imported', seconds: importSeconds }, { plugin: read.name })), importSeconds * 1000);
  try {
    // The hash makes a changed file a new module, in a host that runs for days.
    const module = (await Promise.race([import(`${pathToFileURL(read.entry).href}?${read.hash.slice(0, 8)}`), late])) as { default?: unknown };
    return module.default;
  } catch (thrown) {
    if (isOutreachError(thrown)) throw thrown;
    throw createError('plugin_malformed', { plugin: read.name, reason: `importing ${relative(read.folder, read.entry)} failed: ${reasonOf(thrown)}` }, { cause: thrown, plugin: read.name });
  } finally {
    clearTimeout(timer);
  }
}

function checkedName(value: unknown): string | undefined {
  return (value as { name?: string } | undefined)?.name;
}

function originOf(read: PluginPackage): PluginOrigin {
  return { kind: read.folder.includes(`${sep}node_modules${sep}`) ? 'package' : 'folder', where: read.name };
}

/** `@scope/name` is a folder of its own, not a folder in a folder. */
function folderName(name: string): string {
  return name.replaceAll('/', '__');
}

type PackageFolder = { readonly path: string; readonly missing?: Error };

async function packageFolders(home: string, packages: readonly string[]): Promise<readonly PackageFolder[]> {
  const entries = await readdir(home, { withFileTypes: true }).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  const folders: PackageFolder[] = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules').map((entry) => ({ path: join(home, entry.name) }));
  for (const name of packages) {
    try {
      folders.push({ path: resolve(createRequire(join(home, 'package.json')).resolve(`${name}/package.json`), '..') });
    } catch (cause) {
      folders.push({ path: name, missing: createError('plugin_malformed', { plugin: name, reason: `no such package is installed in ${home}` }, { cause, plugin: name }) });
    }
  }
  return folders;
}

async function hashFolder(folder: string, malformed: (reason: string) => Error): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)).sort();
  if (files.length > maxFiles) throw malformed(`it has more than ${maxFiles} files`);
  let bytes = 0;
  for (const file of files) {
    const content = await readFile(file);
    bytes += content.length;
    if (bytes > maxBytes) throw malformed(`it is larger than ${maxBytes / 1024 / 1024} MiB`);
    hash.update(`${relative(folder, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

const allowedSchema: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } };

async function readAllowed(home: string): Promise<Allowed> {
  let text: string;
  try {
    text = await readFile(allowedFile(home), 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw thrown;
  }
  try {
    const checked = validate<Allowed>(allowedSchema, JSON.parse(text));
    return checked.ok ? checked.value : {};
  } catch {
    return {}; // a damaged list allows nothing: each plugin is asked for again
  }
}

async function allow(home: string, added: PluginPackage): Promise<void> {
  await writeFileAtomic(allowedFile(home), `${JSON.stringify({ ...(await readAllowed(home)), [added.name]: added.hash }, null, 2)}\n`);
}

function allowedFile(home: string): string {
  return join(home, 'allowed.json');
}
