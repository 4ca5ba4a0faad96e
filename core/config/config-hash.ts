import { createHash } from 'node:crypto';
import { isSecretName } from '../is-secret-name.ts';
import { isSection } from './check-layer.ts';
import type { Settings } from './settings.ts';

/** First 8 hex digits of the SHA-256 of the settings as canonical JSON (keys sorted, no spaces), secrets left out. Equal under any order of keys. */
export function configHash(settings: Settings): string {
  return createHash('sha256').update(canonicalJson(settings)).digest('hex').slice(0, 8);
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isSection(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([key, inner]) => inner !== undefined && !isSecretName(key));
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}
