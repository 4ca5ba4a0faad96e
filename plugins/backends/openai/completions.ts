import type { CompletionCreateParamsNonStreaming } from 'openai/resources/completions';
import type { ChatAnswer, ChatMessage, ChatPiece, ChatRequest } from '../../../core/index.ts';
import { completeFrom, streamFrom, underSignal } from './assembly.ts';
import { chatAssembly } from './chat-assembly.ts';
import type { Provider } from './provider.ts';

/** One whole answer of the legacy `/completions` (https://platform.openai.com/docs/api-reference/completions/create), which knows no tools: `model_lacks_tools`. */
export function completeText(request: ChatRequest, provider: Provider): Promise<ChatAnswer> {
  return underSignal(request, async () => {
    const body = textBody(request, provider);
    const { client, line } = await provider.client(request);
    return completeFrom(await client.completions.create(body, line).asResponse(), chatAssembly(request.model, provider), provider);
  });
}

/** The same as a stream. */
export async function* streamText(request: ChatRequest, provider: Provider): AsyncGenerator<ChatPiece> {
  const response = await underSignal(request, async () => {
    const body = textBody(request, provider);
    const { client, line } = await provider.client(request);
    const usage = provider.dialect.asksForUsage ? { stream_options: { include_usage: true } } : {};
    return client.completions.create({ ...body, stream: true, ...usage }, line).asResponse();
  });
  yield* streamFrom(response, chatAssembly(request.model, provider), provider);
}

function textBody({ model, messages, tools = [], maxOutputTokens, temperature }: ChatRequest, { fail, label }: Provider): CompletionCreateParamsNonStreaming {
  if (tools.length > 0) fail('model_lacks_tools', { backend: label, model });
  return { model, prompt: promptOf(messages), max_tokens: maxOutputTokens, ...(temperature === undefined ? {} : { temperature }) };
}

/** Such a model goes on with a text: a single question stands for itself, a conversation says who speaks. */
function promptOf(messages: readonly ChatMessage[]): string {
  const system = messages.filter(({ role }) => role === 'system').map(({ text }) => text);
  const rest = messages.filter(({ role }) => role !== 'system');
  const speaker = { assistant: 'Assistant', tool: 'Tool', user: 'User', system: 'System' } as const;
  const turns = rest.length === 1 ? rest.map(({ text }) => text) : [...rest.map(({ role, text }) => `${speaker[role]}: ${text}`), 'Assistant:'];
  return [...system, ...turns].join('\n\n');
}
