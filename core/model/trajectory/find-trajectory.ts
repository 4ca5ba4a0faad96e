import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../../errors.ts';
import { runOf } from './read-trajectory.ts';
import { shortRunId } from './run-id.ts';

export interface TrajectoryFile {
  readonly run: string;
  readonly file: string;
  readonly bytes: number;
  /** Milliseconds since 1970, UTC. */
  readonly changedAt: number;
}

/** Newest first; none when there is no folder. */
export async function listTrajectories(folder: string): Promise<readonly TrajectoryFile[]> {
  const names = await readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  const files = await Promise.all(names.filter((name) => name.endsWith('.jsonl')).map((name) => describe(join(folder, name))));
  return files.filter((file) => file !== undefined).sort((one, other) => (one.run < other.run ? 1 : -1));
}

/** The one that a person means: `latest`, a run, or the beginning of it or of its letters. Throws `trajectory_missing`, which says which there are. */
export async function findTrajectory(folder: string, words: string): Promise<TrajectoryFile> {
  const all = await listTrajectories(folder);
  const meant = words === 'latest' ? all.slice(0, 1) : all.filter(({ run }) => run.startsWith(words) || shortRunId(run).startsWith(words));
  const exact = meant.find(({ run }) => run === words);
  const [only] = exact === undefined ? meant : [exact];
  if (only !== undefined && (exact !== undefined || meant.length === 1)) return only;
  const reason = all.length === 0 ? 'no run has asked a model yet' : meant.length > 1 ? `${meant.length} runs are called so` : 'no run is called so';
  throw createError('trajectory_missing', { run: words, reason, have: (meant.length > 1 ? meant : all).slice(0, 10).map(({ run }) => run) });
}

async function describe(file: string): Promise<TrajectoryFile | undefined> {
  const found = await stat(file).catch(() => undefined); // another process has just swept it
  return found?.isFile() === true ? { run: runOf(file), file, bytes: found.size, changedAt: found.mtimeMs } : undefined;
}
