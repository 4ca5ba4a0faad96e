import type { AccountOptions } from './account-options.ts';
import { type Provider, providerOfAddress, providerOfHost, type Security } from './providers.ts';

/** One account, complete: what its options say, and what is known of its service. */
export interface Account {
  /** Null for the account at the top of the options. */
  readonly name: string | null;
  /** Of the transport: `smtp`, `smtp:work`. */
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** Null where the server asks for no login. */
  readonly user: string | null;
  readonly login: 'password' | 'oauth2' | 'editor';
  readonly provider: 'google' | 'microsoft' | null;
  readonly clientId: string | null;
  readonly tokenUrl: string | null;
  readonly connections: number;
  readonly timeoutSeconds: number;
  readonly filesSent: boolean;
  readonly passwordHelp: string | null;
}

export type ReadAccount = Account | { readonly problem: string };

/** An account from its options; `problem` says what is wrong with them, and undefined that there is none: neither a server nor an address whose server is known. */
export function readAccount(name: string | null, options: AccountOptions): ReadAccount | undefined {
  const where = name === null ? '' : `accounts.${name}.`;
  const known = serviceOf(options);
  const host = options.host?.toLowerCase() ?? known?.host;
  if (host === undefined) return undefined;
  const ownPort = options.port ?? (options.security === undefined ? known?.port : undefined);
  const security = options.security ?? (known !== undefined && ownPort === known.port ? known.security : ownPort === 587 || ownPort === 25 ? 'starttls' : 'tls');
  if (security === 'none' && !isLoopback(host)) return { problem: `${where}security is "none", which only a server on this machine may have: anyone between here and ${host} could read your mail and your password` };
  if (options.tokenUrl !== undefined && !isSafeTokenUrl(options.tokenUrl)) return { problem: `${where}tokenUrl must begin with https://` };
  if (options.login === 'oauth2') {
    const missing = (['user', 'provider', 'clientId'] as const).filter((option) => options[option] === undefined);
    if (missing.length > 0) return { problem: `the login "oauth2" needs ${missing.map((option) => where + option).join(', ')}` };
  }
  if (options.login === 'editor') {
    if (options.user === undefined) return { problem: `the login "editor" needs ${where}user` };
    if (options.provider !== 'microsoft') return { problem: `the login "editor" needs ${where}provider "microsoft": editors have no sign-in with Google, which takes an app password, or the login "oauth2"` };
  }
  return {
    name,
    id: name === null ? 'smtp' : `smtp:${name}`,
    host,
    port: ownPort ?? (security === 'tls' ? 465 : 587),
    security,
    user: options.user ?? null,
    login: options.login,
    provider: options.provider ?? null,
    clientId: options.clientId ?? null,
    tokenUrl: options.tokenUrl ?? null,
    connections: options.connections,
    timeoutSeconds: options.timeoutSeconds,
    filesSent: known?.filesSent ?? false,
    passwordHelp: known?.passwordHelp ?? null,
  };
}

/** RFC 1122: 127.0.0.0/8; RFC 4291: ::1; RFC 6761: localhost. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(?:\.\d{1,3}){3}$/.test(host) || host === '::1' || host === '[::1]';
}

function serviceOf({ host, user }: AccountOptions): Provider | undefined {
  if (host !== undefined) return providerOfHost(host);
  return user === undefined ? undefined : providerOfAddress(user);
}

function isSafeTokenUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
