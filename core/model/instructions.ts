import type { ModelRequest, Prompt } from '../contracts/backend.ts';
import type { PromptIdentity } from './attempt-book.ts';

/** The text that a model is given. */
export function textOf(instructions: ModelRequest['instructions']): string {
  return typeof instructions === 'string' ? instructions : instructions.text;
}

/** What is written down of a prompt; null for words of the agent's own. */
export function identityOf(instructions: string | Prompt): PromptIdentity | null {
  return typeof instructions === 'string' ? null : { name: instructions.name, version: instructions.version, hash: instructions.hash };
}
