// Where a campaign finds its leads, as a person types it.
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { SourceShape, Venue } from '../../core/contracts/venue.ts';

export type SourceProblem = 'empty' | 'address' | 'not-an-address' | 'missing' | 'file' | 'folder';

/** A web address as it is, and a path from the folder that is open; quotes that a file manager has put around it do not count. */
export function sourceFrom(text: string, folder: string | undefined): string {
  const typed = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (isWebAddress(typed)) return typed;
  const path = typed.replace(/^~(?=\/|\\|$)/, () => homedir());
  return isAbsolute(path) || folder === undefined ? resolve(path) : join(folder, path);
}

/** Why a venue cannot read from there; undefined when it may try. */
export function sourceProblem(text: string, { takes }: Pick<Venue, 'takes'>, folder: string | undefined): SourceProblem | undefined {
  if (text.trim() === '') return 'empty';
  const from = sourceFrom(text, folder);
  if (isWebAddress(from)) return takes.includes('url') ? (URL.canParse(from) ? undefined : 'address') : 'not-an-address';
  const shape = shapeOf(from);
  if (shape === undefined) return 'missing';
  return takes.includes(shape) ? undefined : shape;
}

/** The venue that most likely reads this file. */
export function venueFor(file: string): string | undefined {
  if (isWebAddress(file)) return undefined;
  if (shapeOf(file) === 'folder' || /\.(?:md|markdown)$/i.test(file)) return 'markdown';
  if (/\.(?:csv|tsv)$/i.test(file)) return 'csv';
  return /\.(?:rss|atom|xml)$/i.test(file) ? 'rss' : undefined;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

function shapeOf(path: string): Exclude<SourceShape, 'url'> | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file';
}
