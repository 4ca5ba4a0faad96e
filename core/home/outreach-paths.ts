import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Paths } from '../contracts/ports.ts';

export interface HomeChoice {
  /** What `--home` said. */
  readonly home?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where everything of the user lies: `--home`, or OUTREACH_HOME, or ~/.outreach-agent. Nothing is looked at or made. */
export function outreachPaths({ home, environment }: HomeChoice): Paths {
  const chosen = [home, environment['OUTREACH_HOME']].find((path) => path !== undefined && path.trim() !== '');
  const root = chosen === undefined ? join(homedir(), '.outreach-agent') : resolve(chosen.replace(/^~(?=\/|\\|$)/, () => homedir()));
  return {
    home: root,
    config: join(root, 'config.json'),
    database: join(root, 'outreach.db'),
    logs: join(root, 'logs'),
    resume: join(root, 'resume'),
    venues: join(root, 'venues'),
    plugins: join(root, 'plugins'),
    hooks: join(root, 'hooks'),
    outbox: join(root, 'outbox'),
    prompts: join(root, 'prompts'),
    trajectories: join(root, 'trajectories'),
  };
}
