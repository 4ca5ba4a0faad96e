// A sign-in that is tried before it is stored; who signs in, and what tries it, are handed over, so nothing in here needs a window.
import { isUnanswered, type MailLogin } from '../../core/setup/check-mail-account.ts';

export interface SignedIn<Account> {
  readonly account: Account;
  /** Servers that could not be asked: no reason against it. */
  readonly unanswered: readonly MailLogin[];
}

/** What a server refuses is signed in to anew, once; a server that is not to be trusted is not mended by that. Rejects with what a server said, and as the first sign-in does. */
export async function signInAndTry<Account>(signIn: (anew: boolean) => Promise<Account>, attempt: (account: Account) => Promise<readonly MailLogin[]>): Promise<SignedIn<Account>> {
  const first = await signIn(false);
  const failed = await attempt(first);
  const refused = failed.find(({ problem }) => problem?.code === 'mail_login_refused' || problem?.code === 'mail_login_missing')?.problem;
  if (refused === null || refused === undefined) return acceptable(first, failed);
  const second = await signIn(true).catch(() => {
    throw refused; // whoever leaves the second one still learns why it was asked
  });
  return acceptable(second, await attempt(second));
}

function acceptable<Account>(account: Account, failed: readonly MailLogin[]): SignedIn<Account> {
  const against = failed.find((login) => !isUnanswered(login))?.problem;
  if (against) throw against;
  return { account, unanswered: failed };
}
