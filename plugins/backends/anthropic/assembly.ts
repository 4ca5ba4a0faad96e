import type { ChatPiece, Scope } from '../../../core/index.ts';
import { type Block, inputTextOf, isToolUse, parseJson, type Part, textIn, type WireMessage } from './message.ts';
import { failAs } from './provider-error.ts';

/** An event of a stream: https://platform.claude.com/docs/en/build-with-claude/streaming#event-types */
export interface StreamEvent {
  readonly type: string;
  readonly index?: number;
  readonly message?: WireMessage;
  readonly content_block?: Block;
  readonly delta?: Readonly<Record<string, unknown>>;
  readonly usage?: WireMessage['usage'];
  readonly error?: unknown;
}

/** Puts a message together from the events of a stream. */
export interface Assembly {
  /** What an event adds for those who read along; throws a typed error for one that ends the answer badly. */
  take(event: StreamEvent): readonly ChatPiece[];
  /** Whether the end of the message was told. */
  readonly complete: boolean;
  readonly message: WireMessage;
  readonly parts: readonly Part[];
}

export interface AssemblyOf {
  readonly label: string;
  readonly model: string;
  readonly objectTool: string | null;
}

interface GrowingPart {
  block: Record<string, unknown> & { readonly type: string };
  inputText: string;
  /** Its number among the tool calls; null for what is none. */
  readonly call: number | null;
}

const none: readonly ChatPiece[] = [];

/** For one stream. Events and parts that nobody here has heard of are passed over or kept as they are. */
export function createAssembly({ label, model, objectTool }: AssemblyOf, fail: Scope['fail']): Assembly {
  let message: WireMessage | undefined;
  let complete = false;
  let calls = 0;
  /** By the index that the provider gives them; those that came with the beginning of the message stand before them. */
  const parts = new Map<string, GrowingPart>();

  const broken = (reason: string) => fail('model_stream_broken', { backend: label, reason });

  function begin(begun: WireMessage | undefined): readonly ChatPiece[] {
    // Said twice, it is the same message. Another one in its middle: what was released of the first cannot be taken back.
    if (message !== undefined) return begun?.id === message.id ? none : broken('another message began in the middle of it');
    message = begun ?? {};
    return (message.content ?? []).flatMap((block, place) => [...open(`begun ${place}`, block), ...close(`begun ${place}`)]);
  }

  function open(key: string, block: Block): readonly ChatPiece[] {
    const isCall = isToolUse(block) && block.name !== objectTool;
    const part: GrowingPart = { block: { ...block }, inputText: '', call: isCall ? calls++ : null };
    parts.set(key, part);
    if (isToolUse(block) && part.call !== null) return [{ kind: 'tool-call', index: part.call, id: block.id, name: block.name, arguments: '' }];
    return added(part, block.type, textIn(block[block.type]));
  }

  /** An input that did not come as text is released when its part ends. */
  function close(key: string): readonly ChatPiece[] {
    const part = parts.get(key);
    return part !== undefined && isToolUse(part.block) && part.inputText.trim() === '' ? input(part, inputTextOf(part)) : none;
  }

  /** By the kind of a piece; of others nobody here has heard. */
  const growths = new Map<unknown, (part: GrowingPart, delta: Readonly<Record<string, unknown>>) => readonly ChatPiece[]>([
    ['text_delta', (part, delta) => append(part, 'text', textIn(delta['text']))],
    ['thinking_delta', (part, delta) => append(part, 'thinking', textIn(delta['thinking']))],
    ['input_json_delta', (part, delta) => appendInput(part, textIn(delta['partial_json']))],
    ['signature_delta', ({ block }, delta) => set(block, 'signature', delta['signature'])],
    ['citations_delta', ({ block }, delta) => set(block, 'citations', [...(Array.isArray(block['citations']) ? block['citations'] : []), delta['citation']])],
    ['compaction_delta', ({ block }, delta) => set(block, 'content', textIn(block['content']) + textIn(delta['content']))],
  ]);

  function grow(key: string, delta: Readonly<Record<string, unknown>> = {}): readonly ChatPiece[] {
    const growth = growths.get(delta['type']);
    if (growth === undefined) return none;
    const part = parts.get(key);
    return part === undefined ? broken('a part of it went on that had not begun') : growth(part, delta);
  }

  function appendInput(part: GrowingPart, text: string): readonly ChatPiece[] {
    part.inputText += text;
    return isToolUse(part.block) ? input(part, text) : none;
  }

  function append(part: GrowingPart, key: 'text' | 'thinking', text: string): readonly ChatPiece[] {
    part.block[key] = textIn(part.block[key]) + text;
    return added(part, key, text);
  }

  function added(part: GrowingPart, key: string, text: string): readonly ChatPiece[] {
    if (text === '') return none;
    if (key === 'thinking') return [{ kind: 'reasoning', text }];
    // Where the object comes as a tool's input, that is the text; words beside it are chatter.
    return key === 'text' && part.block.type === 'text' && objectTool === null ? [{ kind: 'text', text }] : none;
  }

  function input({ call }: GrowingPart, text: string): readonly ChatPiece[] {
    if (text === '') return none;
    return [call === null ? { kind: 'text', text } : { kind: 'tool-call', index: call, arguments: text }];
  }

  function amend({ delta = {}, usage = {} }: StreamEvent): readonly ChatPiece[] {
    const told = (of: object) => Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null && value !== undefined));
    // Its counts are of the whole message so far, and stand in for those of the beginning.
    message = { ...message, ...told(delta), usage: { ...message?.usage, ...told(usage) } };
    return none;
  }

  function take(event: StreamEvent): readonly ChatPiece[] {
    if (event.type === 'error') return failAs(event.error, fail, { label, model });
    if (event.type === 'message_start') return begin(event.message);
    if (message === undefined) return none;
    switch (event.type) {
      case 'content_block_start':
        return event.content_block === undefined ? none : open(String(event.index), event.content_block);
      case 'content_block_delta':
        return grow(String(event.index), event.delta);
      case 'content_block_stop':
        return close(String(event.index));
      case 'message_delta':
        return amend(event);
      case 'message_stop':
        complete = true;
        return none;
      default:
        return none;
    }
  }

  return {
    take,
    get complete() {
      return complete;
    },
    get message() {
      return message ?? {};
    },
    get parts() {
      return [...parts.values()].map(finished);
    },
  };
}

function set(block: Record<string, unknown>, key: string, value: unknown): readonly ChatPiece[] {
  block[key] = value;
  return none;
}

/** With the input that came as text put where a whole answer has it. A cut one is told by the answer's finish; nobody acts on it. */
function finished({ block, inputText }: GrowingPart): Part {
  if (inputText.trim() === '') return { block };
  return { block: { ...block, input: parseJson(inputText) ?? {} }, inputText };
}
