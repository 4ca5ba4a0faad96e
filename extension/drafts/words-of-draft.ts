import { l10n } from 'vscode';
import type { DraftDocument } from '../../core/review/draft-document.ts';
import { coreWords } from '../host/core-words.ts';
import type { DraftWords } from './draft-markdown.ts';

/** Headings and notes of a draft's document, in the reader's language. */
export function wordsOfDraft({ lead, match, status, writtenBy, subject, subjectA }: DraftDocument): DraftWords {
  const to = `${lead.person === null ? '' : `${lead.person}, `}${lead.company} <${lead.email ?? l10n.t('no address yet')}>`;
  return {
    notes: [
      match === null ? l10n.t('To {0}. Written by {1}.', to, coreWords(writtenBy)) : l10n.t('To {0}. Match {1} of 100. Written by {2}.', to, Math.round(match.score), coreWords(writtenBy)),
      {
        drafted: l10n.t('It waits for your approval.'),
        approved: l10n.t('You have approved exactly these words. Saving a change takes the approval back.'),
        sent: l10n.t('It was sent and can no longer be changed.'),
        rejected: l10n.t('It has left the queue and can no longer be changed; "Undo" brings it back.'),
      }[status],
      l10n.t('{0} goes out with this message. Headings and quoted lines like this one are not part of it.', subject === subjectA ? l10n.t('Subject A') : l10n.t('Subject B')),
    ],
    subjectA: l10n.t('Subject A'),
    subjectB: l10n.t('Subject B'),
    body: l10n.t('Message'),
    footer: l10n.t('Footer'),
    followUp: (day) => l10n.t('Follow-up after {0} days', day),
    question: (number) => l10n.t('Question {0}', number),
    answerNote: l10n.t('Write your answer below and save; "Regenerate" uses it.'),
  };
}
