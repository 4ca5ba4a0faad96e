import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves when the child has written a line that holds this. */
  says(text: string): Promise<void>;
  /** Resolves with its exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

export interface ChildOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Another user, by number; only the superuser may choose one. */
  readonly user?: number | undefined;
}

/** Runs a script of test/support/ in a process of its own. */
export function startChild(script: string, parameters: readonly string[], { environment = {}, user }: ChildOptions = {}): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...parameters], { env: { ...process.env, ...environment }, ...(user === undefined ? {} : { uid: user, gid: user }), stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return {
    process: child,
    output: () => output,
    errors: () => errors,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve();
        child.stdout.on('data', look);
        child.once('close', () => reject(new Error(`it ended before it said "${text}": ${errors}`)));
        look();
      }),
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}
