// Prompts as they are used: each from its plugin's file, or from the user's own of the same name. Read once for each run, so that what was
// checked at its start is what is said in its middle.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Prompt } from '../contracts/backend.ts';
import type { Log } from '../contracts/ports.ts';
import type { PromptSource, PromptVariables } from '../contracts/prompt.ts';
import { createError, reasonOf } from '../errors.ts';
import type { PromptText } from './read-prompt.ts';

export interface PromptLibrary {
  /** Filled in. Rejects with `prompt_invalid`. */
  prompt(source: PromptSource, variables: PromptVariables): Promise<Prompt>;
  /** Which text is in use. Rejects with `prompt_invalid`. */
  identify(source: PromptSource): Promise<Omit<Prompt, 'text'>>;
  /** Reads all of them anew, and those of the user: at the start of a run, so that nothing is wrong with them in its middle. Rejects with `prompt_invalid`. */
  check(sources: readonly PromptSource[]): Promise<void>;
}

interface Chosen {
  readonly text: PromptText;
  readonly origin: Prompt['origin'];
  readonly file: string;
}

/** `folder` is where the user's own prompts lie, each as `TASK.md`; null when there are none. */
export function createPromptLibrary(folder: string | null, log: Log): PromptLibrary {
  const known = new Map<string, Promise<Chosen>>();

  function chosen(source: PromptSource): Promise<Chosen> {
    let choice = known.get(source.id);
    if (choice === undefined) {
      choice = choose(source, folder);
      known.set(source.id, choice);
      choice.catch(() => known.delete(source.id)); // who asked is told; the next one looks again
    }
    return choice;
  }

  return {
    async prompt(source, variables) {
      const { text, origin, file } = await chosen(source);
      const problem = differences(Object.keys(variables), text.variables);
      if (problem !== undefined) throw createError('prompt_invalid', { file, line: null, reason: `it is filled with ${problem}`, isOwn: false });
      return { name: source.id, version: text.version, hash: text.hash, text: filled(text, variables, file), origin };
    },
    async identify(source) {
      const { text, origin } = await chosen(source);
      return { name: source.id, version: text.version, hash: text.hash, origin };
    },
    async check(sources) {
      known.clear();
      for (const source of sources) await chosen(source);
      const strays = folder === null ? [] : await straysIn(folder, new Set(sources.map(({ id }) => `${id}.md`)));
      for (const stray of strays) log.warn(`Nobody asks for the prompt ${stray}: those that can be replaced are ${sources.map(({ id }) => id).join(', ')}.`);
    },
  };
}

async function choose({ id, file }: PromptSource, folder: string | null): Promise<Chosen> {
  const { readPromptFile } = await import('./read-prompt.ts'); // a template engine takes its time to load: only who asks waits for it
  const path = fileURLToPath(file);
  const builtIn = await readPromptFile(path, false);
  if (builtIn === undefined) throw createError('prompt_invalid', { file: path, line: null, reason: 'there is no such file', isOwn: false });
  const own = folder === null ? undefined : join(folder, `${id}.md`);
  const replaced = own === undefined ? undefined : await readPromptFile(own, true);
  if (own === undefined || replaced === undefined) return { text: builtIn, origin: 'built-in', file: path };
  // Said when the prompt beneath it has changed, too: a new version that gives more is not passed by unseen.
  const problem = differences(builtIn.variables, replaced.variables);
  if (problem !== undefined) throw createError('prompt_invalid', { file: own, line: 1, reason: `"variables" must name what ${id} is filled with, and it is filled with ${problem}`, isOwn: true });
  return { text: replaced, origin: 'user', file: own };
}

/** `no "tone", and with "phase"` — or undefined when all that is wanted is given, and nothing else. */
function differences(given: readonly string[], wanted: readonly string[]): string | undefined {
  const missing = wanted.filter((name) => !given.includes(name)).map((name) => `no "${name}"`);
  const unknown = given.filter((name) => !wanted.includes(name)).map((name) => `"${name}", which is not named there`);
  return missing.length + unknown.length === 0 ? undefined : [...missing, ...unknown].join(', ');
}

function filled(text: PromptText, variables: PromptVariables, file: string): string {
  try {
    return text.fill(variables);
  } catch (thrown) {
    throw createError('prompt_invalid', { file, line: null, reason: reasonOf(thrown), isOwn: false }, { cause: thrown });
  }
}

async function straysIn(folder: string, names: ReadonlySet<string>): Promise<readonly string[]> {
  const found = await readdir(folder).catch(() => []); // a home that never had the folder has no prompts in it
  return found.filter((name) => name.endsWith('.md') && !names.has(name)).map((name) => join(folder, name));
}
