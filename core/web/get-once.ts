import type { Agent, Dispatcher } from 'undici';
import { createError, isOutreachError, reasonOf } from '../errors.ts';
import { acceptedEncodings, canUnpack, readBody } from './read-body.ts';
import { shownAddress } from './shown-address.ts';

/** One answer of a server. */
export interface Reply {
  readonly url: URL;
  readonly status: number;
  /** A header's first value by its lower-case name. */
  header(name: string): string | undefined;
  /** Empty unless the status is 2xx. */
  readonly bytes: Buffer;
}

export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** Longer bodies are refused, or cut and used. */
  readonly whenLonger: 'refuse' | 'cut';
  /** Whether a body of this content type (lower case, without parameters, perhaps empty) is worth reading. */
  wants(type: string): boolean;
  readonly signal: AbortSignal;
}

/** Asks once, follows nothing. Rejects with the signal's reason when aborted. */
export async function getOnce(agent: Agent, url: URL, options: GetOptions): Promise<Reply> {
  try {
    const answer = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { 'accept-encoding': acceptedEncodings, ...options.headers },
      signal: options.signal,
    });
    return await replyOf(url, answer, options);
  } catch (thrown) {
    if (options.signal.aborted) throw options.signal.reason;
    if (isOutreachError(thrown)) throw thrown;
    throw createError('web_unreachable', { url: shownAddress(url), reason: whyUnreachable(thrown) }, { cause: thrown });
  }
}

async function replyOf(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData, options: GetOptions): Promise<Reply> {
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.[0];
  };
  const reply = { url, status: statusCode, header };
  body.on('error', () => undefined); // it is heard of where it is read, or it does not matter
  if (statusCode < 200 || statusCode > 299) {
    body.destroy();
    return { ...reply, bytes: Buffer.alloc(0) };
  }
  try {
    const type = mediaType(header('content-type'));
    if (!options.wants(type)) throw createError('web_not_text', { url: shownAddress(url), type });
    const encoding = (header('content-encoding') ?? '').trim().toLowerCase();
    if (!canUnpack(encoding)) throw createError('web_not_text', { url: shownAddress(url), type: `packed as "${encoding}"` });
    const tooLarge = createError('web_too_large', { url: shownAddress(url), bytes: options.maxBytes });
    if (options.whenLonger === 'refuse' && Number(header('content-length')) > options.maxBytes) throw tooLarge;
    const { bytes, cut } = await readBody(body, { encoding, maxBytes: options.maxBytes });
    if (cut && options.whenLonger === 'refuse') throw tooLarge;
    return { ...reply, bytes };
  } finally {
    body.destroy();
  }
}

/** `Text/HTML; charset=utf-8` → `text/html`. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether the connection was lost, so that asking again may help at once. */
export function wasCut(thrown: unknown): boolean {
  return isOutreachError(thrown) && thrown.code === 'web_unreachable' && cutCodes.has(codeOf(thrown.cause));
}

const cutCodes = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const reasons = new Map([
  ['ENOTFOUND', 'no host has this name'],
  ['EAI_AGAIN', 'the name could not be looked up, perhaps there is no connection to the internet'],
  ['ECONNREFUSED', 'it refuses connections'],
  ['ECONNRESET', 'the connection was cut'],
  ['UND_ERR_SOCKET', 'the connection was cut'],
  ['EPIPE', 'the connection was cut'],
  ['ENETUNREACH', 'there is no way to it from this network'],
  ['EHOSTUNREACH', 'there is no way to it from this network'],
  ['UND_ERR_CONNECT_TIMEOUT', 'it does not answer'],
  ['ETIMEDOUT', 'it does not answer'],
  ['UND_ERR_HEADERS_OVERFLOW', 'its headers are too long'],
  ['Z_DATA_ERROR', 'what it sent cannot be unpacked'],
  ['Z_BUF_ERROR', 'what it sent ends too early'],
]);

function whyUnreachable(thrown: unknown): string {
  const code = codeOf(thrown);
  return reasons.get(code) ?? (reasonOf(thrown) || code || 'no reason was given');
}

/** Of the first failure, where several addresses were tried. */
function codeOf(thrown: unknown): string {
  const failure: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const code = failure instanceof Error && 'code' in failure ? failure.code : '';
  return typeof code === 'string' ? code : '';
}
