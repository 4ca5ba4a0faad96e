import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Environment, environmentSettings } from './environment-settings.ts';
import { defaultSettings } from './load-settings.ts';
import type { Settings } from './settings.ts';
import { readLayer, readSettingsText } from './settings-file.ts';

export interface OriginSources {
  /** The user's file; null when there is none. */
  readonly file: string | null;
  readonly environment: Environment;
  readonly settings: Settings;
}

/** Where each setting that is not at its default comes from, by its dotted name: the name of the file, an environment variable, or `--set`. */
export function settingOrigins({ file, environment, settings }: OriginSources): ReadonlyMap<string, string> {
  const layer = file === null ? {} : readLayer(readSettingsText(file), file);
  const usual = new Map(settingLeaves(defaultSettings()));
  const inFile = new Map(settingLeaves(layer));
  const inEnvironment = new Map(environmentSettings(environment, layer, {}).flatMap(({ where, path, value }) => settingLeaves(value, path).map(([name, each]) => [name, { where, value: each }] as const)));
  const origins = settingLeaves(settings).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    const variable = inEnvironment.get(name);
    if (variable !== undefined && isDeepStrictEqual(variable.value, value)) return [[name, variable.where.replace(/^Environment variable /, '')]];
    if (variable === undefined && inFile.has(name) && isDeepStrictEqual(inFile.get(name), value)) return [[name, basename(file ?? '')]];
    return usual.has(name) && isDeepStrictEqual(usual.get(name), value) ? [] : [[name, '--set']];
  });
  return new Map(origins);
}

/** Each setting with its dotted name; a list is one. */
export function settingLeaves(value: unknown, path: readonly string[] = []): readonly (readonly [name: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => settingLeaves(inner, [...path, key]));
}
