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
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
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
  // Without a terminal of our own the real one would show what is typed; a history would give a hidden answer back at the next question.
  const lines = createInterface({ input, output: screen, terminal: input.isTTY === true, historySize: 0 });
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
          muted = false;
        };
        stop = (reason) => {
          settle();
          output.write('\n');
          reject(createError('setup_stopped', { reason }));
        };
        if (ended !== undefined) return stop(ended);
        lines.question(`${question}: `, (answer) => {
          if (muted) output.write('\n');
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
