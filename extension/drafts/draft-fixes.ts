// What can be done at once about a marked place, and where a claim comes from: in the lightbulb, by keyboard.
import { CodeAction, CodeActionKind, type Command, type Diagnostic, l10n, languages, Range, type TextDocument, WorkspaceEdit } from 'vscode';
import { commandId } from '../contributions.ts';
import { draftScheme } from './draft-address.ts';
import { type DraftSection, isMisread, offsetOf, placeOf } from './draft-markdown.ts';
import { problemSource } from './draft-problems.ts';
import type { Drafts } from './drafts.ts';
import { claimsAt } from './evidence.ts';
import { sentenceToRemove } from './sentence-to-remove.ts';

export function registerDraftFixes(drafts: Drafts): void {
  drafts.host.context.subscriptions.push(
    languages.registerCodeActionsProvider(
      { scheme: draftScheme },
      {
        async provideCodeActions(document, range, { diagnostics }) {
          const opened = await drafts.open(document);
          if (opened === undefined || isMisread(opened.reading)) return [];
          const { draft, reading } = opened;
          const ours = diagnostics.filter(({ source }) => source === problemSource);
          const { sentences } = await import('../../core/text/sentences.ts');
          const open = draft.questions.some(({ answer }) => answer === null);
          return [
            ...ours.flatMap((problem) => removals(document, reading.sections, problem, sentences)),
            ...ours.filter(({ code }) => code === 'no-address').map((problem) => runs({ title: l10n.t('Give the address of {0}…', draft.lead.person ?? draft.lead.company), command: commandId('setLeadAddress'), arguments: [{ id: draft.lead.id }] }, problem)),
            ...(open ? ours.filter(({ code }) => code !== 'no-address').slice(0, 1).map((problem) => runs({ title: l10n.t('Prove it by answering a question…'), command: commandId('answerQuestion'), arguments: [{ id: draft.id }] }, problem)) : []),
            ...claimsAt(reading.sections, draft.claims, range.start).map(({ claim }) => runs({ title: l10n.t('Show what proves “{0}”', claim.text), command: commandId('showEvidence'), arguments: [{ id: draft.id, ...claim.source }] })),
          ];
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
}

function removals(document: TextDocument, sections: readonly DraftSection[], problem: Diagnostic, sentences: Parameters<typeof sentenceToRemove>[3]): readonly CodeAction[] {
  for (const section of sections) {
    const start = offsetOf(section, problem.range.start);
    const end = offsetOf(section, problem.range.end);
    if (start === undefined || end === undefined || problem.range.isEmpty || (section.subject.part !== 'body' && section.subject.part !== 'followUp')) continue;
    const span = sentenceToRemove(section.text, start, end, sentences);
    const [from, to] = [placeOf(section, span.start), placeOf(section, span.end)];
    const action = new CodeAction(l10n.t('Remove the sentence'), CodeActionKind.QuickFix);
    action.edit = new WorkspaceEdit();
    action.edit.delete(document.uri, new Range(from.line, from.character, to.line, to.character));
    action.diagnostics = [problem];
    action.isPreferred = true;
    return [action];
  }
  return [];
}

function runs(command: Command, problem?: Diagnostic): CodeAction {
  const action = new CodeAction(command.title, CodeActionKind.QuickFix);
  action.command = command;
  if (problem !== undefined) action.diagnostics = [problem];
  return action;
}
