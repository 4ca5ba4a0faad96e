import type { Scope, SendPhase } from '../../../core/index.ts';
import type { Account } from './account.ts';
import type { MailFailure } from './read-failure.ts';
import { sayReply } from './server-words.ts';

export interface FailureContext {
  readonly account: Account;
  /** How far the dialogue really came. */
  readonly phase: SendPhase;
  readonly fail: Scope['fail'];
  readonly cause: unknown;
}

/** Throws the typed error of a failure that is no answer to the message. */
export function failAs(failure: MailFailure, { account, phase, fail, cause }: FailureContext): never {
  const { host: server, user, passwordHelp } = account;
  switch (failure.kind) {
    case 'login':
      return fail('mail_login_refused', { server, user: user ?? '', reason: failure.reason, advice: passwordHelp ?? '' }, { cause });
    case 'tls':
      return fail('mail_tls_refused', { server, reason: failure.reason }, { cause });
    case 'interrupted':
      return fail('mail_interrupted', { server, phase, reason: failure.reason }, { cause });
    case 'reply':
      return fail('mail_unreachable', { server, reason: `it said: ${sayReply(failure.reply)}` }, { cause });
    default:
      return fail('mail_unreachable', { server, reason: failure.reason }, { cause });
  }
}

/** An error that says already what to do. */
export function isTold(thrown: unknown): boolean {
  return thrown instanceof Error && 'help' in thrown;
}
