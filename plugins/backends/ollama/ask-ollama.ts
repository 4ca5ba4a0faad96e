import type { Ollama } from 'ollama';
import type { Scope, WireRequest } from '../../../core/index.ts';

export const label = 'Ollama';

export interface Asking {
  readonly address: string;
  readonly request: WireRequest;
  readonly model: string;
  readonly fail: Scope['fail'];
}

export interface Asked<Value> {
  readonly value: Value;
  /** Of a stream, its body is as it came: nobody has read it. */
  readonly response: Response;
}

/** One request, made by the SDK through our fetch. What a status means was said there; a few texts of Ollama's say more. */
export async function askOllama<Value>({ address, request, model, fail }: Asking, call: (client: Ollama) => Promise<Value>): Promise<Asked<Value>> {
  const { Ollama: Client } = await import('ollama');
  request.signal.throwIfAborted();
  let response: Response | undefined;
  const fetch = async (input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit) => (response = await request.fetch(input, { ...init, signal: request.signal }));
  try {
    const value = await call(new Client({ host: address, fetch }));
    return { value, response: response as Response };
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return fail('model_address_wrong', { backend: label, address, reason: 'it answered with something that is not JSON' }, { cause: thrown });
    throw said(thrown, { model, fail }) ?? thrown;
  }
}

/** `request (2622 tokens) exceeds the available context size (512 tokens)`, of a server that cuts nothing because it was told not to. */
const tooLong = /(?:exceeds? the (?:available |model's )?(?:maximum )?context (?:size|length)|longer than the context length)/i;

function said(thrown: unknown, { model, fail }: Pick<Asking, 'model' | 'fail'>): undefined {
  const { code, details } = (thrown ?? {}) as { readonly code?: unknown; readonly details?: { readonly reason?: unknown } };
  if (code !== 'model_request_refused' && code !== 'model_failed') return undefined;
  const reason = String(details?.reason);
  if (tooLong.test(reason)) {
    const [sent = 0, read = 0] = (reason.match(/\d+(?= tokens)/g) ?? []).map(Number);
    fail('model_context_cut', { backend: label, model, sent, read }, { cause: thrown });
  }
  if (/does not support tools/i.test(reason)) fail('model_lacks_tools', { backend: label, model }, { cause: thrown });
  return undefined;
}
