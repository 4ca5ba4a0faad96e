// What is true of any source of settings before it is taken in: known names only, and no secrets.
import { createError } from '../errors.ts';
import { isSecretName } from '../is-secret-name.ts';
import { looksSecret, rememberSecret } from '../mask.ts';
import type { JsonSchema } from '../validate.ts';
import { didYouMean, nearest } from './did-you-mean.ts';
import { secretEnvironmentName } from './secret-environment-name.ts';
import { isPluginName, keysOf, schemaUnder } from './setting-path.ts';
import { settingsSchema } from './settings-schema.ts';

/** Settings as they were written: not yet checked for their values, not yet complete. */
export type SettingsLayer = Readonly<Record<string, unknown>>;

const maxDepth = 32;

/** Throws `settings_invalid`, naming each unknown key by its path, or `settings_secret`. */
export function checkLayer(value: unknown, where: string): SettingsLayer {
  if (!isSection(value)) throw createError('settings_invalid', { where, problems: 'the whole of it must be an object with settings by name' });
  const problems: string[] = [];
  for (const [key, inner] of Object.entries(value)) lookAt(key, inner, settingsSchema, []);
  if (problems.length > 0) throw createError('settings_invalid', { where, problems: problems.join('; ') });
  return value;

  function lookAt(key: string, inner: unknown, schema: JsonSchema, path: readonly string[]): void {
    const here = [...path, key];
    if (here.length > maxDepth) return void problems.push(`${here.slice(0, 3).join('.')} is nested too deeply`);
    const below = schemaUnder(schema, key);
    if (below === undefined || (path.length === 1 && path[0] === 'plugins' && !isPluginName(key))) {
      return void problems.push(`${here.join('.')} is not known${suggestion(key, schema, path)}`);
    }
    if (typeof inner === 'string' || typeof inner === 'number') refuseSecret(String(inner), here, where);
    else if (Array.isArray(inner)) for (const [index, item] of inner.entries()) lookAt(String(index), item, {}, here);
    else if (isSection(inner)) for (const [name, item] of Object.entries(inner)) lookAt(name, item, below, here);
  }
}

export function isSection(value: unknown): value is SettingsLayer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseSecret(text: string, path: readonly string[], where: string): void {
  const [own, names] = path[0] === 'plugins' ? [path.slice(1), path.slice(2)] : [path, path];
  if (text === '' || !(names.some(isSecretName) || looksSecret(text))) return;
  rememberSecret(text);
  throw createError('settings_secret', { where, path: path.join('.'), environmentName: secretEnvironmentName(own.join('/')) });
}

/** A sibling that is spelled alike, or the same name in another section. */
function suggestion(key: string, schema: JsonSchema, path: readonly string[]): string {
  const siblings = keysOf(schema);
  if (nearest(key, siblings) !== undefined) return didYouMean(key, siblings, path);
  const elsewhere = keysOf(settingsSchema).find((section) => keysOf(schemaUnder(settingsSchema, section) ?? {}).includes(key));
  if (elsewhere !== undefined) return ` (did you mean ${elsewhere}.${key}?)`;
  return siblings.length > 0 ? ` (known${path.length === 0 ? '' : ' there'}: ${siblings.join(', ')})` : '';
}
