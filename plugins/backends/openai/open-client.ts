import type { OpenAI } from 'openai';
import type { WireRequest } from '../../../core/index.ts';

export interface Access {
  readonly baseUrl: string;
  /** Undefined for a server on this machine that wants none. */
  readonly apiKey: string | undefined;
  readonly organization: string | undefined;
}

/** The longest that a timer can wait: the deadlines are the model client's, and the SDK's own must never be the first. */
const never = 2 ** 31 - 1;

/**
 * The SDK for one request. It is loaded at the first, retries nothing and logs nothing; what it would read from the environment
 * (OPENAI_BASE_URL, OPENAI_ORG_ID and others) is given, so that a variable can neither send a key nor a question elsewhere.
 */
export async function openClient(request: WireRequest, { baseUrl, apiKey, organization }: Access): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai');
  return new Client({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: organization ?? null,
    project: null,
    webhookSecret: null,
    fetch: request.fetch,
    maxRetries: 0,
    timeout: never,
    logLevel: 'off',
    ...(apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
  });
}
