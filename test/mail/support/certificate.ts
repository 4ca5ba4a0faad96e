import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  /** Path of the certificate, PEM: it is its own authority, to be trusted by whoever connects. */
  readonly certificate: string;
  readonly key: string;
}

/** A certificate of its own for `localhost` and 127.0.0.1, or for another name; valid for a day. */
export async function makeCertificate(folder: string, name = 'localhost'): Promise<Certificate> {
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  const names = name === 'localhost' ? 'DNS:localhost,IP:127.0.0.1' : `DNS:${name}`;
  await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`, '-keyout', key, '-out', certificate]);
  return { certificate, key };
}
