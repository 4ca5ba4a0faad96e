import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { createError } from '../../core/errors.ts';

export interface AskOptions {
  /** What is typed is not shown. */
  readonly hidden?: boolean;
}

/** A person at a terminal. */
export interface Asker {
  /** The answer, without spaces around it. Rejects with `setup_stopped` when the input ends or the person presses Ctrl-C. */
  ask(question: string, options?: AskOptions): Promise<string>;
  say(line: string): void;
  close(): void;
}

export interface AskerParts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly signal: AbortSignal;
}

/** Asks on a terminal, one question at a time. */
export function createAsker({ input, output, signal }: AskerParts): Asker {
  let muted = false;
  const screen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!muted) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: screen, terminal: output.isTTY === true });
  let stop: ((reason: string) => void) | undefined;
  let ended: string | undefined;
  const end = (reason: string) => {
    ended ??= reason;
    stop?.(ended);
  };
  const onAbort = () => lines.close();
  lines.on('SIGINT', () => {
    end('you pressed Ctrl-C');
    lines.close();
  });
  lines.on('close', () => end(signal.aborted ? 'you stopped it' : 'the input ended'));
  signal.addEventListener('abort', onAbort, { once: true });

  return {
    ask(question, { hidden = false } = {}) {
      return new Promise((resolve, reject) => {
        const settle = () => {
          stop = undefined;
          if (muted) output.write('\n');
          muted = false;
        };
        stop = (reason) => {
          settle();
          reject(createError('setup_stopped', { reason }));
        };
        if (ended !== undefined) return stop(ended);
        lines.question(`${question}: `, (answer) => {
          settle();
          resolve(answer.trim());
        });
        muted = hidden;
      });
    },
    say: (line) => void output.write(`${line}\n`),
    close() {
      signal.removeEventListener('abort', onAbort);
      lines.close();
    },
  };
}
