// A draft in the editor: a document that is saved to the store, with what can be done above it and what is wrong with it at its words.
import { commands } from 'vscode';
import { commandId, type CommandName } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { telling } from '../host/tell-error.ts';
import { chosenDraft } from './chosen-draft.ts';
import { approve, reject, undo } from './draft-decisions.ts';
import { registerDraftFiles } from './draft-files.ts';
import { registerDraftFixes } from './draft-fixes.ts';
import { registerDraftLenses } from './draft-lenses.ts';
import { registerDraftProblems } from './draft-problems.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { compareWithBefore, registerEarlierTexts } from './earlier-text.ts';
import { registerEvidence } from './evidence.ts';
import { previewMessage, registerMessagePreview } from './message-preview.ts';
import { answer, regenerate } from './rewriting.ts';
import { editDraft, showDraft } from './shown-draft.ts';
import { sayWhyNotSent } from './why-not-sent.ts';

export function registerDrafts(host: Host): void {
  const drafts = createDrafts(host);
  registerDraftFiles(drafts);
  registerEarlierTexts(drafts);
  registerMessagePreview(drafts);
  registerDraftLenses(drafts);
  registerDraftProblems(drafts);
  registerEvidence(drafts);
  registerDraftFixes(drafts);
  registerDraftCommands(drafts);
}

function registerDraftCommands(drafts: Drafts): void {
  const decisions = {
    openDraft: async (id) => void (await showDraft(drafts, id)),
    approveDraft: (id) => approve(drafts, id),
    editDraft: (id) => editDraft(drafts, id),
    rejectDraft: (id) => reject(drafts, id),
    regenerateDraft: (id) => regenerate(drafts, id),
    undoDraft: (id) => undo(drafts, id),
    compareDraft: (id) => compareWithBefore(drafts, id),
    previewMessage: (id) => previewMessage(drafts, id),
    whyNotSent: (id) => sayWhyNotSent(drafts, id),
    answerQuestion: (id, given) => answer(drafts, id, typeof given === 'object' && given !== null && 'question' in given && typeof given.question === 'string' ? given.question : undefined),
  } satisfies Partial<Record<CommandName, (id: number, given: unknown) => Promise<unknown>>>;

  for (const [name, decide] of Object.entries(decisions) as [CommandName, (id: number, given: unknown) => Promise<unknown>][]) {
    drafts.host.context.subscriptions.push(
      commands.registerCommand(commandId(name), (given: unknown) =>
        telling(drafts.host, async () => {
          const id = await chosenDraft(drafts, given);
          return id === undefined ? undefined : decide(id, given);
        }),
      ),
    );
  }
}
