/** Milliseconds that a `retry-after` header asks for (RFC 9110 section 10.2.3: seconds or a date); undefined when it asks for nothing that can be understood. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const trimmed = header.trim();
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed) * 1000;
  const date = /\d{4}/.test(trimmed) ? Date.parse(trimmed) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
