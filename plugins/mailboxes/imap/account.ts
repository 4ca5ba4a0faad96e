import type { JsonSchema } from '../../../core/index.ts';
import { serverOfAddress } from './providers.ts';

/** A mail account, as it stands in the settings. */
export interface AccountOptions {
  readonly host: string;
  readonly port?: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly auth: 'password' | 'oauth2' | 'editor';
  readonly provider?: 'google' | 'microsoft';
  readonly clientId?: string;
  readonly tokenUrl?: string;
  readonly folders: readonly string[];
  readonly sentFolder?: string;
  readonly certificate?: string;
  readonly pollSeconds: number;
  readonly silenceSeconds: number;
}

export interface ImapOptions extends Omit<AccountOptions, 'host' | 'user'> {
  readonly host?: string;
  readonly user?: string;
  readonly accounts: Readonly<Record<string, AccountOptions>>;
}

export interface Account extends AccountOptions {
  /** `imap`, or `imap:NAME` of a further account. */
  readonly id: string;
  readonly port: number;
  /** What its secrets are called: `password`, or `password:NAME`. */
  secretName(name: 'password' | 'refreshToken' | 'clientSecret'): string;
}

const properties = {
  host: { type: 'string', minLength: 1, description: 'The IMAP server, such as imap.example.com. Left empty, it is known for the common services.' },
  port: { type: 'integer', minimum: 1, maximum: 65_535, description: 'Its port: 993 with TLS and 143 with STARTTLS, unless the provider says otherwise.' },
  security: { enum: ['tls', 'starttls', 'none'], default: 'tls', description: 'How the connection is protected; "none" only for a server on this machine.' },
  user: { type: 'string', minLength: 1, description: 'The name to log in with, mostly the mail address.' },
  auth: { enum: ['password', 'oauth2', 'editor'], default: 'password', description: 'A password (Gmail: an app password), OAuth 2.0, or the editor, where you are signed in with Microsoft.' },
  provider: { enum: ['google', 'microsoft'], description: 'Whose OAuth 2.0 it is.' },
  clientId: { type: 'string', minLength: 1, description: 'The client id of the OAuth 2.0 application.' },
  tokenUrl: { type: 'string', pattern: '^(?:https://|http://(?:127\\.0\\.0\\.1|localhost)[:/])', description: "Where access tokens are fetched, if not at the provider's usual address." },
  folders: { type: 'array', items: { type: 'string', minLength: 1 }, default: [], description: 'The folders to read; when empty, those into which mail arrives, is archived, or goes as spam.' },
  sentFolder: { type: 'string', minLength: 1, description: 'The folder for sent mail, if it is not found by itself.' },
  certificate: { type: 'string', minLength: 1, description: 'A PEM file with the certificate to trust, for a server that has one of its own.' },
  pollSeconds: { type: 'integer', minimum: 5, maximum: 3600, default: 60, description: 'How often a server is asked that cannot tell of new mail by itself (IDLE).' },
  silenceSeconds: { type: 'integer', minimum: 1, maximum: 300, default: 90, description: 'How long a server may be silent before the connection counts as lost.' },
} as const;

/** Draws the questions of setup. Without a host there is no mailbox. */
export const optionsSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...properties,
    accounts: {
      type: 'object',
      default: {},
      description: 'Further accounts by name: the mailbox of "work" is "imap:work", its password is stored as "password:work".',
      propertyNames: { pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
      additionalProperties: { type: 'object', additionalProperties: false, required: ['host', 'user'], properties },
    },
  },
};

/** Every account of the settings, the unnamed one first. */
export function accountsOf({ accounts, host: named, user, ...rest }: ImapOptions): readonly Account[] {
  const host = named ?? (user === undefined ? undefined : serverOfAddress(user));
  return [...(host === undefined || user === undefined ? [] : [account('', { ...rest, host, user })]), ...Object.entries(accounts).map(([name, options]) => account(name, options))];
}

function account(name: string, options: AccountOptions): Account {
  return {
    ...options,
    id: name === '' ? 'imap' : `imap:${name}`,
    port: options.port ?? (options.security === 'tls' ? 993 : 143),
    secretName: (secret) => (name === '' ? secret : `${secret}:${name}`),
  };
}

/** 127.0.0.0/8 and ::1: what never leaves this machine. */
export function isOnThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
