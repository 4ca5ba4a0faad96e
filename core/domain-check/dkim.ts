// Reads a DKIM key record, RFC 6376 section 3.6.1, with RFC 8301 (which keys are long enough) and RFC 8463 (Ed25519).
import { createPublicKey } from 'node:crypto';
import { readTags } from './tag-list.ts';

export type DkimKey =
  | { readonly state: 'good'; readonly type: 'rsa' | 'ed25519'; readonly bits: number; readonly isTest: boolean }
  | { readonly state: 'revoked' }
  | { readonly state: 'broken'; readonly problem: string };

/** RFC 8301 section 3.2: shorter keys must not be taken as valid. */
const fewestBits = 1024;
/** Letters of a key; one of 16,384 bits has 2,800. */
const longestKey = 8_000;

/** True of a text that is meant as a DKIM key: a wildcard gives other texts for any selector. */
export function isDkim(text: string): boolean {
  const { tags } = readTags(text.slice(0, longestKey * 2));
  const version = tags.get('v')?.toUpperCase();
  return version === 'DKIM1' || (version === undefined && tags.has('p'));
}

/** Takes a text that `isDkim`. */
export function readDkimKey(text: string): DkimKey {
  if (text.length > 2 * longestKey) return { state: 'broken', problem: `it has ${text.length} letters` };
  const { tags, problems } = readTags(text);
  const [problem] = problems;
  if (problem !== undefined) return { state: 'broken', problem };
  const version = tags.get('v');
  if (version !== undefined && (version !== 'DKIM1' || [...tags.keys()][0] !== 'v')) return { state: 'broken', problem: 'it does not begin with "v=DKIM1"' };
  if (!tags.has('p')) return { state: 'broken', problem: 'it has no key ("p=")' };
  const key = (tags.get('p') ?? '').replace(/\s+/g, '');
  if (key === '') return { state: 'revoked' };
  const hashes = tags.get('h');
  if (hashes !== undefined && !words(hashes).includes('sha256')) return { state: 'broken', problem: 'it does not allow SHA-256, which every signature uses' };
  const services = tags.get('s');
  if (services !== undefined && !words(services).some((service) => service === '*' || service === 'email')) return { state: 'broken', problem: 'it is not for e-mail' };
  if (key.length > longestKey || !/^[A-Za-z0-9+/]+={0,2}$/.test(key)) return { state: 'broken', problem: 'its key is not written in Base64' };
  const isTest = words(tags.get('t') ?? '').includes('y');
  switch ((tags.get('k') ?? 'rsa').toLowerCase()) {
    case 'rsa':
      return rsaKey(key, isTest);
    case 'ed25519':
      return Buffer.from(key, 'base64').length === 32 ? { state: 'good', type: 'ed25519', bits: 256, isTest } : { state: 'broken', problem: 'its Ed25519 key does not have 32 bytes' };
    default:
      return { state: 'broken', problem: 'its key is of a kind that receivers do not know' };
  }
}

function rsaKey(key: string, isTest: boolean): DkimKey {
  const der = Buffer.from(key, 'base64');
  // The standard says SubjectPublicKeyInfo; some servers publish the bare RSAPublicKey, which receivers take as well.
  const bits = modulusOf(der, 'spki') ?? modulusOf(der, 'pkcs1');
  if (bits === undefined) return { state: 'broken', problem: 'its key cannot be read: a part of it may be missing' };
  if (bits < fewestBits) return { state: 'broken', problem: `its key has only ${bits} bits, and receivers take none below ${fewestBits}` };
  return { state: 'good', type: 'rsa', bits, isTest };
}

function modulusOf(key: Buffer, type: 'spki' | 'pkcs1'): number | undefined {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key, format: 'der', type });
    return asymmetricKeyType === 'rsa' ? asymmetricKeyDetails?.modulusLength : undefined;
  } catch {
    return undefined; // whatever OpenSSL says of it: it is no such key
  }
}

function words(list: string): readonly string[] {
  return list.toLowerCase().split(':').map((word) => word.trim());
}
