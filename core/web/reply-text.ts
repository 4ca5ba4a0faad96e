import { createError } from '../errors.ts';
import { decodeText } from '../text/decode-text.ts';
import { mediaType, type Reply } from './get-once.ts';
import { shownAddress } from './shown-address.ts';

/** Whether a content type is that of a page, a feed, JSON or plain text. A server that names none is judged by what it sends. */
export function isTextual(type: string): boolean {
  return type === '' || type.startsWith('text/') || /^application\/(?:json|xml|x-ndjson|yaml|[\w.-]+\+(?:json|xml))$/.test(type);
}

/** The decoded text of a reply. Rejects with `web_not_text` when it is something else under the name of a text. */
export function textOf(reply: Reply): { readonly contentType: string; readonly text: string } {
  const contentType = mediaType(reply.header('content-type'));
  const text = decodeText(reply.bytes, declaredEncoding(reply));
  if (text.includes('\0')) throw createError('web_not_text', { url: shownAddress(reply.url), type: `something else, sent as "${contentType}"` });
  return { contentType, text };
}

const inHeader = /charset\s*=\s*["']?([\w.:-]+)/i;
const inPage = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i;

/** By its header, or by what an HTML or XML text says of itself in its first kilobyte. */
function declaredEncoding({ header, bytes }: Reply): string | undefined {
  const stated = inHeader.exec(header('content-type') ?? '')?.[1];
  return stated ?? inPage.exec(bytes.subarray(0, 1024).toString('latin1'))?.slice(1).find(Boolean);
}
