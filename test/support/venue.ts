// Runs one venue as the scout does, on sources that are held in memory or lie in the folder of real data.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SourceRow, Venue, VenueRun, VenueSource } from '../../core/contracts/venue.ts';
import type { Web, WebPage } from '../../core/contracts/web.ts';
import type { Candidate } from '../../core/domain/lead.ts';
import { createError } from '../../core/errors.ts';
import type { Plugin, Scope } from '../../core/kernel/plugin.ts';
import { readHtml } from '../../core/text/read-html.ts';
import { textTools } from '../../core/text/text-tools.ts';
import { validate } from '../../core/validate.ts';
import { silentLog } from './log.ts';

export const venueNow = '2026-08-01T09:00:00.000Z';

export interface Discovery {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly { readonly where: string; readonly reason: string }[];
}

/** The venue that a plugin adds, with its options checked as the kernel checks them. */
export function venueOf(plugin: Plugin<never>, options: Readonly<Record<string, unknown>> = {}): Venue {
  const checked = validate<unknown>(plugin.options ?? { type: 'object' }, structuredClone(options));
  if (!checked.ok) throw new Error(checked.problems);
  const venues: Venue[] = [];
  const scope = {
    options: checked.value,
    text: textTools,
    log: silentLog,
    addVenue: (venue: Venue) => void venues.push(venue),
    fail: (...parts: Parameters<Scope['fail']>) => {
      throw createError(parts[0], parts[1], { ...parts[2], plugin: plugin.name });
    },
  } as unknown as Scope<never>;
  void plugin.apply(scope);
  const venue = venues[0];
  if (venue === undefined) throw new Error(`${plugin.name} adds no venue`);
  return venue;
}

/** Everything the venue finds. */
export async function discover(venue: Venue, from: VenueSource, web: Web = noWeb): Promise<Discovery> {
  const skipped: { where: string; reason: string }[] = [];
  const run: VenueRun = {
    signal: new AbortController().signal,
    log: silentLog,
    web,
    text: textTools,
    now: () => venueNow,
    skip: (where, reason) => void skipped.push({ where, reason }),
  };
  return { candidates: await Array.fromAsync(venue.discover(from, run)), skipped };
}

export function textSource(text: string, { uri = 'file:///leads/source', shape = 'file' as VenueSource['shape'], rows = [] as readonly SourceRow[] } = {}): VenueSource {
  return {
    shape,
    uri,
    text: () => Promise.resolve(text),
    json: async () => JSON.parse(text) as unknown,
    async *stream() {
      yield text;
    },
    async *rows() {
      yield* rows;
    },
    async *files() {
      // A file has none.
    },
  };
}

export function jsonSource(value: unknown, uri = 'file:///leads/board.json'): VenueSource {
  return textSource(JSON.stringify(value), { uri });
}

/** What is at a web address, for venues that ask the web themselves. */
export function urlSource(uri: string): VenueSource {
  return { ...textSource('', { uri, shape: 'url' }), text: () => Promise.reject(new Error(`nothing at ${uri}`)), json: () => Promise.reject(new Error(`nothing at ${uri}`)) };
}

export function folderSource(files: Readonly<Record<string, string>>, uri = 'file:///leads'): VenueSource {
  return {
    ...textSource('', { uri, shape: 'folder' }),
    async *files(ending) {
      for (const [name, text] of Object.entries(files).sort()) if (name.endsWith(ending)) yield textSource(text, { uri: `${uri}/${name}` });
    },
  };
}

export function fileOnDisk(path: string): VenueSource {
  return textSource(readFileSync(path, 'utf8'), { uri: pathToFileURL(path).href });
}

export function folderOnDisk(path: string): VenueSource {
  return folderSource(Object.fromEntries(readdirSync(path).map((name) => [basename(name), readFileSync(`${path}/${name}`, 'utf8')])), pathToFileURL(path).href);
}

/** A web of these pages and no others; what was asked for is noted in `asked`. */
export function webOf(pages: Readonly<Record<string, unknown>>): Web & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  const answer = (url: string): unknown => {
    asked.push(url);
    if (!(url in pages)) throw createError('plugin_says', { message: `There is no page ${url}.`, help: 'Look at the address.' });
    return pages[url];
  };
  return {
    asked,
    page: async (url) => pageFrom(url, String(answer(url))),
    json: async (url) => answer(url),
  };
}

export function pageFrom(url: string, html: string): WebPage {
  const { title, text, links } = readHtml(html);
  return { url, title, text, html, links: links.map((link) => ({ url: new URL(link.href, url).href, text: link.text })), fetchedAt: venueNow };
}

const noWeb: Web = webOf({});
