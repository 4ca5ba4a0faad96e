import type { Intent } from '../../domain/mail-reading.ts';
import type { HeardIntent } from './intent.ts';

/** How much an intent asks to be left alone. */
const reserve: Readonly<Record<Intent, number>> = { 'opt-out': 3, no: 2, 'not-now': 1, referral: 0, question: 0, interested: 0, unclear: 0 };

/**
 * What an answer wants, when a model was asked about words of which the rules are not sure. What they are sure of stands. The model can take an answer for more of a refusal than
 * they do, and never for less; where they have heard a refusal at all, it makes no interest of it.
 */
export function refinedIntent({ intent, isSure, hearsRefusal }: Omit<HeardIntent, 'refers'>, suggested: Intent): Intent {
  if (isSure || suggested === 'unclear') return intent;
  if (reserve[suggested] < reserve[intent]) return intent;
  return hearsRefusal && reserve[suggested] === 0 ? intent : suggested;
}
