import type { ModelInfo } from '../contracts/backend.ts';
import { isOutreachError } from '../errors.ts';
import type { Wire } from './wire.ts';

/** A model server of this machine that answered. */
export interface LocalServer {
  readonly name: string;
  /** Id of the backend that speaks with it, and the base URL to give it. */
  readonly backend: string;
  readonly baseUrl: string;
  readonly models: readonly ModelInfo[];
}

interface KnownServer extends Omit<LocalServer, 'models'> {
  /** Where it lists its models; the first address that answers with a list counts. */
  readonly lists: readonly string[];
}

/** Where servers listen when nobody has told them otherwise. LM Studio tells of context sizes only in an API of its own (https://lmstudio.ai/docs/developer/rest/endpoints). */
const knownServers = (ollama: string): readonly KnownServer[] => [
  { name: 'Ollama', backend: 'ollama', baseUrl: ollama, lists: [`${ollama}/api/tags`] },
  { name: 'LM Studio', backend: 'openai', baseUrl: 'http://127.0.0.1:1234/v1', lists: ['http://127.0.0.1:1234/api/v0/models', 'http://127.0.0.1:1234/v1/models'] },
];

/** The model servers that run on this machine, with what they have installed; those that do not answer are left out. Asks loopback addresses only; `ollama` is its base URL. */
export async function findLocalServers(wire: Wire, signal: AbortSignal, ollama = 'http://127.0.0.1:11434'): Promise<readonly LocalServer[]> {
  const found = await Promise.all(
    knownServers(ollama).map(async ({ lists, ...server }) => {
      for (const address of lists) {
        const models = await listAt(address, server.name, wire, signal);
        if (models !== undefined) return [{ ...server, models }];
      }
      return [];
    }),
  );
  return found.flat();
}

async function listAt(address: string, backend: string, wire: Wire, signal: AbortSignal): Promise<readonly ModelInfo[] | undefined> {
  const line = wire.open({ backend, model: '', remote: false, signal });
  try {
    const response = await line.fetch(address);
    return readList(await response.json());
  } catch (thrown) {
    signal.throwIfAborted();
    // It does not run, or it is something else that listens there.
    if (isOutreachError(thrown) || thrown instanceof SyntaxError) return undefined;
    throw thrown;
  } finally {
    line.close();
  }
}

/** `{"models": [{"name", "digest"}]}` of Ollama, `{"data": [{"id"}]}` of OpenAI and of LM Studio, which adds `max_context_length`. */
function readList(value: unknown): readonly ModelInfo[] | undefined {
  const { models, data } = (value ?? {}) as { readonly models?: unknown; readonly data?: unknown };
  const list = Array.isArray(models) ? models : data;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((entry) => {
    const { id, name, digest, type, loaded_context_length: loaded, max_context_length: longest } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    const model = typeof id === 'string' ? id : name;
    if (typeof model !== 'string' || model === '' || type === 'embeddings') return [];
    const context = [loaded, longest].find((length) => Number.isSafeInteger(length)) as number | undefined;
    return [{ id: model, contextTokens: context ?? null, digest: typeof digest === 'string' ? digest : null }];
  });
}
