import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExecutionContext } from 'ava';
import type { PromptSource } from '../../core/contracts/prompt.ts';
import { createPromptLibrary, type PromptLibrary } from '../../core/prompts/prompt-library.ts';
import { logInto } from './log.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface PromptFolder {
  readonly source: PromptSource;
  readonly library: PromptLibrary;
  /** The user's own folder. */
  readonly own: string;
  readonly logged: readonly string[];
  /** Puts a file into the user's folder. */
  replace(text: string | Buffer, name?: string): void;
}

/** A prompt of a plugin, and a home in which the user may put another in its place. */
export function promptFolder(t: ExecutionContext, builtIn: string, id = 'colours.name'): PromptFolder {
  const folder = temporaryFolder(t);
  const own = join(folder, 'home', 'prompts');
  const logged: string[] = [];
  mkdirSync(own, { recursive: true });
  writeFileSync(join(folder, `${id}.md`), builtIn);
  return {
    source: { id, file: pathToFileURL(join(folder, `${id}.md`)) },
    library: createPromptLibrary(own, logInto(logged)),
    own,
    logged,
    replace: (text, name = `${id}.md`) => writeFileSync(join(own, name), text),
  };
}
