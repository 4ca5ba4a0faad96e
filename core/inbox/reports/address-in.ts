// Addresses as servers print them. They are compared with those that we wrote to, never written to.

/** RFC 5321 section 4.1.2, quoted local parts among it; a domain has a dot, and a literal one is not looked for. */
const anyAddress = /(?:"(?:[^"\\\r\n]|\\.){1,64}"|[^\s<>()[\],;:"'`|=@\u0000-\u001f\u0080-\u00a0\u2018-\u201f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]{1,64})@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u;
const everyAddress = new RegExp(anyAddress.source, 'gu');

/** The first address in a text, its domain in lower case; empty when there is none. */
export function addressIn(text: string): string {
  const [found] = anyAddress.exec(text.slice(0, 2_000)) ?? [];
  return found === undefined ? '' : tidy(found);
}

export interface FoundAddress {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** All addresses in a line, in order. */
export function addressesIn(line: string): readonly FoundAddress[] {
  if (!line.includes('@')) return [];
  return [...line.slice(0, 2_000).matchAll(everyAddress)].map((match) => ({ address: tidy(match[0]), start: match.index, end: match.index + match[0].length }));
}

/** The address of a typed field such as `rfc822; kim@example.org` (RFC 3464 section 2.1.2), also with X.400 or SMTP in front, or a Lotus Notes name behind it. */
export function typedAddress(field: string): string {
  return addressIn(field.replace(/^[^;@]{0,40};/, '').replace(/^\s*(?:smtp|rfc-?822|mailto):/i, ''));
}

export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function tidy(found: string): string {
  const at = found.lastIndexOf('@');
  const local = found.slice(0, at).replace(/^(?:mailto|smtp|rfc822)[:;]/i, '').replace(/^[.*>-]+(?=[^.*>-])/, '');
  // Where no blanks stand between words, these run into an address.
  return `${local.replace(/^.*[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af](?=[!-~]+$)/u, '')}@${found.slice(at + 1).replace(/(\.[a-z][a-z0-9-]*[a-z0-9])[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af].*$/iu, '$1').toLowerCase()}`;
}

/** RFC 3461 section 4: of what may stand in an address only "+" and "=" are written so; servers should have decoded them. */
export function withoutXtext(address: string): string {
  return address.replace(/\+(?:2B|3D)/g, (written) => (written === '+2B' ? '+' : '='));
}
