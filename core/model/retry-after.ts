/**
 * Milliseconds that a provider asks to wait: `retry-after-ms`, or `Retry-After` in seconds or as an HTTP date (RFC 9110, section 10.2.3).
 * Undefined when it asks for nothing that can be understood.
 */
export function retryAfterMilliseconds(headers: Headers, now: number): number | undefined {
  const exact = number(headers.get('retry-after-ms'));
  if (exact !== undefined) return exact;
  const given = headers.get('retry-after');
  const seconds = number(given);
  if (seconds !== undefined) return seconds * 1000;
  const date = given !== null && /^[A-Z][a-z]+, /.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function number(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
