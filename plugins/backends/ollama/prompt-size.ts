import type { ChatRequest } from '../../../core/index.ts';
import type { PromptSize } from './context-check.ts';

/** What a tokenizer makes of a text, in parts of the estimate: the extremes that were measured (core/model/token-estimate.ts). */
const fewest = 0.75;
const greatest = 1.6;
/** What a template may strip, and what it may add: a date, a default system message, how to call tools. */
const stripped = 16;
const added = 256;
/** Tools are put in words by the model's template, some far shorter than JSON; a schema of the answer is in the prompt only where a template wants it. */
const fewestOfTools = 0.25;

export interface PromptParts {
  /** Everything said, in order, with the roles. */
  readonly words: string;
  /** JSON of the tools, empty when there are none. */
  readonly tools: string;
  readonly schema: string;
  readonly messages: number;
}

export function partsOf({ messages, tools, toolChoice, object }: ChatRequest): PromptParts {
  const said = messages.map((message) => `${message.role}\n${message.text}${message.role === 'assistant' ? message.toolCalls.map(({ name, arguments: json }) => `${name}${json}`).join('\n') : ''}`);
  return {
    words: said.join('\n'),
    tools: tools === undefined || tools.length === 0 || toolChoice === 'none' ? '' : JSON.stringify(tools),
    schema: object === undefined ? '' : JSON.stringify(object.schema),
    messages: messages.length,
  };
}

export function sizeOf({ words, tools, schema, messages }: PromptParts, tokens: (text: string) => number): PromptSize {
  const said = tokens(words);
  const offered = tools === '' ? 0 : tokens(tools);
  const shape = schema === '' ? 0 : tokens(schema);
  return {
    least: Math.max(0, Math.floor(said * fewest + offered * fewestOfTools) - stripped),
    about: said + offered,
    // About 5 marks around each message: `<|im_start|>user\n`.
    most: Math.ceil((said + offered + shape) * greatest) + messages * 5 + added,
  };
}

/** Of a prompt whose first characters of words the server may still have: the rest, and perhaps nothing of the tools. */
export function sizeOfRest(parts: PromptParts, sharedWords: number, tokens: (text: string) => number): PromptSize {
  const rest = { ...parts, words: parts.words.slice(Math.max(0, sharedWords)) };
  return { ...sizeOf(rest, tokens), least: sizeOf({ ...rest, tools: '' }, tokens).least };
}
