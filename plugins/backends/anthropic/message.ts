// What comes over the wire, as far as it is read. All of it comes from outside: any part may be missing, and there are kinds that nobody here has heard of.

/** A part of a message's content, of whatever kind. */
export interface Block {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** A part, and the JSON text of its input where it came as text. */
export interface Part {
  readonly block: Block;
  readonly inputText?: string;
}

/** https://platform.claude.com/docs/en/api/messages, `usage` */
export interface WireUsage {
  readonly input_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
  readonly cache_creation_input_tokens?: number | null;
  readonly output_tokens?: number | null;
  readonly output_tokens_details?: { readonly thinking_tokens?: number | null } | null;
}

/** https://platform.claude.com/docs/en/api/messages */
export interface WireMessage {
  readonly id?: string;
  readonly model?: string;
  readonly content?: readonly Block[];
  readonly stop_reason?: string | null;
  readonly usage?: WireUsage;
}

/** What an assistant's turn is given back as, when it had parts of the provider's own. */
export interface OwnParts {
  readonly provider: 'anthropic';
  /** Who was asked: reasoning is signed for one model and refused by another. */
  readonly model: string;
  readonly content: readonly Block[];
}

/** Whether `AssistantMessage.opaque` is from here, and not from another backend that answered before. */
export function isOwnParts(opaque: unknown): opaque is OwnParts {
  return typeof opaque === 'object' && opaque !== null && 'provider' in opaque && opaque.provider === 'anthropic' && 'content' in opaque && Array.isArray(opaque.content);
}

/** A call that the model asks us to make; `server_tool_use` and the like were made by the provider. */
export function isToolUse(block: Block): block is Block & { readonly id: string; readonly name: string } {
  return block.type === 'tool_use';
}

/** The JSON text of a call's input. */
export function inputTextOf({ block, inputText }: Part): string {
  if (inputText !== undefined && inputText.trim() !== '') return inputText;
  return JSON.stringify(block['input'] ?? {});
}

/** A string as it is; anything else is no text. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // whoever asks says what should have been there
  }
}
