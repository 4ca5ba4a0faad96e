import test from 'ava';
import { createError, type OutreachError } from '../../../core/errors.ts';
import type { MailLogin } from '../../../core/setup/check-mail-account.ts';
import { signInAndTry } from '../../../extension/setup/sign-in-and-try.ts';

const server = 'smtp.office365.com';
const refused = createError('mail_login_refused', { server, user: 'ada', reason: '535 5.7.3 Authentication unsuccessful' });
const untrusted = createError('mail_tls_refused', { server, reason: 'its certificate has expired' });
const silent = createError('mail_unreachable', { server, reason: 'it has said nothing for 30 seconds' });

const login = (problem: OutreachError): MailLogin => ({ part: 'sending', id: 'smtp', label: 'Mail server', problem });

/** Signs in as often as it is asked; each time the server says the next of these. */
function signingIn(...said: readonly (OutreachError | null)[]) {
  const asked: boolean[] = [];
  return {
    asked,
    signIn: async (anew: boolean) => `session ${asked.push(anew)}`,
    attempt: async () => {
      const problem = said[asked.length - 1] ?? null;
      return problem === null ? [] : [login(problem)];
    },
  };
}

test('a sign-in that the server takes is asked for once', async (t) => {
  const { asked, signIn, attempt } = signingIn(null);
  t.deepEqual(await signInAndTry(signIn, attempt), { account: 'session 1', unanswered: [] });
  t.deepEqual(asked, [false]);
});

test('one that the server refuses is signed in to anew, once', async (t) => {
  const mended = signingIn(refused, null);
  t.like(await signInAndTry(mended.signIn, mended.attempt), { account: 'session 2' });
  t.deepEqual(mended.asked, [false, true]);
  const refusedTwice = signingIn(refused, refused);
  t.is(await t.throwsAsync(signInAndTry(refusedTwice.signIn, refusedTwice.attempt)), refused);
  t.deepEqual(refusedTwice.asked, [false, true]);
});

test('nobody is asked to sign in anew because a server cannot be trusted', async (t) => {
  const { asked, signIn, attempt } = signingIn(untrusted, null);
  t.is(await t.throwsAsync(signInAndTry(signIn, attempt)), untrusted);
  t.deepEqual(asked, [false]);
});

test('who leaves the second sign-in learns what the server said of the first', async (t) => {
  const { signIn, attempt } = signingIn(refused);
  const leaving = async (anew: boolean) => (anew ? Promise.reject(new Error('User did not consent to login.')) : signIn(anew));
  t.is(await t.throwsAsync(signInAndTry(leaving, attempt)), refused);
});

test('a server that does not answer is no reason against a sign-in', async (t) => {
  const { asked, signIn, attempt } = signingIn(silent);
  t.deepEqual(await signInAndTry(signIn, attempt), { account: 'session 1', unanswered: [login(silent)] });
  t.deepEqual(asked, [false]);
});
