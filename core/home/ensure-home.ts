import { access, constants, mkdir } from 'node:fs/promises';
import type { Paths } from '../contracts/ports.ts';
import { createError } from '../errors.ts';
import { reasonOfFileError } from '../files/reason-of-file-error.ts';

/** Makes the home and its folders, for their owner only, and looks whether they can be written. Called by setup and by a run, by nothing else. Throws `home_unusable`. */
export async function ensureHome(paths: Paths): Promise<void> {
  const { home, logs, resume, venues, plugins, hooks, outbox, prompts, trajectories } = paths;
  for (const folder of [home, logs, resume, venues, plugins, hooks, outbox, prompts, trajectories]) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (cause) {
      throw createError('home_unusable', { home: folder, reason: reasonOfFileError(cause) }, { cause });
    }
  }
}
