// What keeps a draft from approval, marked at its words while they are written.
import { Diagnostic, DiagnosticSeverity, languages, Range, type TextDocument, workspace } from 'vscode';
import type { DraftProblem } from '../../core/domain/draft.ts';
import { coreHelp, coreWords } from '../host/core-words.ts';
import { thrownWords } from '../host/thrown-words.ts';
import { paced } from '../views/paced.ts';
import { draftScheme } from './draft-address.ts';
import { isMisread } from './draft-markdown.ts';
import { type Drafts, sayMisreading } from './drafts.ts';
import { placeProblems } from './place-problems.ts';

export const problemSource = 'Outreach';

/** So long nobody types before the words are looked at. */
const pauseMilliseconds = 300;

export function registerDraftProblems(drafts: Drafts): void {
  const { host } = drafts;
  const marks = languages.createDiagnosticCollection('outreach');
  const waiting = new Map<string, NodeJS.Timeout>();

  const said = (thrown: unknown) => host.logs.log.warn(thrownWords(thrown));

  function markSoon(document: TextDocument): void {
    if (document.uri.scheme !== draftScheme) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(key, setTimeout(() => void mark(document).catch(said), pauseMilliseconds));
  }

  async function mark(document: TextDocument): Promise<void> {
    const { version } = document;
    const found = await diagnose(document);
    if (document.version === version && !document.isClosed) marks.set(document.uri, found);
  }

  async function diagnose(document: TextDocument): Promise<Diagnostic[]> {
    const opened = await drafts.open(document);
    if (opened === undefined) return [];
    const { engine, draft, reading } = opened;
    if (isMisread(reading)) return [diagnostic(document.lineAt(Math.min(reading.line, document.lineCount - 1)).range, sayMisreading(reading), 'layout', DiagnosticSeverity.Error)];
    if (draft.status === 'sent' || draft.status === 'rejected') return [];
    const isSaved = Object.keys(reading.edit).length === 0;
    const [{ tryEdit }, { styleWarnings }] = await Promise.all([import('../../core/review/decide-draft.ts'), import('../../core/writing/style-warnings.ts')]);
    const blockers = isSaved ? draft.blockedBy : await tryEdit(engine, draft.id, reading.edit);
    const warnings = styleWarnings({ ...(await engine.store.emails.get(draft.id)), ...reading.edit });
    const marked = (problems: readonly DraftProblem[], severity: DiagnosticSeverity) =>
      placeProblems(reading.sections, problems).map(({ problem, at }) =>
        diagnostic(at === undefined ? document.lineAt(0).range : new Range(at.from.line, at.from.character, at.to.line, at.to.character), `${coreWords(problem.message)} ${coreHelp(problem.help)}`, problem.rule, severity),
      );
    return [...marked(blockers, DiagnosticSeverity.Error), ...marked(warnings, DiagnosticSeverity.Information)];
  }

  // A run tells much, one after another: what is open is looked at now and then meanwhile, not when it has come to rest.
  const all = paced(async () => {
    for (const document of workspace.textDocuments) if (document.uri.scheme === draftScheme) await mark(document).catch(said);
  }, pauseMilliseconds);
  host.context.subscriptions.push(
    marks,
    { dispose: () => [...waiting.values()].forEach((each) => clearTimeout(each)) },
    workspace.onDidOpenTextDocument(markSoon),
    workspace.onDidChangeTextDocument(({ document }) => markSoon(document)),
    workspace.onDidSaveTextDocument(markSoon),
    workspace.onDidCloseTextDocument(({ uri }) => marks.delete(uri)),
    drafts.onDidChange(all),
  );
  all();
}

function diagnostic(range: Range, message: string, rule: string, severity: DiagnosticSeverity): Diagnostic {
  const made = new Diagnostic(range, message, severity);
  made.source = problemSource;
  made.code = rule;
  return made;
}
