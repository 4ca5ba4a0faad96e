import type { ModelBackend, WireRequest } from '../contracts/backend.ts';
import { blamePlugin, createError } from '../errors.ts';
import { typedCause } from './typed-cause.ts';
import type { Wire } from './wire.ts';

export interface BackendToCheck {
  readonly backend: ModelBackend;
  readonly plugin: string;
  readonly model: string;
  readonly signal: AbortSignal;
}

const mostNamed = 10;

/** Asks once for the list of models, which costs nothing: a wrong key, address or name is said before the work begins. What may pass is left to the rule of asking again. */
export async function checkBackend(wire: Wire, { backend, plugin, model, signal }: BackendToCheck): Promise<void> {
  await backend.checkSetup(model);
  try {
    const have = (await asking(wire, { backend, model, signal }, (line) => backend.models(line))).map(({ id }) => id);
    if (have.length > 0 && !have.some((id) => isOf(id, model))) throw createError('model_unknown', { backend: backend.label, model, have: have.slice(0, mostNamed) });
    await asking(wire, { backend, model, signal }, async (line) => backend.describe?.(model, line));
  } catch (thrown) {
    signal.throwIfAborted();
    const error = typedCause(thrown);
    if (error?.retryable === true && error.code !== 'model_unreachable') return;
    throw blamePlugin(plugin, 'listing its models', error ?? thrown);
  }
}

/** One request, on a line of its own. */
async function asking<Value>(wire: Wire, { backend, model, signal }: Omit<BackendToCheck, 'plugin'>, ask: (line: WireRequest) => Promise<Value>): Promise<Value> {
  const line = wire.open({ backend: backend.label, model, remote: backend.remote, signal });
  try {
    return await ask({ fetch: line.fetch, withoutFetch: line.withoutFetch, signal: line.signal });
  } finally {
    line.close();
  }
}

/** `claude-x` is listed as `claude-x-20260101`, `llama3` as `llama3:latest`, and `model:free` as `model`. */
export function isOf(id: string, model: string): boolean {
  const [short = '', long = ''] = [id, model].sort((one, other) => one.length - other.length);
  return long.startsWith(short) && /^(?:-\d{8}|-\d{4}-\d\d-\d\d|-latest|:[\w.-]+)?$/.test(long.slice(short.length));
}
