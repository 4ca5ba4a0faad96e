import type { Brain } from './brain.ts';
import type { OllamaManners } from './context-window.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';

export interface FakeProviderOptions extends Brain {
  /** Any free one unless it is said. */
  readonly port?: number;
  /** Milliseconds; by default since this process began. */
  readonly now?: () => number;
  /** Models it has; any other is refused with 404. By default it has any, and lists a few. */
  readonly models?: readonly string[];
  /** The only key that is let in; by default any, or none, is. Ollama knows no keys. */
  readonly apiKey?: string;
  readonly ollama?: OllamaManners;
  /** Answers instead of the brain. `prompt` is what the model reads of the question. */
  readonly answer?: (question: Question, prompt: string) => Reply | Promise<Reply>;
}

/** Listed when the options name none. */
export const usualModels: readonly string[] = ['fake-large', 'fake-small'];
