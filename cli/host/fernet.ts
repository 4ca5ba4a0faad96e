// Fernet tokens, version 0x80 (github.com/fernet/spec): AES-128-CBC and HMAC-SHA256, Base64 for addresses (RFC 4648 section 5).
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface FernetKey {
  readonly signing: Buffer;
  readonly encryption: Buffer;
}

export interface Encryption {
  /** Seconds since 1970. */
  readonly now: number;
  /** 16 bytes, never the same twice; random unless a test vector wants its own. */
  readonly iv?: Uint8Array;
}

/** For tokens that may grow old; without it the time in a token is not looked at. */
export interface Freshness {
  /** Seconds since 1970. */
  readonly now: number;
  readonly timeToLiveSeconds: number;
}

const version = 0x80;
const headLength = 1 + 8 + 16;
const hmacLength = 32;
const blockLength = 16;
/** How far in the future a token's time may lie, in seconds. */
const maxClockSkew = 60;

/** The first half of 32 bytes signs, the second half encrypts. */
export function fernetKey(bytes: Uint8Array): FernetKey {
  if (bytes.length !== 32) throw new RangeError('a Fernet key has 32 bytes');
  return { signing: Buffer.from(bytes.subarray(0, 16)), encryption: Buffer.from(bytes.subarray(16)) };
}

export function encryptFernet(key: FernetKey, message: string | Uint8Array, { now, iv = randomBytes(16) }: Encryption): string {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(version, 0);
  head.writeBigUInt64BE(BigInt(Math.floor(now)), 1);
  head.set(iv, 9);
  const cipher = createCipheriv('aes-128-cbc', key.encryption, iv);
  const signed = Buffer.concat([head, cipher.update(Buffer.from(message)), cipher.final()]);
  return withPadding(Buffer.concat([signed, hmac(key, signed)]).toString('base64url'));
}

/** The message, or undefined when the token is malformed, too old, or not made with this key. */
export function decryptFernet(key: FernetKey, token: string, freshness?: Freshness): Buffer | undefined {
  if (token.length % 4 !== 0 || !/^[A-Za-z0-9_-]*={0,2}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const encryptedLength = bytes.length - headLength - hmacLength;
  if (encryptedLength < blockLength || encryptedLength % blockLength !== 0 || bytes[0] !== version) return undefined;
  if (freshness !== undefined && !isFresh(Number(bytes.readBigUInt64BE(1)), freshness)) return undefined;
  const signed = bytes.subarray(0, -hmacLength);
  if (!timingSafeEqual(hmac(key, signed), bytes.subarray(-hmacLength))) return undefined;
  const decipher = createDecipheriv('aes-128-cbc', key.encryption, bytes.subarray(9, headLength));
  try {
    return Buffer.concat([decipher.update(signed.subarray(headLength)), decipher.final()]);
  } catch {
    return undefined; // the padding is wrong though the signature is right: it was never a Fernet token
  }
}

function isFresh(madeAt: number, { now, timeToLiveSeconds }: Freshness): boolean {
  return madeAt + timeToLiveSeconds >= now && madeAt <= now + maxClockSkew;
}

function hmac(key: FernetKey, bytes: Uint8Array): Buffer {
  return createHmac('sha256', key.signing).update(bytes).digest();
}

function withPadding(base64: string): string {
  return base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
}
