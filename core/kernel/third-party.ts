// Plugins of strangers: a folder under the home's plugins/, or a package named in the configuration. Each is asked for once per content:
// what was not allowed by the user, or has changed since, is not loaded, and what is disabled is not even run.
import { cp, mkdir, mkdtemp, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createError, isOutreachError, type OutreachError, reasonOf } from '../errors.ts';
import { type AllowedPlugin, allowPlugin, readAllowedPlugins } from './allowed-plugins.ts';
import type { PluginToLoad } from './kernel.ts';
import { checkPlugin, type PluginOrigin } from './load.ts';
import type { Plugin } from './plugin.ts';
import { copyPluginPackage, importPluginPackage, isPackageName, originOf, type PluginPackage, readPluginPackage } from './plugin-package.ts';

/** Not packages, though they lie where packages lie. */
const reserved: ReadonlySet<string> = new Set(['node_modules', 'allowed.json', 'package.json', 'package-lock.json']);

export interface ThirdPartySettings {
  /** Names of plugins or packages. */
  readonly disabled?: readonly string[];
  /** How long importing one may take; 10 by default. */
  readonly importSeconds?: number;
}

/** Copies a package into the home and allows exactly this content. Throws when it is not a plugin, and then nothing is added. */
export async function addPluginPackage(folder: string, home: string): Promise<{ readonly plugin: Plugin; readonly package: PluginPackage }> {
  const work = await mkdtemp(join(tmpdir(), 'outreach-plugin-'));
  try {
    // Tried as the copy that it will be, so that what it needs has come with it.
    const copy = await copyPluginPackage(folder, join(work, 'copy'));
    const plugin = await importChecked(copy);
    await mkdir(home, { recursive: true });
    // `@scope/name` is a folder of its own, not a folder in a folder.
    if (reserved.has(copy.name)) throw createError('plugin_malformed', { plugin: copy.name, reason: 'its package has a name that the plugins folder uses itself' }, { plugin: copy.name });
    const target = join(await realpath(home), copy.name.replaceAll('/', '__'));
    // Copied beside it first: a crash leaves the old one or the new one, not none.
    const incoming = await mkdtemp(join(home, '.incoming-'));
    await cp(copy.folder, incoming, { recursive: true });
    await rm(target, { recursive: true, force: true });
    await rename(incoming, target);
    const added = await readPluginPackage(target);
    await allowPlugin(home, added.name, { hash: added.hash, plugin: plugin.name });
    return { plugin, package: added };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Allows the present content of a package that lies in the home already, or is named in the configuration. False when there is none of this name. */
export async function allowPluginPackage(name: string, home: string, packages: readonly string[]): Promise<boolean> {
  const [allowed, there] = [await readAllowedPlugins(home), await readablePackages(home, packages)];
  const found = there.find((each) => each.name === name) ?? there.find((each) => allowed.get(each.name)?.plugin === name);
  if (found === undefined) return false;
  await allowPlugin(home, found.name, { hash: found.hash, plugin: (await importChecked(found)).name });
  return true;
}

/** Every third-party plugin that may be loaded, and a named failure for each that may not. Never rejects because of one of them. */
export async function thirdPartyPlugins(home: string, packages: readonly string[], settings: ThirdPartySettings = {}): Promise<readonly PluginToLoad[]> {
  const allowed = await readAllowedPlugins(home);
  const found: PluginToLoad[] = [];
  for (const place of await places(home, packages)) found.push(await fromPlace(place, allowed, settings));
  return found;
}

/** A folder that should hold a package, or why there is none. */
interface Place {
  readonly folder: string;
  readonly missing?: OutreachError;
}

async function fromPlace(place: Place, allowed: ReadonlyMap<string, AllowedPlugin>, settings: ThirdPartySettings): Promise<PluginToLoad> {
  let origin: PluginOrigin = { kind: 'folder', where: place.folder };
  let known: { readonly name?: string } = {};
  try {
    if (place.missing !== undefined) throw place.missing;
    const read = await readPluginPackage(place.folder);
    origin = originOf(read);
    const consent = allowed.get(read.name);
    if (consent !== undefined) known = { name: consent.plugin };
    if (isDisabled(settings, read.name) || isDisabled(settings, consent?.plugin)) return { value: undefined, origin, name: consent?.plugin ?? read.name, disabled: true };
    if (consent?.hash !== read.hash) throw createError('plugin_not_allowed', { plugin: read.name, changed: consent !== undefined }, { plugin: read.name });
    return { value: (await importPluginPackage(read, settings.importSeconds)).default, origin, ...known };
  } catch (thrown) {
    const failure = isOutreachError(thrown) ? thrown : createError('plugin_malformed', { plugin: origin.where, reason: reasonOf(thrown) }, { cause: thrown });
    return { value: undefined, origin, failure, ...known };
  }
}

function isDisabled(settings: ThirdPartySettings, name: string | undefined): boolean {
  return name !== undefined && settings.disabled?.includes(name) === true;
}

async function importChecked(read: PluginPackage): Promise<Plugin> {
  return checkPlugin((await importPluginPackage(read)).default, originOf(read));
}

/** A folder without a package in it is told of where plugins are loaded, and is in the way of no other. */
async function readablePackages(home: string, packages: readonly string[]): Promise<readonly PluginPackage[]> {
  const read = await Promise.allSettled((await places(home, packages)).filter(({ missing }) => missing === undefined).map(({ folder }) => readPluginPackage(folder)));
  return read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

async function places(home: string, packages: readonly string[]): Promise<readonly Place[]> {
  const entries = await readdir(home, { withFileTypes: true }).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')).map((entry) => ({ folder: join(home, entry.name) }));
  return [...folders, ...(await Promise.all(packages.map((name) => installedPackage(name, home))))];
}

/** A package named in the configuration lies where `npm install --prefix PLUGINS NAME` puts it, and nowhere else: never in a workspace. */
async function installedPackage(name: string, home: string): Promise<Place> {
  const folder = join(home, 'node_modules', name);
  const there = isPackageName(name) && (await stat(folder).catch(() => undefined))?.isDirectory() === true; // what cannot be looked at is not there
  if (there) return { folder };
  return { folder: name, missing: createError('plugin_malformed', { plugin: name, reason: `no such package is installed in ${home}` }, { plugin: name }) };
}
