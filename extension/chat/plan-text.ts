import { l10n } from 'vscode';
import { coreWords } from '../host/core-words.ts';
import type { MadePlan } from './make-plan.ts';
import { plain } from './chat-markdown.ts';

/** A plan as Markdown, in the order in which it will happen. */
export function planText({ plan: { venues, limit, mode, wanted, notDone }, model, isByRules }: MadePlan): string {
  const kept = [
    ...(wanted.role.length > 0 ? [l10n.t('whose role says {0}', listed(wanted.role))] : []),
    ...(wanted.about.length > 0 ? [l10n.t('whose page or posting says {0}', listed(wanted.about))] : []),
    ...(wanted.place.length > 0 ? [l10n.t('that name {0}', listed(wanted.place))] : []),
  ];
  const steps = [
    venues.length === 0 ? l10n.t('**Look**: you have not said where. Name a job board, a page, a feed or a file.') : l10n.t('**Look** at {0}', venues.map(({ venue, from }) => `${plain(from)} (${plain(venue)})`).join(', ')),
    kept.length === 0 ? l10n.t('**Keep** whatever is found') : l10n.t('**Keep** only leads {0}', kept.join('; ')),
    l10n.t('**Choose** the best {0}, one for each company', limit),
    mode === 'auto'
      ? l10n.t('**Research** each, **match** it with your résumé, and **draft** a message that waits for your review')
      : l10n.t('**Read** a little about each, and wait until you accept or reject it'),
  ];
  return [
    ...steps.map((step, at) => `${at + 1}. ${step}`),
    '',
    ...notDone.map((each) => `> ${plain(coreWords(each))}\n`),
    isByRules
      ? l10n.t('_{0} made no plan that can be used, so this one is made by rules. Nothing has happened yet, and nothing is ever sent without your approval._', plain(coreWords(model)))
      : l10n.t('_Made by {0}. Nothing has happened yet, and nothing is ever sent without your approval._', plain(coreWords(model))),
    '',
  ].join('\n');
}

function listed(words: readonly string[]): string {
  return words.map((word) => `“${plain(word)}”`).join(l10n.t(' or '));
}
