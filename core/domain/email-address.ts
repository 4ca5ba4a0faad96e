/** An address that is safe to write into an envelope: ASCII only, domain in lower case (IDNA), nothing quoted, no comment, no line end. */
export interface EmailAddress {
  readonly address: string;
  readonly domain: string;
}

export type ParsedEmailAddress = (EmailAddress & { readonly problem?: undefined }) | { readonly problem: string };

// RFC 5321 section 4.5.3.1: octets of the local part, and of the path without its angle brackets.
const longestLocalPart = 64;
const longestAddress = 254;

// RFC 5322 section 3.2.3: dot-atom.
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabels = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/;

/** Reads one bare address, strictly: what other programs might understand as two, or as something else, is refused with the reason. */
export function parseEmailAddress(text: string): ParsedEmailAddress {
  const bare = text.trim();
  if (bare === '') return { problem: 'it is empty' };
  if (bare.length > longestAddress * 2) return { problem: 'it is too long' };
  // Control characters, and the line ends that JavaScript's trim would forgive at the edges.
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text.replace(/^[ \t]+|[ \t]+$/g, ''))) return { problem: 'it has a control character or a line end' };
  if (/[\s<>(),;:"\\[\]]/.test(bare)) return { problem: 'it has a space, quote, comment or bracket' };
  const at = bare.lastIndexOf('@');
  if (at < 0) return { problem: 'it has no @' };
  const local = bare.slice(0, at);
  if (local.includes('@')) return { problem: 'it has more than one @' };
  if (local === '') return { problem: 'nothing stands before the @' };
  if (local.length > longestLocalPart) return { problem: 'the part before the @ is too long' };
  if (!localPart.test(local)) return { problem: 'the part before the @ has characters that mail servers do not take' };
  const domain = asciiDomain(bare.slice(at + 1));
  if (domain === undefined || !domainLabels.test(domain)) return { problem: 'the part after the @ is not a domain' };
  const address = `${local}@${domain}`;
  if (address.length > longestAddress) return { problem: 'it is too long' };
  return { address, domain };
}

function asciiDomain(domain: string): string | undefined {
  if (/^[A-Za-z0-9.-]+$/.test(domain)) return domain.toLowerCase();
  try {
    // The platform's own IDNA (UTS #46), which refuses mixed and unassigned characters.
    const { hostname } = new URL(`http://${domain}/`);
    return /[/?#@%]/.test(domain) ? undefined : hostname;
  } catch (thrown) {
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}
