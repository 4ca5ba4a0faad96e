import { readFile, rm } from 'node:fs/promises';
import { listTrajectories } from './find-trajectory.ts';

export interface WordsToForget {
  readonly leadIds: readonly number[];
  /** Addresses and full names, wherever they stand. */
  readonly words: readonly string[];
}

/**
 * Deletes every trajectory in which the person comes up. A chain of hashes cannot lose a line and stay whole, and what a run said of others is worth
 * less than that somebody is forgotten. Gives the runs that are gone.
 */
export async function forgetInTrajectories(folder: string, { leadIds, words }: WordsToForget): Promise<readonly string[]> {
  const gone: string[] = [];
  const marks = [...leadIds.map((id) => new RegExp(`"leadId":${id}[,}]`)), ...words.filter((word) => word !== '').map((word) => new RegExp(escaped(word), 'i'))];
  for (const { run, file } of await listTrajectories(folder)) {
    const text = await readFile(file, 'utf8');
    if (!marks.some((mark) => mark.test(text))) continue;
    await rm(file, { force: true });
    gone.push(run);
  }
  return gone;
}

/** As it stands in JSON. */
function escaped(word: string): string {
  return JSON.stringify(word).slice(1, -1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
