import type { Outcome, OutcomeGroup, Outcomes } from '../../../core/analysis/outcomes.ts';
import type { Words } from '../words.ts';

/** Groups of which something was sent. */
export function shownGroups({ groups }: Pick<Outcomes, 'groups'>, l10n: Words): readonly { readonly title: string; readonly rows: readonly Outcome[] }[] {
  const titles = groupTitles(l10n);
  return (Object.keys(titles) as OutcomeGroup[]).map((group) => ({ title: titles[group], rows: groups.filter((each) => each.group === group && each.sent > 0) })).filter(({ rows }) => rows.length > 0);
}

/** In the order in which they are read. */
function groupTitles(l10n: Words): Readonly<Record<OutcomeGroup, string>> {
  return {
    'talking point': l10n.t('By talking point'),
    role: l10n.t('By role'),
    reader: l10n.t('By kind of reader'),
    'company size': l10n.t('By company size'),
    venue: l10n.t('By venue'),
    subject: l10n.t('By subject'),
  };
}

/** A value in the editor's language; the venue's name, and a word that is not known, as it is. */
export function valueWords({ group, value }: Outcome, l10n: Words): string {
  const words: Readonly<Partial<Record<OutcomeGroup, Readonly<Record<string, string>>>>> = {
    'talking point': {
      funding: l10n.t('Funding'),
      launch: l10n.t('A launch'),
      news: l10n.t('News'),
      hiring: l10n.t('Hiring'),
      person: l10n.t('Person'),
      background: l10n.t('Background'),
      product: l10n.t('Product'),
      company: l10n.t('Company'),
      role: l10n.t('Role'),
      requirement: l10n.t('Requirements'),
      stack: l10n.t('Technology'),
      'talking-point': l10n.t('Something else about them'),
      other: l10n.t('Something else about them'),
      none: l10n.t('Nothing about them'),
    },
    role: {
      'founders and chief executives': l10n.t('Founders and chief executives'),
      'heads of technology': l10n.t('Heads of technology'),
      'engineering managers': l10n.t('Engineering managers'),
      engineers: l10n.t('Engineers'),
      'recruiting and HR': l10n.t('Recruiting and HR'),
      'product and design': l10n.t('Product and design'),
      'other titles': l10n.t('Other titles'),
      'not stated': l10n.t('Not stated'),
    },
    reader: { hr: l10n.t('Hiring team'), engineering: l10n.t('Engineering'), founder: l10n.t('Founders') },
    'company size': { 'not stated': l10n.t('Not stated') },
    subject: { A: l10n.t('First subject'), B: l10n.t('Second subject') },
  };
  return words[group]?.[value] ?? value;
}
