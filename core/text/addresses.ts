// Mail addresses as people write them, plain or thinly disguised against harvesters. Nothing is guessed: every part stands in the text.
import type { Sourced } from '../domain/span.ts';

/** Mail addresses in order of appearance: `name@host.org`, and disguises such as `name (at) host (dot) org` or `name at host dot org`. */
export function addresses(text: string): readonly Sourced<string>[] {
  const found: Sourced<string>[] = [];
  for (const sign of text.matchAll(atSign)) {
    const address = addressAround(text, sign.index, sign.index + sign[0].length, sign[0]);
    if (address !== null && address.span.start >= (found.at(-1)?.span.end ?? 0)) found.push(address);
  }
  return found;
}

/** `@`, or the word in brackets or between blanks. */
const atSign = / {0,2}[([{<] {0,2}(?:at|@|ät|arroba) {0,2}[)\]}>] {0,2}|@| at /gi;
const localPart = /[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_+-])?$/;
const plainHost = /^[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62}){1,7}/;
const dot = String.raw`(?: {0,2}[([{<] {0,2}(?:dot|\.|punkt|punto) {0,2}[)\]}>] {0,2}| dot |\.)`;
const disguisedHost = new RegExp(`^[a-z0-9][a-z0-9-]{0,62}(?:${dot}[a-z0-9][a-z0-9-]{0,62}){1,7}`, 'i');
const anyDot = new RegExp(dot, 'gi');

/** Endings of file names such as `logo@2x.png`. */
const fileEndings = new Set(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif', 'ico', 'css', 'js', 'mjs', 'ts', 'json', 'html', 'map', 'pdf']);

function addressAround(text: string, from: number, to: number, sign: string): Sourced<string> | null {
  const local = localPart.exec(text.slice(Math.max(0, from - 64), from))?.[0];
  if (local === undefined || local.includes('..')) return null;
  const after = text.slice(to, to + 320);
  const host = (sign === '@' ? plainHost : disguisedHost).exec(after)?.[0];
  if (host === undefined) return null;
  const domain = host.replace(anyDot, '.').toLowerCase();
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  if (!/^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/.test(ending) || fileEndings.has(ending)) return null;
  if (sign === ' at ' && !/ dot |[([{<] {0,2}dot/i.test(host)) return null; // "look at example.com" is no address.
  if (sign === '@' && isOther(text, from - local.length, to + host.length)) return null;
  const start = from - local.length;
  const end = to + host.length;
  return { value: `${local}@${domain}`, span: { start, end, quote: text.slice(start, end) } };
}

/** `git@github.com:owner/name` and `https://user@host` are places, not mailboxes. */
function isOther(text: string, start: number, end: number): boolean {
  return /^:[^\s/]+\//.test(text.slice(end, end + 80)) || /:\/\/[^\s/]*$/.test(text.slice(Math.max(0, start - 80), start));
}
