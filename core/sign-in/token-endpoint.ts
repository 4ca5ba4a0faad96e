/** What a token endpoint says to a refresh token: RFC 6749, sections 5.1 and 5.2. */
export type TokenAnswer =
  | { readonly kind: 'granted'; readonly accessToken: string; readonly seconds: number; readonly refreshToken: string | null }
  | { readonly kind: 'refused' | 'unreachable'; readonly reason: string; readonly cause?: unknown };

const patienceSeconds = 30;
/** RFC 6749 section 5.1 lets an endpoint leave out how long a token is good; an hour is what both Google and Microsoft give. */
const usualSeconds = 3600;

/** Asks once, and takes no signal: an answer that nobody waits for may carry the only refresh token that is still good. Never rejects. */
export async function askTokenEndpoint(url: string, form: Readonly<Record<string, string>>): Promise<TokenAnswer> {
  let response: Response;
  try {
    // A redirect would carry the secrets to somebody else.
    response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'error', signal: AbortSignal.timeout(patienceSeconds * 1000) });
  } catch (cause) {
    return { kind: 'unreachable', reason: 'the access token could not be fetched', cause };
  }
  const { access_token: accessToken, expires_in: seconds, refresh_token: next, error } = await fieldsOf(response);
  if (typeof accessToken === 'string' && accessToken !== '') {
    return { kind: 'granted', accessToken, seconds: typeof seconds === 'number' ? seconds : usualSeconds, refreshToken: typeof next === 'string' && next !== '' ? next : null };
  }
  const isPassing = response.status >= 500 || response.status === 429;
  return { kind: isPassing ? 'unreachable' : 'refused', reason: typeof error === 'string' ? error.slice(0, 100) : `status ${response.status}` };
}

async function fieldsOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const answer: unknown = await response.json().catch(() => undefined); // no JSON: the status says what there is to say
  return typeof answer === 'object' && answer !== null ? (answer as Readonly<Record<string, unknown>>) : {};
}
