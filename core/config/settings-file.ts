// Which file holds the settings, and what it says.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { createError, isOutreachError } from '../errors.ts';
import { reasonOfFileError } from '../files/reason-of-file-error.ts';
import { parseJson } from '../parse/parse-json.ts';
import { parseYaml } from '../parse/parse-yaml.ts';
import { checkLayer, type SettingsLayer } from './check-layer.ts';

const maxBytes = 1024 * 1024;

/** config.json as it is named in `Paths`, or config.yaml or config.yml beside it; undefined when there is none yet. Throws `settings_twice` when there are several. */
export function findSettingsFile(config: string): string | undefined {
  const stem = config.slice(0, config.length - extname(config).length);
  const files = [...new Set([config, `${stem}.json`, `${stem}.yaml`, `${stem}.yml`])].filter((file) => existsSync(file));
  if (files.length > 1) throw createError('settings_twice', { files });
  return files[0];
}

export function isYaml(file: string): boolean {
  return ['.yaml', '.yml'].includes(extname(file).toLowerCase());
}

/** The text of a file with settings. Throws `settings_unreadable`. */
export function readSettingsText(file: string): string {
  try {
    if (statSync(file).size > maxBytes) throw createError('settings_unreadable', { file, reason: `it is larger than ${maxBytes / 1024} KiB` });
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (isOutreachError(cause)) throw cause;
    throw createError('settings_unreadable', { file, reason: reasonOfFileError(cause) }, { cause });
  }
}

/** What a text with settings says; `file` decides whether it is YAML, and is named in errors: `settings_malformed`, `settings_invalid`, `settings_secret`. */
export function readLayer(text: string, file: string): SettingsLayer {
  const parsed = isYaml(file) ? parseYaml(text) : parseJson(text);
  if (!parsed.ok) throw createError('settings_malformed', { file, reason: parsed.reason, line: parsed.line, column: parsed.column });
  return checkLayer(parsed.value ?? {}, file);
}
