import type { ModelBackend } from '../contracts/backend.ts';
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
  const line = wire.open({ backend: backend.label, model, remote: backend.remote, signal });
  try {
    const have = (await backend.models({ fetch: line.fetch, signal: line.signal })).map(({ id }) => id);
    if (have.length > 0 && !have.some((id) => isOf(id, model))) throw createError('model_unknown', { backend: backend.label, model, have: have.slice(0, mostNamed) });
  } catch (thrown) {
    signal.throwIfAborted();
    const error = typedCause(thrown);
    if (error?.retryable === true && error.code !== 'model_unreachable') return;
    throw blamePlugin(plugin, 'listing its models', error ?? thrown);
  } finally {
    line.close();
  }
}

/** `claude-x` is listed as `claude-x-20260101`, `llama3` as `llama3:latest`, and `model:free` as `model`. */
function isOf(id: string, model: string): boolean {
  return id.startsWith(model) || model.startsWith(id);
}
