import type { ServerReply } from '../../../core/index.ts';

/** What a server said, fit to be shown: one line without controls, at most so many characters. */
export function plainWords(text: string, longest = 500): string {
  const line = text.slice(0, longest * 2).replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** A definite refusal, RFC 5321 section 4.2; undefined for anything that is none: a success, or no reply at all. */
export function readReply(response: string, to: ServerReply['to']): ServerReply | undefined {
  const [, code] = /^([45]\d\d)(?:[ -]|$)/.exec(response) ?? [];
  if (code === undefined) return undefined;
  const lines = response.slice(0, 8_000).split('\n').slice(0, 50).map((line) => line.replace(/^\d{3}[ -]?/, ''));
  // RFC 2034 section 4: each line of a reply begins with the same one.
  const [status] = lines.flatMap((line) => /^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)/.exec(line)?.[0] ?? []);
  const text = plainWords(lines.map((line) => line.replace(/^[245]\.\d{1,3}\.\d{1,3}(?:\s+|$)/, '')).join(' '), 2_000);
  return { code: Number(code), status: status ?? null, text, to };
}

/** Code, status and words of a reply in one line. */
export function sayReply({ code, status, text }: ServerReply): string {
  return [code, status, plainWords(text, 300)].filter((part) => part !== null && part !== '').join(' ');
}
