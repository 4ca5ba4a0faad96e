// Above a draft stands what can be done with it; above a question, its answer.
import { CodeLens, type Command, l10n, languages, Range } from 'vscode';
import { commandId, type CommandName } from '../contributions.ts';
import type { DraftDocument } from '../../core/review/draft-document.ts';
import { draftScheme } from './draft-address.ts';
import { isMisread } from './draft-markdown.ts';
import type { Drafts } from './drafts.ts';

export function registerDraftLenses(drafts: Drafts): void {
  drafts.host.context.subscriptions.push(
    languages.registerCodeLensProvider(
      { scheme: draftScheme },
      {
        onDidChangeCodeLenses: drafts.onDidChange,
        async provideCodeLenses(document) {
          const opened = await drafts.open(document);
          if (opened === undefined) return [];
          const { draft, reading } = opened;
          const top = decisions(draft, (await drafts.before(draft.id)) !== undefined).map((command) => new CodeLens(new Range(0, 0, 0, 0), command));
          if (isMisread(reading) || draft.status === 'sent' || draft.status === 'rejected') return top;
          const questions = reading.sections.flatMap(({ subject, heading, text }) =>
            subject.part === 'question' ? [new CodeLens(new Range(heading, 0, heading, 0), { ...does('answerQuestion', text === '' ? l10n.t('$(comment) Answer…') : l10n.t('$(edit) Change the Answer…'), draft.id), arguments: [{ id: draft.id, question: subject.id }] })] : [],
          );
          return [...top, ...questions];
        },
      },
    ),
  );
}

function decisions({ id, status, blockedBy, questions }: DraftDocument, hasBefore: boolean): readonly Command[] {
  const isOpen = status === 'drafted' || status === 'approved';
  const hasAnswer = questions.some(({ answer }) => answer !== null);
  const unanswered = questions.filter(({ answer }) => answer === null).length;
  return [
    ...(status === 'drafted' && blockedBy.length > 0 ? [{ title: l10n.t('$(error) {0} to mend', blockedBy.length), tooltip: l10n.t('Go to the next words that keep this draft from approval'), command: 'editor.action.marker.next' }] : []),
    ...(status === 'drafted' ? [does('approveDraft', l10n.t('$(check) Approve'), id)] : []),
    ...(isOpen ? [does('editDraft', l10n.t('$(edit) Edit'), id), does('rejectDraft', l10n.t('$(close) Reject'), id)] : []),
    ...(status === 'sent' ? [] : [does('regenerateDraft', hasAnswer ? l10n.t('$(sync) Regenerate with Your Answers') : l10n.t('$(sync) Regenerate'), id)]),
    // The questions stand below the message, where nobody looks first.
    ...(isOpen && unanswered > 0 ? [does('answerQuestion', unanswered === 1 ? l10n.t('$(comment) 1 question') : l10n.t('$(comment) {0} questions', unanswered), id)] : []),
    does('previewMessage', l10n.t('$(open-preview) Preview'), id),
    ...(status === 'sent' ? [] : [does('whyNotSent', l10n.t('$(question) Why Not Sent'), id)]),
    ...(isOpen && hasBefore ? [does('compareDraft', l10n.t('$(diff) Compare'), id)] : []),
    ...(status !== 'sent' && hasBefore ? [does('undoDraft', l10n.t('$(discard) Undo'), id)] : []),
  ];
}

function does(name: CommandName, title: string, id: number): Command {
  return { title, command: commandId(name), arguments: [{ id }] };
}
