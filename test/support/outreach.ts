// Runs the real command line as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const cli = join(projectRoot, 'cli');
/** The sources, or the bundle where a suite says so. */
const bundle = process.env['OUTREACH_PROGRAM'];
if (bundle !== undefined) refuseOldBundle(bundle);
const outreachProgram = bundle ?? join(cli, 'outreach.ts');

export interface Outcome {
  readonly code: number | null;
  readonly killed: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, parsed. */
  json<Value>(): Value;
}

export interface RunningCommand {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

/** Starts `outreach WORDS`; settings and secrets of the person who runs the tests stay out of it. */
export function startOutreach(words: readonly string[], environment: Readonly<Record<string, string>> = {}): RunningCommand {
  return startProgram(outreachProgram, words, environment);
}

/** `npm start -- WORDS`, without npm. */
export function npmStart(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return startProgram(join(cli, 'start.ts'), words, environment).outcome;
}

function startProgram(program: string, words: readonly string[], environment: Readonly<Record<string, string>>): RunningCommand {
  const child = spawn(process.execPath, [program, ...words], { cwd: projectRoot, env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', NO_COLOR: '1', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({
        code,
        killed: signal === 'SIGKILL',
        stdout,
        stderr,
        json<Value>() {
          try {
            return JSON.parse(stdout) as Value;
          } catch (cause) {
            throw new Error(`"${program} ${words.join(' ')}" printed no JSON (exit code ${code}):\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 4000)}`, { cause });
          }
        },
      }),
    );
  });
  return { process: child, outcome };
}

export function outreach(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Outcome> {
  return startOutreach(words, environment).outcome;
}

function refuseOldBundle(program: string): void {
  const builtAt = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOld = globSync('{cli,core,plugins,migrations}/**', { cwd: projectRoot }).some((file) => statSync(join(projectRoot, file)).mtimeMs > builtAt);
  if (isOld) throw new Error('The bundle is older than the sources: "npm run build" makes it anew.');
}
