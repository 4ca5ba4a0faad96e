import { wordCount } from './clip.ts';
import type { Deed } from './deed.ts';
import { puffery } from './puffery.ts';

/** How much a deed tells a stranger: results and size count, boasting and vague chores do not. From about −3 to 6. */
export function deedStrength({ form, text }: Deed): number {
  const words = wordCount(text);
  return (
    (/\d\s?%|\bby half\b|halv(?:ed|ing)/.test(text) ? 2 : 0) +
    (/[$€£]\s?\d|\b(?:thousands?|millions?|billions?)\b|\d[\d,.]*\s?(?:k|m|bn|million|billion|tb|gb)\b|\d,\d{3}/i.test(text) ? 2 : 0) +
    (/\d/.test(text) ? 1 : 0) +
    (/^(?:\w+ly )?(?:led|built|rebuilt|created|launched|designed|redesigned|re-architected|devised|founded|introduced|developed|wrote|reduced|cut|grew|increased|improved|migrated|automated|negotiated|trained|organi[sz]ed|opened|won|ran)\b/.test(text) ? 1 : 0) +
    (form === 'past' || form === 'present' ? 1 : 0) -
    (/\b(?:bugs?|various|miscellaneous|day-to-day|regularly|clean code|duties|tasks|assisted|helped|participated|attended|meetings)\b/.test(text) ? 2 : 0) -
    (words > 24 ? 1 : 0) -
    // "animations that drives up": the résumé's own slip, better not repeated.
    (/\b[a-z]{3,}s (?:that|which) (?!is\b|was\b|has\b|this\b|its\b)[a-z]{3,}s\b/.test(text) ? 4 : 0) -
    puffery(text)
  );
}
