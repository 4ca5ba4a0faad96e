// A token endpoint of OAuth 2.0 (RFC 6749 section 3.2) on loopback, which answers as a test tells it to.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ExecutionContext } from 'ava';

export type TokenForm = Readonly<Record<string, string>>;

export interface TokenReply {
  readonly status?: number;
  /** Sent as JSON, but for a text, which is sent as it is. */
  readonly body: unknown;
}

export interface TokenEndpoint {
  readonly url: string;
  /** What was asked, in order. */
  readonly asked: readonly TokenForm[];
}

/** `count` is 1 with the first question. */
export async function startTokenEndpoint(t: ExecutionContext, answer: (form: TokenForm, count: number) => TokenReply | Promise<TokenReply>): Promise<TokenEndpoint> {
  const asked: TokenForm[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const form = Object.fromEntries(new URLSearchParams(await text(request)));
      asked.push(form);
      const { status = 200, body } = await answer(form, asked.length);
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked };
}

/** Gives `access-1` with `refresh-2` for `refresh-1`, and so on: each refresh token is good once, and whoever comes with an earlier one is refused. */
export function rotating(): (form: TokenForm) => TokenReply {
  let number = 1;
  return ({ refresh_token: given }) => {
    if (given !== `refresh-${number}`) return { status: 400, body: { error: 'invalid_grant' } };
    number += 1;
    return { body: { access_token: `access-${number - 1}`, expires_in: 3600, refresh_token: `refresh-${number}` } };
  };
}

export function accessToken(name: string): TokenReply {
  return { body: { access_token: name, expires_in: 3600, token_type: 'Bearer' } };
}
