import { isOutreachError, type OutreachError } from '../../core/errors.ts';

/** The error that this throws or rejects with; anything but one meant for people fails the test. */
export async function errorOf(work: () => unknown): Promise<OutreachError> {
  try {
    await work();
  } catch (thrown) {
    if (isOutreachError(thrown)) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
