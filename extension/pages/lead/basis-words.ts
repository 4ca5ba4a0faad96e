import type { LawfulBasis } from '../../../core/domain/lawful-basis.ts';
import type { Words } from '../words.ts';

/** Each ground in the words of a person who writes, not of the law. */
export function basisWords(basis: LawfulBasis, l10n: Pick<Words, 't'>): string {
  return {
    consent: l10n.t('They agreed to it'),
    relationship: l10n.t('They are a customer, or they asked'),
    'published-role': l10n.t('Their address is published for such messages'),
    'legitimate-interest': l10n.t('I have a good reason, and it does them no harm'),
    none: l10n.t('There is no ground: never write to them'),
  }[basis];
}
