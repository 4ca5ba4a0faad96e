import type { ChatRequest as OllamaRequest, Message } from 'ollama';
import type { ChatMessage, ChatRequest } from '../../../core/index.ts';

/** https://docs.ollama.com/api/chat; the SDK's types do not know the last two yet. */
export interface ChatBody extends OllamaRequest {
  readonly stream: true;
  /** False: a prompt that is too long is refused (Ollama 0.12.4 and newer; older ones cut it all the same). */
  readonly truncate: false;
  /** False: an answer that outgrows the context ends there, instead of pushing the question out. */
  readonly shift: false;
}

export function mapRequest(request: ChatRequest, contextTokens: number, keepAlive: string | undefined): ChatBody & { stream: true } {
  const { model, messages, tools, toolChoice = 'auto', object, maxOutputTokens, temperature } = request;
  // There is no way to make it call one; the client looks whether it did.
  const offered = toolChoice === 'none' ? [] : (tools ?? []);
  return {
    model,
    messages: messages.map(mapMessage),
    stream: true,
    truncate: false,
    shift: false,
    ...(offered.length === 0 ? {} : { tools: offered.map(({ name, description, schema }) => ({ type: 'function', function: { name, description, parameters: schema } })) }),
    // Held to a schema it could not call a tool (https://github.com/ollama/ollama/issues/8063).
    ...(object === undefined || offered.length > 0 ? {} : { format: object.schema }),
    ...(keepAlive === undefined ? {} : { keep_alive: keepAlive }),
    options: { num_ctx: contextTokens, num_predict: maxOutputTokens, ...(temperature === undefined ? {} : { temperature }) },
  };
}

function mapMessage(message: ChatMessage): Message {
  if (message.role === 'tool') return { role: 'tool', content: message.failed === true ? `Error: ${message.text}` : message.text, tool_name: message.name, ...{ tool_call_id: message.callId } };
  if (message.role !== 'assistant') return { role: message.role, content: message.text };
  const thinking = thoughtsIn(message.opaque);
  return {
    role: 'assistant',
    content: message.text,
    ...(thinking === undefined ? {} : { thinking }),
    ...(message.toolCalls.length === 0 ? {} : { tool_calls: message.toolCalls.map(({ id, name, arguments: json }) => ({ id, function: { name, arguments: objectOf(json) } })) }),
  };
}

/** Models that think before they call a tool want to see their thoughts again with its result. */
function thoughtsIn(opaque: unknown): string | undefined {
  const { thinking } = (opaque ?? {}) as { readonly thinking?: unknown };
  return typeof thinking === 'string' ? thinking : undefined;
}

/** Ollama takes arguments as an object; those that are none were refused by their tool, whose answer follows. */
function objectOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told to the model by the result.
  }
  return {};
}
