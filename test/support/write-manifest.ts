// Writes what extension/contributions.ts says into package.json: npm run manifest
import { readFileSync, writeFileSync } from 'node:fs';
import { manifest } from '../../extension/manifest.ts';

const file = new URL('../../package.json', import.meta.url);
const before = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
writeFileSync(file, `${JSON.stringify({ ...before, contributes: manifest().contributes }, null, 2)}\n`);
