import { isOutreachError } from '../../core/errors.ts';

/** What the log says of something thrown: of an error of ours what happened and what to do, of a bug its stack. */
export function thrownWords(thrown: unknown): string {
  if (isOutreachError(thrown)) return `${thrown.message} ${thrown.help}`;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
