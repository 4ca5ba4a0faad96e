// Whom the words of a report are about. Servers put a failed address at the beginning of a line, and what is wrong with it behind or below.
import { addressesIn, sameAddress } from './address-in.ts';

export interface NamedRecipient {
  readonly address: string;
  /** The lines that are about this recipient. */
  readonly said: string;
}

const mostRecipients = 500;

/** The recipients that are named as failed; `ours` are addresses of the sender, which stand in most reports, too. */
export function namedRecipients(words: string, ours: readonly string[]): readonly NamedRecipient[] {
  const lines = words.split('\n');
  const seen = lines.flatMap((line, at) => mentions(line, at));
  const others = seen.filter(({ address }) => !ours.some((own) => sameAddress(own, address)));
  const usable = others.length > 0 ? others : seen;
  const best = Math.max(0, ...usable.map(({ strength }) => strength));
  const chosen = usable.filter(({ strength }) => strength === best);
  const addresses = firstOfEach(chosen.map(({ address }) => address)).slice(0, mostRecipients);
  return addresses.map((address) => ({ address, said: addresses.length === 1 ? words : linesAbout(address, lines, chosen, seen) }));
}

interface Mention {
  readonly address: string;
  readonly line: number;
  readonly strength: number;
}

/** Of one line. 3: the line is about the address; 2: a word before it says that it is a recipient; 1: it is only mentioned. */
function mentions(line: string, at: number): Mention[] {
  if (/^[\s>*]*(?:>>> ?mail from|from|sender|reply-to|return-path|message-?id|received|references|in-reply-to|reporting|date|subject|x-[a-z-]+|contact|envelope-from|mail from|originator|von|de|absender|送信者)\b[^:\n]{0,20}:/i.test(line) && !/recipient/i.test(line.slice(0, 40))) return [];
  return addressesIn(line).flatMap(({ address, start, end }, index) => {
    const before = line.slice(0, start);
    const after = line.slice(end, end + 80);
    if (/(?:message-?id|\bid|from|sender|mailfrom|by|contact|href="?mailto:|envelope-from|sent by|via)[\s:=<"'([]{0,4}$/i.test(before)) return [];
    const strength = strengthOf(index, before, after);
    return strength < 3 && isOfServer(address) ? [] : [{ address, line: at, strength }];
  });
}

function strengthOf(index: number, before: string, after: string): number {
  if (index === 0 && /^[\s>*•·<("'`[|-]*(?:\d{1,3}[.)]\s{1,4})?(?:(?:to|recipients?|failed recipient|address|e-?mail|mailbox|user|an|empf[aä]nger|destinataire|destinatario|para|rcpt|rcpt to|final-recipient|original-recipient|smtp|rfc822|mailto|failed address(?:es)?|undeliverable to|invalid address(?:es)?|宛先|получатель|收件人)\s{0,4}[:;=]\s{0,12})*[\s<("'`[]*$/i.test(before)) return 3;
  if (index === 0 && before.length < 80 && /^[\s>*-]*["'\p{L}][\p{L}\p{N} .,"'()-]{0,70}[<([]{1,2}$/u.test(before) && /^[>)\]]{1,2}["')\s.,:;]*$/.test(after) && !/\b(?:from|sender|by)\b/i.test(before)) return 3;
  if (/(?:\bto|\bfor|recipients?|address(?:es)?|users?|mail ?box|deliver\w*|reach(?:ing)?|account|rcpt to|\ban|\bà|para|per|[45]\d\d(?: [\d.]+)?)[\s:=<"'([;-]{1,8}(?:\S{1,30} ){0,2}[<"'([]{0,2}$/i.test(before)) return 2;
  if (/^[>"')\]\s.:,-]{0,8}(?:is |was |has |does |could |not |user |mailbox |unknown|invalid|no such|rejected|\.\.\.)/i.test(after)) return 2;
  return 1;
}

/** Addresses of those who run servers are in most reports, for questions. */
function isOfServer(address: string): boolean {
  return /^(?:postmaster|mailer-?daemon|abuse|support|help|helpdesk|admin|administrator|hostmaster|webmaster|no-?reply|do-?not-?reply|noc|info-?desk|servicedesk|security|spam|delisting|unblock)@/i.test(address);
}

/** From each line that begins with the address to the next one that begins with another, and the lines elsewhere that mention it. */
function linesAbout(address: string, lines: readonly string[], chosen: readonly Mention[], seen: readonly Mention[]): string {
  const about = new Set<number>();
  for (const [index, mention] of chosen.entries()) {
    if (!sameAddress(mention.address, address)) continue;
    const next = chosen.slice(index + 1).find(({ address: other }) => !sameAddress(other, address));
    for (let at = mention.line; at < (next?.line ?? lines.length); at += 1) about.add(at);
  }
  for (const mention of seen) {
    if (!sameAddress(mention.address, address)) continue;
    about.add(mention.line);
    for (let at = mention.line + 1; at < lines.length && /^[ \t]+\S|^<<< \d{3}/.test(lines[at] ?? '') && addressesIn(lines[at] ?? '').length === 0; at += 1) about.add(at);
  }
  return [...about].sort((one, other) => one - other).map((at) => lines[at]).join('\n');
}

function firstOfEach(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}
