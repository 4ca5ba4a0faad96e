/** An account that is logged in to by OAuth 2.0, for which the plugin keeps a refresh token (RFC 6749 section 1.5) among its secrets. */
export interface RefreshedLogin {
  /** Named in what the person is told. */
  readonly user: string;
  /** The token endpoint, RFC 6749 section 3.2. */
  readonly tokenUrl: string;
  readonly clientId: string;
  /** Which of the granted rights a token is for, RFC 6749 section 3.3; all of them when left out. */
  readonly rights?: string;
  /** The name of the plugin's secret; a token that the provider gives in its place is kept there before it is used. */
  readonly refreshToken: string;
  /** The name of the plugin's secret; it may hold none. */
  readonly clientSecret: string;
}

/**
 * Answers with an access token that is good for another minute at least, and is not the one that a server has just refused. Rejects with `mail_login_missing`,
 * `mail_login_refused` or `mail_unreachable`, and with the signal's reason.
 */
export type AccessTokens = (signal: AbortSignal, refused?: string) => Promise<string>;

/** An account that the person is signed in to in the host, as in an editor: the host keeps what it needs for that, and we keep nothing. */
export interface HostLogin {
  readonly provider: 'microsoft';
  /** As the host names the account, mostly the mail address. */
  readonly user: string;
  /** The mail server, named in what the person is told. */
  readonly server: string;
  /** The person's own application with the provider; the host's own when left out. */
  readonly clientId?: string;
}
