import type { Anthropic } from '@anthropic-ai/sdk';
import type { AssistantMessage, ChatMessage, ChatRequest } from '../../../core/index.ts';
import { heldSchema } from './held-schema.ts';
import { knownModel } from './known-models.ts';
import { type Block, isOwnParts, isToolUse, textIn } from './message.ts';

export interface MappedRequest {
  /** https://platform.claude.com/docs/en/api/messages/create */
  readonly body: Anthropic.MessageCreateParamsNonStreaming;
  /** The tool whose input is the object that was asked for; null when none is needed for it. */
  readonly objectTool: string | null;
}

type Content = Anthropic.ContentBlockParam;

/** A request as this provider takes it. `temperature` is left out: since version 2026-10-21 of the API it is answered with status 400. */
export function mapRequest(request: ChatRequest): MappedRequest {
  const { maxOutputTokens, forcesTools, objects } = knownModel(request.model);
  const held = objects === 'schema' && request.object !== undefined ? heldSchema(request.object.schema) : undefined;
  const objectTool = request.object === undefined || held !== undefined ? null : toolName(request.object.name);
  const system = mapSystem(request);
  const tools = mapTools(request, objectTool);
  const choice = mapChoice(request, objectTool, forcesTools);
  return {
    objectTool,
    body: {
      model: request.model,
      max_tokens: Math.min(request.maxOutputTokens, maxOutputTokens ?? Infinity),
      messages: mapMessages(request),
      ...(system.length > 0 ? { system } : {}),
      ...(tools.length > 0 ? { tools } : {}),
      ...(tools.length > 0 && choice !== undefined ? { tool_choice: choice } : {}),
      ...(held !== undefined ? { output_config: { format: { type: 'json_schema', schema: held } } } : {}),
    },
  };
}

/** All system messages, with the mark up to which the provider is to cache: tools stand before it as well. */
function mapSystem({ messages, cachePrompt }: ChatRequest): Anthropic.TextBlockParam[] {
  const texts = messages.flatMap((message) => (message.role === 'system' && isSaid(message.text) ? [message.text] : []));
  return texts.map((text, place) => ({ type: 'text', text, ...(cachePrompt === true && place === texts.length - 1 ? { cache_control: { type: 'ephemeral' } } : {}) }));
}

function mapTools({ tools = [], object }: ChatRequest, objectTool: string | null): Anthropic.Tool[] {
  const asked = tools.map(({ name, description, schema }) => ({ name, description, input_schema: schema as Anthropic.Tool.InputSchema }));
  if (object === undefined || objectTool === null) return asked;
  return [...asked, { name: objectTool, description: 'Give your whole answer by calling this tool, once.', input_schema: object.schema as Anthropic.Tool.InputSchema }];
}

/** Undefined leaves it to the model, as does the provider when nothing is said; a model that may not be forced is not. */
function mapChoice({ tools = [], toolChoice }: ChatRequest, objectTool: string | null, forcesTools: boolean): Anthropic.ToolChoice | undefined {
  if (objectTool !== null && forcesTools) return tools.length === 0 || toolChoice === 'none' ? { type: 'tool', name: objectTool } : { type: 'any' };
  if (toolChoice === 'none' && objectTool === null) return { type: 'none' };
  return toolChoice === 'required' && forcesTools ? { type: 'any' } : undefined;
}

/** Turns of one side, whatever they were made of, become one: results of tools called together must come together. */
function mapMessages({ messages, model }: ChatRequest): Anthropic.MessageParam[] {
  const turns: { readonly role: 'user' | 'assistant'; readonly content: Content[] }[] = [];
  for (const message of messages) {
    if (message.role === 'system') continue;
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const content = message.role === 'assistant' ? mapAssistant(message, model) : mapUser(message);
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...content);
    else if (content.length > 0) turns.push({ role, content });
  }
  return turns;
}

function mapUser(message: Extract<ChatMessage, { readonly role: 'user' | 'tool' }>): Content[] {
  if (message.role === 'user') return mapText(message.text);
  const { callId, text, failed } = message;
  return [{ type: 'tool_result', tool_use_id: idOf(callId), ...(isSaid(text) ? { content: text } : {}), ...(failed === true ? { is_error: true } : {}) }];
}

function mapAssistant(message: AssistantMessage, model: string): Content[] {
  const calls = new Map(message.toolCalls.map((call): [string, Content] => [call.id, { type: 'tool_use', id: idOf(call.id), name: call.name, input: inputOf(call.arguments) }]));
  const own = isOwnParts(message.opaque) ? message.opaque : undefined;
  if (own === undefined) return [...mapText(message.text), ...calls.values()];
  const kept = own.content.filter((block) => isWanted(block, calls, own.model === model));
  const there = new Set(kept.filter(isToolUse).map(({ id }) => id));
  return [...(kept as unknown as Content[]), ...[...calls].filter(([id]) => !there.has(id)).map(([, call]) => call)];
}

/** Calls that were taken out of the conversation, reasoning signed for another model, and empty texts are refused by the provider. */
function isWanted(block: Block, calls: ReadonlyMap<string, unknown>, sameModel: boolean): boolean {
  if (isToolUse(block)) return calls.has(block.id);
  if (block.type === 'thinking' || block.type === 'redacted_thinking') return sameModel;
  return block.type !== 'text' || isSaid(textIn(block['text']));
}

function mapText(text: string): Content[] {
  return isSaid(text) ? [{ type: 'text', text }] : [];
}

/** A text without a visible character is refused: "text content blocks must contain non-whitespace text". */
function isSaid(text: string): boolean {
  return text.trim() !== '';
}

/** The input must be an object; what is none was cut or garbled, and is shown as it came. */
function inputOf(json: string): Readonly<Record<string, unknown>> {
  try {
    const input: unknown = JSON.parse(json.trim() === '' ? '{}' : json);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
  } catch {
    // Told below.
  }
  return { unreadable: json };
}

/** Another provider's id may hold what this one refuses. */
function idOf(callId: string): string {
  return callId.replaceAll(/[^\w-]/g, '_');
}

function toolName(name: string): string {
  return name.replaceAll(/[^\w-]/g, '_').slice(0, 128);
}
