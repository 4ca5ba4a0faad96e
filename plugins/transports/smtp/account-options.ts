import type { JsonSchema } from '../../../core/index.ts';
import type { Security } from './providers.ts';

/** One account as it stands in config.json. Its secrets are never in there. */
export interface AccountOptions {
  readonly host?: string;
  readonly port?: number;
  readonly security?: Security;
  readonly user?: string;
  readonly login: 'password' | 'oauth2' | 'editor';
  readonly provider?: 'google' | 'microsoft';
  readonly clientId?: string;
  readonly tokenUrl?: string;
  readonly connections: number;
  readonly timeoutSeconds: number;
}

export interface SmtpOptions extends AccountOptions {
  readonly accounts: Readonly<Record<string, AccountOptions>>;
}

const accountProperties = {
  user: { type: 'string', minLength: 1, maxLength: 254, title: 'Mail address or user name', description: 'What you log in to the mail server with; most want the whole address.' },
  host: { type: 'string', pattern: '^[A-Za-z0-9.:\\[\\]-]{1,253}$', title: 'Mail server', description: 'The server for outgoing mail, such as smtp.example.org. Left empty, it is known for the common services.' },
  port: { type: 'integer', minimum: 1, maximum: 65_535, title: 'Port', description: '465 for TLS, 587 for STARTTLS. Left empty, the usual one.' },
  security: { type: 'string', enum: ['tls', 'starttls', 'none'], title: 'Encryption', description: 'TLS from the start, or by STARTTLS, which is then insisted on. "none" is for a server on this machine only.' },
  login: { type: 'string', enum: ['password', 'oauth2', 'editor'], default: 'password', title: 'Login', description: 'With a password (for many services an app password), by OAuth 2 with Google or Microsoft, or by the editor, where you are signed in with Microsoft.' },
  provider: { type: 'string', enum: ['google', 'microsoft'], title: 'OAuth 2 provider', description: 'Who gives the tokens, for the logins "oauth2" and "editor".' },
  clientId: { type: 'string', minLength: 1, title: 'OAuth 2 client', description: 'The id of the client that you registered with the provider, for the login "oauth2"; the editor has one of its own.' },
  tokenUrl: { type: 'string', format: 'uri', title: 'OAuth 2 token address', description: 'Where tokens are refreshed, if not at the usual address of the provider: that of your own tenant.' },
  connections: { type: 'integer', minimum: 1, maximum: 10, default: 2, title: 'Connections', description: 'How many connections to the server are open at once, at most.' },
  timeoutSeconds: { type: 'integer', minimum: 1, maximum: 1_800, default: 600, title: 'Time-out', description: 'Seconds of silence after which a server is given up; mail servers are allowed ten minutes.' },
} as const;

/** Asked for in setup like the others, and kept with the secrets. */
const secretProperties = {
  password: { type: 'string', writeOnly: true, title: 'Password', description: 'The password or app password of the mail account. It is kept with the secrets and never in config.json.' },
  refreshToken: { type: 'string', writeOnly: true, title: 'OAuth 2 refresh token', description: 'For the login "oauth2". It is kept with the secrets and never in config.json.' },
  clientSecret: { type: 'string', writeOnly: true, title: 'OAuth 2 client secret', description: 'For the login "oauth2", where your client has one. It is kept with the secrets and never in config.json.' },
} as const;

export const smtpOptions: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...accountProperties,
    ...secretProperties,
    accounts: {
      type: 'object',
      default: {},
      title: 'Further accounts',
      description: 'Further accounts by a name of your own, each with the same options; "work" sends as smtp:work, and its password is the secret "password:work".',
      propertyNames: { pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$' },
      additionalProperties: { type: 'object', additionalProperties: false, properties: accountProperties },
    },
  },
};
