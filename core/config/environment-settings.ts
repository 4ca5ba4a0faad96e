import { createError } from '../errors.ts';
import type { JsonSchema } from '../validate.ts';
import { isSection, type SettingsLayer } from './check-layer.ts';
import { didYouMean } from './did-you-mean.ts';
import { parseValue } from './parse-value.ts';
import { hasParts, keysOf, type PluginSchemas, schemaUnder, schemaWithPlugins } from './setting-path.ts';
import { settingsSchema } from './settings-schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting, and where it was given, for the error message. */
export interface GivenSetting {
  readonly where: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * Reads the settings that stand in environment variables. The segments of a setting's path stand between double underscores; case and single underscores do
 * not count: `SENDER__MAILING_ADDRESS` is `sender.mailingAddress`. With `OUTREACH__` in front every setting can be named (`OUTREACH__PRESET`); without it those
 * in a section. `LLM__OLLAMA__BASE_URL` is short for `PLUGINS__OLLAMA__BASE_URL`. Empty variables count as not given.
 * A variable that starts with one of our sections but names nothing known throws `settings_invalid`.
 */
export function environmentSettings(environment: Environment, file: SettingsLayer, pluginSchemas: PluginSchemas): readonly GivenSetting[] {
  const schema = schemaWithPlugins(pluginSchemas);
  const given: GivenSetting[] = [];
  for (const [name, text] of Object.entries(environment).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const segments = ownSegments(name);
    if (segments === undefined || text === undefined || text === '') continue;
    const where = `Environment variable ${name}`;
    const { path, schema: found } = resolve(segments, schema, file, where);
    const parsed = parseValue(text, found);
    if (!parsed.ok) throw createError('settings_invalid', { where, problems: `${path.join('.')} ${parsed.problem}` });
    given.push({ where, path, value: parsed.value });
  }
  return given;
}

/** The segments of a variable that is meant for us, or undefined. */
function ownSegments(name: string): readonly string[] | undefined {
  const all = name.split('__');
  const segments = same(all[0] ?? '', 'outreach') ? all.slice(1) : all;
  if (segments.includes('')) return undefined;
  if (segments !== all) return segments.length > 0 ? expand(segments) : undefined;
  const section = keysOf(settingsSchema).find((key) => same(key, segments[0] ?? ''));
  if (segments.length < 2 || section === undefined || schemaUnder(settingsSchema, section)?.['type'] !== 'object') return undefined;
  return expand(segments);
}

/** A backend is a plugin: its options are told under its name, or as `LLM__NAME__OPTION`. */
function expand(segments: readonly string[]): readonly string[] {
  return segments.length >= 3 && same(segments[0]!, 'llm') ? ['plugins', ...segments.slice(1)] : segments;
}

function resolve(segments: readonly string[], root: JsonSchema, file: SettingsLayer, where: string): { readonly path: readonly string[]; readonly schema: JsonSchema } {
  const path: string[] = [];
  let schema = root;
  let present: unknown = file;
  for (const segment of segments) {
    const spelled = isSection(present) ? Object.keys(present) : [];
    const key = [...keysOf(schema), ...spelled].find((known) => same(known, segment)) ?? spellOut(segment, path);
    const below = hasParts(schema) ? schemaUnder(schema, key) : undefined;
    if (below === undefined) {
      throw createError('settings_invalid', { where, problems: `${[...path, key].join('.')} is not known${didYouMean(key, keysOf(schema), path)}` });
    }
    path.push(key);
    schema = below;
    present = isSection(present) ? present[key] : undefined;
  }
  return { path, schema };
}

/** How a name is spelled that nobody has written yet: `rss-feed` for a plugin, `baseUrl` for an option. */
function spellOut(segment: string, path: readonly string[]): string {
  const words = segment.toLowerCase().split('_').filter((word) => word !== '');
  if (path.length === 1 && path[0] === 'plugins') return words.join('-');
  return words.map((word, index) => (index === 0 ? word : `${word[0]!.toUpperCase()}${word.slice(1)}`)).join('');
}

function same(a: string, b: string): boolean {
  return a.replaceAll(/[_-]/g, '').toLowerCase() === b.replaceAll(/[_-]/g, '').toLowerCase();
}
