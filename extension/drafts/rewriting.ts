// Another draft in the place of one: from another angle, or with what the user has answered.
import { type CancellationToken, l10n, ProgressLocation, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Email } from '../../core/domain/email.ts';
import { notify } from '../host/notify.ts';
import { withoutLinks } from '../host/without-links.ts';
import type { Drafts } from './drafts.ts';
import { compareWithBefore } from './earlier-text.ts';
import { closeDraft, savedFirst, showDraft } from './shown-draft.ts';

/** Resolves to the id of the new draft; undefined when nobody waited for it, or it could not be written. */
export async function regenerate(drafts: Drafts, id: number): Promise<number | undefined> {
  if (!(await savedFirst(id))) return undefined;
  const engine = await drafts.host.engine();
  const before = await engine.store.emails.get(id);
  const { regenerateDraft } = await import('../../core/review/decide-draft.ts');
  await regenerateDraft(engine, id);
  return writtenAnew(drafts, before);
}

/** Asks one question of a draft and has it written anew with the answer. `question` is its id; one of several is picked when it is left out. */
export async function answer(drafts: Drafts, id: number, question?: string): Promise<number | undefined> {
  const { engine, draft } = await drafts.read(id);
  const asked = draft.questions.find((each) => each.id === question) ?? (await pickQuestion(draft.questions));
  if (asked === undefined) return undefined;
  const given = await window.showInputBox({ title: l10n.t('A Question about {0}', draft.lead.company), prompt: withoutLinks(asked.text), value: asked.answer ?? '', placeHolder: l10n.t('One sentence, in your own words'), ignoreFocusOut: true });
  if (given === undefined || given.trim() === '' || !(await savedFirst(id))) return undefined;
  const before = await engine.store.emails.get(id);
  const { answerQuestion } = await import('../../core/review/decide-draft.ts');
  await answerQuestion(engine, id, asked.id, given);
  return writtenAnew(drafts, before);
}

async function pickQuestion(questions: Email['questions']): Promise<Email['questions'][number] | undefined> {
  if (questions.length < 2) {
    if (questions.length === 0) void notify.information(l10n.t('This draft asks nothing.'));
    return questions[0];
  }
  const picked = await window.showQuickPick(questions.map((question) => ({ label: question.text, description: question.answer ?? l10n.t('not answered yet'), question })), { title: l10n.t('Which Question?') });
  return picked?.question;
}

async function writtenAnew(drafts: Drafts, before: Email): Promise<number | undefined> {
  const { host } = drafts;
  host.changed();
  const { company } = await (await host.engine()).store.leads.get(before.leadId);
  const title = l10n.t('Writing to {0} anew ([show log](command:{1}))', withoutLinks(company), commandId('showLog'));
  const id = await window.withProgress({ location: ProgressLocation.Notification, cancellable: true, title }, (_, cancelled) => newDraft(drafts, before, cancelled));
  host.changed();
  if (id === undefined) return undefined;
  await closeDraft(before.id);
  if (!(await compareWithBefore(drafts, id))) await showDraft(drafts, id);
  return id;
}

/** The draft that takes the place of this one, as soon as it is there. Who cancels only stops waiting: the draft is still written. */
async function newDraft({ host, onDidChange }: Drafts, before: Email, cancelled: CancellationToken): Promise<number | undefined> {
  const { store } = await host.engine();
  const written = async () => (await store.emails.alive(before.campaignId, before.leadId))?.id;
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const look = () => void written().then((id) => (id === undefined ? undefined : resolve(id)), reject);
  const listening = [onDidChange(look), cancelled.onCancellationRequested(() => resolve(undefined))];
  host.runs.startLead(before.campaignId, before.leadId).then(async ({ failures }) => {
    const id = await written();
    const failure = failures.find(({ leadId }) => leadId === before.leadId);
    if (id === undefined && failure !== undefined) reject(failure.error);
    else resolve(id);
  }, reject);
  try {
    return await promise;
  } finally {
    listening.forEach((each) => each.dispose());
  }
}
