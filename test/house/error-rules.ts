// One table of errors: each used, each documented, none that can carry a secret.
import { createError, type ErrorCode, errorTable } from '../../core/errors.ts';
import { masked, rememberSecret } from '../../core/mask.ts';
import type { Rule } from './rule.ts';
import { sources } from './tree.ts';

const codes = Object.keys(errorTable) as ErrorCode[];
const canary = 'canary-7Hq2-never-shown';

export const errorRules: readonly Rule[] = [
  {
    sentence: 'every error in the table is made somewhere',
    check(tree) {
      const shipped = sources(tree, /^(?:core|plugins|extension|cli)\//).filter(({ path }) => path !== 'core/errors.ts').map(({ text }) => text).join('\n');
      return { guarded: codes.length, breaches: codes.filter((code) => !new RegExp(`['"\`]${code}['"\`]`).test(shipped)).map((code) => `nobody makes ${code}`) };
    },
  },
  {
    sentence: 'every error says what happened and what to do now, in sentences',
    check() {
      const breaches: string[] = [];
      for (const code of codes.filter((each) => each !== 'plugin_says')) {
        const { message, help } = textsOf(code, 'Something.');
        if (message.trim().length < 10) breaches.push(`the message of ${code} is no sentence: "${message}"`);
        if (!/[.!?…]["')]?$/.test(help.trim()) || help.length < 10) breaches.push(`the help of ${code} is no sentence: "${help}"`);
      }
      return { guarded: codes.length, breaches };
    },
  },
  {
    sentence: 'no error text can carry a secret that is remembered, whatever its details hold',
    check() {
      rememberSecret(canary);
      const texts = codes.map((code) => ({ code, ...textsOf(code, canary) }));
      const carrying = texts.filter(({ message, help }) => message.includes(masked) || help.includes(masked));
      return { guarded: carrying.length, breaches: texts.filter(({ message, help }) => message.includes(canary) || help.includes(canary)).map(({ code }) => code) };
    },
  },
  {
    sentence: 'the table of errors stands in one file: no other makes an error of a code by hand',
    check(tree) {
      const shipped = sources(tree, /^(?:core|plugins|extension|cli)\//);
      return { guarded: shipped.length, breaches: shipped.filter(({ path, text }) => path !== 'core/errors.ts' && !(path in carriers) && (/new OutreachError\(/.test(text) || /Symbol\.for\('outreach\.error'\)/.test(text))).map(({ path }) => path) };
    },
  },
];

/** Files that build an error anew from its code and details, and why. */
const carriers: Readonly<Record<string, string>> = {
  'core/profile/resume-thread.ts': 'an error that comes out of a thread has lost its class',
};

/** The texts of an error whose every detail is this word. */
export function textsOf(code: ErrorCode, word: string): { readonly message: string; readonly help: string } {
  // A list prints as its only item, and has what texts ask of lists; where a number is needed, a number is given.
  for (const value of [[word], word, 3]) {
    try {
      const { message, help } = createError(code, new Proxy({}, { get: (_, name) => (typeof name === 'string' ? value : undefined) }) as never);
      return { message, help };
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown; // this kind of value does not fit this row: try the next
    }
  }
  throw new Error(`no details fit ${code}`);
}
