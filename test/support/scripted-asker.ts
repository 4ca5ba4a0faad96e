import type { Asker } from '../../cli/host/asker.ts';
import { createError } from '../../core/errors.ts';

/** A person who gives these answers, one after the other, and then goes away. What was asked and said is kept. */
export function scriptedAsker(answers: readonly string[]): Asker & { readonly screen: string[]; readonly hidden: string[] } {
  const left = [...answers];
  const screen: string[] = [];
  const hidden: string[] = [];
  return {
    screen,
    hidden,
    async ask(question, options) {
      screen.push(question);
      if (options?.hidden === true) hidden.push(question);
      const answer = left.shift();
      if (answer === undefined) throw createError('setup_stopped', { reason: 'the input ended' });
      return answer;
    },
    say: (line) => void screen.push(line),
    close: () => undefined,
  };
}
