import type { VenueSource } from '../contracts/venue.ts';
import type { Web } from '../contracts/web.ts';
import { createError } from '../errors.ts';
import { shownAddress } from '../web/shown-address.ts';
import type { ReadRows } from './file-source.ts';

/** One web address, read through the guarded web within its limits. */
export function urlSource(address: string, web: Web, readRows: ReadRows): VenueSource {
  async function text({ maxBytes = Number.POSITIVE_INFINITY } = {}): Promise<string> {
    const { html } = await web.page(address);
    if (Buffer.byteLength(html) > maxBytes) throw createError('web_too_large', { url: shownAddress(address), bytes: maxBytes });
    return html;
  }

  async function* stream(): AsyncGenerator<string> {
    yield await text();
  }

  return {
    shape: 'url',
    uri: address,
    text,
    json: () => web.json(address),
    stream,
    rows: () => readRows(stream(), shownAddress(address)),
    files() {
      throw createError('source_wrong_shape', { path: shownAddress(address), is: 'a web address', wanted: 'a folder' });
    },
  };
}
