import type { ClientOptions, OpenAI } from 'openai';
import type { WireRequest } from '../../../core/index.ts';

export interface Access {
  readonly baseUrl: string;
  /** Undefined for a server on this machine that wants none. */
  readonly apiKey: string | undefined;
  readonly organization: string | undefined;
}

/** The longest that a timer can wait: the deadlines are the model client's, and the SDK's own must never be the first. */
const never = 2 ** 31 - 1;

export interface Asking {
  readonly client: OpenAI;
  /** The options of a call, which hand the request's own `fetch` to that of the client. */
  readonly line: OpenAI.RequestOptions;
}

/**
 * The SDK for one server. It is loaded at the first request, retries nothing and logs nothing; its client is kept as long as the key is the same, since making one takes
 * longer than using it. What it would read from the environment (OPENAI_BASE_URL, OPENAI_ORG_ID and others) is given, so that a variable can neither send a key nor a
 * question elsewhere.
 */
export function createSdk(): (request: WireRequest, access: Access) => Promise<Asking> {
  let kept: { readonly apiKey: string | undefined; readonly client: Promise<OpenAI> } | undefined;
  return async (request, access) => {
    if (kept === undefined || kept.apiKey !== access.apiKey) kept = { apiKey: access.apiKey, client: createClient(access) };
    return { client: await kept.client, line: { fetchOptions: { request } as object } };
  };
}

async function createClient({ baseUrl, apiKey, organization }: Access): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai');
  const options: ClientOptions = {
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: organization ?? null,
    project: null,
    webhookSecret: null,
    fetch: (input, init) => {
      const { request, ...plain } = init as RequestInit & { readonly request: WireRequest };
      return request.fetch(input, plain);
    },
    maxRetries: 0,
    timeout: never,
    logLevel: 'off',
    ...(apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
  };
  return withoutVariable('OPENAI_CUSTOM_HEADERS', () => new Client(options));
}

/** Headers that somebody has set for every program that uses the SDK are not for the address that is configured here; the SDK has no option against them. */
function withoutVariable<Made>(name: string, make: () => Made): Made {
  const { [name]: value } = process.env;
  if (value === undefined) return make();
  delete process.env[name];
  try {
    return make();
  } finally {
    process.env[name] = value;
  }
}
