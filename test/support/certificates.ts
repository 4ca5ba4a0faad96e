// X.509 certificates for servers of tests, made in a moment: good ones, expired ones, for another name, signed by nobody.
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

export interface CertificateWish {
  readonly name?: string;
  /** Host names and IPv4 addresses that it is for. */
  readonly hosts?: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
  /** Signed by itself when left out. */
  readonly by?: Certificate;
}

const day = 86_400_000;

/** RFC 5280, with an elliptic-curve key. */
export function makeCertificate({ name = 'localhost', hosts = ['localhost', '127.0.0.1'], from = new Date(Date.now() - day), until = new Date(Date.now() + day), by }: CertificateWish = {}): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer: KeyObject = by === undefined ? privateKey : createPrivateKey(by.key);
  const issuer = by === undefined ? name : (/CN=(.*)/.exec(new X509Certificate(by.cert).subject)?.[1] ?? name);
  const alternatives = hosts.map((host) => (/^[\d.]+$/.test(host) ? tagged(0x87, Buffer.from(host.split('.').map(Number))) : tagged(0x82, Buffer.from(host))));
  const isAuthority = hosts.length === 0;
  const extensions = sequence(
    sequence(oid('2.5.29.19'), tagged(0x01, Buffer.from([0xff])), tagged(0x04, isAuthority ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence())),
    ...(isAuthority ? [] : [sequence(oid('2.5.29.17'), tagged(0x04, sequence(...alternatives)))]),
  );
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(time(from), time(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  );
  const signature = sign('sha256', body, signer);
  const der = sequence(body, ecdsaWithSha256, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/(.{64})/g, '$1\n').trim()}\n-----END CERTIFICATE-----\n` };
}

/** Signs certificates of others. */
export function makeAuthority(name = 'Authority of tests'): Certificate {
  return makeCertificate({ name, hosts: [] });
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((part) => {
    const sevens: number[] = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) sevens.unshift((left & 0x7f) | 0x80);
    return sevens;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

function nameOf(common: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(common)))));
}

function time(when: Date): Buffer {
  return tagged(0x18, Buffer.from(`${when.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}
