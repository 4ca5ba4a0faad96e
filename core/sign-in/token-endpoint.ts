import { Readable } from 'node:stream';
import { parseJson } from '../parse/parse-json.ts';
import { readBody } from '../web/read-body.ts';

/** What a token endpoint says to a refresh token: RFC 6749, sections 5.1 and 5.2. */
export type TokenAnswer =
  | { readonly kind: 'granted'; readonly accessToken: string; readonly seconds: number; readonly refreshToken: string | null }
  | { readonly kind: 'refused' | 'unreachable'; readonly reason: string; readonly cause?: unknown };

export interface TokenLimits {
  /** For the whole answer. */
  readonly seconds: number;
  readonly bytes: number;
}

/** Real answers take some kilobytes. */
const defaultLimits: TokenLimits = { seconds: 30, bytes: 256 * 1024 };
/** RFC 6749 section 5.1 lets an endpoint leave out how long a token is good; an hour is what both Google and Microsoft give. */
const usualSeconds = 3600;

/** Asks once, and takes no signal: an answer that nobody waits for may carry the only refresh token that is still good. Never rejects. */
export async function askTokenEndpoint(url: string, form: Readonly<Record<string, string>>, { seconds: patience, bytes } = defaultLimits): Promise<TokenAnswer> {
  let response: Response;
  let fields: Readonly<Record<string, unknown>> | undefined;
  try {
    // A redirect would carry the secrets to somebody else.
    response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'error', signal: AbortSignal.timeout(patience * 1000) });
    fields = await fieldsOf(response, bytes);
  } catch (cause) {
    return { kind: 'unreachable', reason: 'the access token could not be fetched', cause };
  }
  if (fields === undefined) return { kind: 'unreachable', reason: `its answer was longer than ${bytes / 1024} KB, which no access token is` };
  const { access_token: accessToken, expires_in: seconds, refresh_token: next, error } = fields;
  if (typeof accessToken === 'string' && accessToken !== '') {
    return { kind: 'granted', accessToken, seconds: typeof seconds === 'number' ? seconds : usualSeconds, refreshToken: typeof next === 'string' && next !== '' ? next : null };
  }
  const isPassing = response.status >= 500 || response.status === 429;
  return { kind: isPassing ? 'unreachable' : 'refused', reason: typeof error === 'string' ? error.slice(0, 100) : `status ${response.status}` };
}

/** Undefined when the answer is too long; rejects when it breaks off, or takes too long. */
async function fieldsOf({ body }: Response, maxBytes: number): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (body === null) return {};
  const { bytes, cut } = await readBody(Readable.fromWeb(body), { encoding: '', maxBytes });
  const parsed = parseJson(bytes.toString());
  // No JSON: the status says what there is to say.
  return cut ? undefined : parsed.ok && typeof parsed.value === 'object' && parsed.value !== null ? (parsed.value as Readonly<Record<string, unknown>>) : {};
}
