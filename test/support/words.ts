import { wordsIn, type Words } from '../../extension/pages/words.ts';

/** English, in UTC, without an editor. */
export const english: Words = wordsIn('en', ((message: string, ...values: readonly unknown[]) => message.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)]))) as never, (text) => text, 'UTC');
