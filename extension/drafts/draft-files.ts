// Drafts as files of the editor: read from the store, and saved to it.
import { Disposable, EventEmitter, type FileChangeEvent, FileChangeType, FilePermission, FileSystemError, type FileSystemProvider, FileType, l10n, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { DraftDocument } from '../../core/review/draft-document.ts';
import { draftIdOf, draftScheme } from './draft-address.ts';
import { isMisread, readDraft } from './draft-markdown.ts';
import { errorWords } from '../host/error-words.ts';
import { telling } from '../host/tell-error.ts';
import { thrownWords } from '../host/thrown-words.ts';
import { type Drafts, sayMisreading } from './drafts.ts';
import { compareWithStore } from './earlier-text.ts';
import { wordsOfDraft } from './words-of-draft.ts';

/** What the editor compares. */
interface Stamp {
  readonly version: number;
  /** How often its text was put right. */
  readonly mends: number;
}

export function registerDraftFiles(drafts: Drafts): void {
  const { host, shown } = drafts;
  const changes = new EventEmitter<FileChangeEvent[]>();
  /** By id: what the editor was told when it last asked, which it does before it reads and before each save. */
  const asked = new Map<number, Stamp>();
  /** By id: the text that it last read, which it leaves when somebody writes meanwhile, and what it was told before. */
  const handedOver = new Map<number, { readonly text: string; readonly stamp: Stamp }>();
  /** By id: how often its text was put right, of the text that it has. */
  const mendsKnown = new Map<number, number>();
  /** By id: the version that was saved in other words than the store's own. */
  const unlike = new Map<number, number>();
  /** By id: how often a text was put right after it was saved. */
  const mended = new Map<number, number>();

  const files: FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new Disposable(() => undefined),
    async stat(uri) {
      const { id, draft } = await found(uri);
      // Who writes on before the text was put right is not told that somebody else has changed it.
      const mends = isDirty(uri) ? mendsKnown.get(id) : mended.get(id);
      asked.set(id, { version: draft.version, mends: mends ?? 0 });
      // The editor refuses to save over a file whose time and size are not those that it has read. Both are the version, since an edit of equal length is an edit, too.
      const stamp = draft.version * 1000 + (mends ?? 0);
      const isClosed = draft.status === 'sent' || draft.status === 'rejected';
      return { type: FileType.File, ctime: 0, mtime: stamp, size: stamp, ...(isClosed ? { permissions: FilePermission.Readonly } : {}) };
    },
    async readFile(uri) {
      const { id, draft } = await found(uri);
      const told = asked.get(id);
      const text = drafts.text(draft);
      if (told !== undefined) handedOver.set(id, { text, stamp: told });
      shown.set(id, draft.version);
      // Changed after the editor had asked how old it is: it would take this text for that of before, and refuse to save over it.
      if (told !== undefined && told.version !== draft.version) setTimeout(() => changes.fire([{ type: FileChangeType.Changed, uri }]), 0);
      return new TextEncoder().encode(text);
    },
    async writeFile(uri, content) {
      const { id, engine, draft } = await found(uri);
      const text = new TextDecoder().decode(content);
      const reading = readDraft(text, draft, wordsOfDraft(draft));
      if (isMisread(reading)) throw new FileSystemError(sayMisreading(reading));
      if (Object.keys(reading.edit).length === 0) return noteUnlike(id, text, draft);
      const { editDraft } = await import('../../core/review/decide-draft.ts');
      const before = await engine.store.emails.get(id);
      // The editor has asked for the version a moment ago, and refused when it was not the one that it had read.
      const saved = await editDraft(engine, id, reading.edit, asked.get(id)?.version ?? draft.version).catch(refused);
      drafts.remember(before);
      shown.set(id, saved.version);
      noteUnlike(id, text, (await drafts.read(id)).draft);
      host.changed();
    },
    readDirectory: () => [],
    createDirectory: denied,
    delete: denied,
    rename: denied,
  };

  async function found(uri: Uri): Promise<{ readonly id: number } & Awaited<ReturnType<Drafts['read']>>> {
    const id = draftIdOf(uri);
    if (id === undefined) throw FileSystemError.FileNotFound(uri);
    return { id, ...(await drafts.read(id).catch(refused)) };
  }

  function noteUnlike(id: number, text: string, draft: DraftDocument): void {
    if (text.replaceAll('\r\n', '\n') !== drafts.text(draft)) unlike.set(id, draft.version);
  }

  /** A text that was saved is written as the store has it: a changed note is put back, an emptied follow-up goes. What has changed since then is read anyway. */
  function putRight(uri: Uri): void {
    const id = draftIdOf(uri) ?? 0;
    const version = unlike.get(id);
    unlike.delete(id);
    if (version === undefined || version !== shown.get(id)) return;
    mended.set(id, (mended.get(id) ?? 0) + 1);
    changes.fire([{ type: FileChangeType.Changed, uri }]);
  }

  /** The editor has taken what it read. */
  function noteTaken(document: TextDocument): void {
    const id = draftIdOf(document.uri) ?? 0;
    const given = handedOver.get(id);
    if (document.uri.scheme === draftScheme && !document.isDirty && given?.text === document.getText()) mendsKnown.set(id, given.stamp.mends);
  }

  /** Documents that nobody edits are read again; for the others their writer is shown. */
  async function follow(): Promise<void> {
    for (const document of workspace.textDocuments.filter(({ uri }) => uri.scheme === draftScheme)) {
      const id = draftIdOf(document.uri);
      const email = id === undefined ? undefined : await (await host.engine()).store.emails.find(id);
      if (id === undefined) continue;
      if (email === undefined) changes.fire([{ type: FileChangeType.Deleted, uri: document.uri }]);
      else if (email.version !== shown.get(id)) {
        shown.set(id, email.version);
        changes.fire([{ type: FileChangeType.Changed, uri: document.uri }]);
        if (document.isDirty) void telling(host, () => tellWriter(document.uri, id));
      }
    }
  }

  async function tellWriter(uri: Uri, id: number): Promise<void> {
    const compare = l10n.t('Compare');
    const { draft } = await drafts.read(id);
    const chosen = await window.showWarningMessage(l10n.t('The draft for {0} was changed elsewhere while you edit it. Nothing of yours is lost: compare both before you save.', draft.lead.company), compare);
    if (chosen === compare) await compareWithStore(drafts, uri, id);
  }

  // What is due is looked at once, however many reasons there are.
  let following: Promise<void> | undefined;
  const look = () => {
    following ??= new Promise<void>((resolve) => setTimeout(resolve, 50)).then(follow).catch((thrown: unknown) => host.logs.log.warn(thrownWords(thrown))).finally(() => (following = undefined));
  };
  host.context.subscriptions.push(
    changes,
    workspace.registerFileSystemProvider(draftScheme, files, { isCaseSensitive: true }),
    workspace.onDidOpenTextDocument(noteTaken),
    workspace.onDidChangeTextDocument(({ document }) => noteTaken(document)),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme !== draftScheme) return;
      for (const known of [shown, asked, handedOver, mendsKnown]) known.delete(draftIdOf(uri) ?? 0);
    }),
    workspace.onDidSaveTextDocument(({ uri }) => (uri.scheme === draftScheme ? putRight(uri) : undefined)),
    drafts.onDidChange(look),
    // Another window or the command line may have changed it meanwhile.
    window.onDidChangeWindowState(({ focused }) => (focused && host.isOpen ? look() : undefined)),
    window.onDidChangeActiveTextEditor((editor) => (editor?.document.uri.scheme === draftScheme ? look() : undefined)),
  );
}

function isDirty(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString() && document.isDirty);
}

async function refused(thrown: unknown): Promise<never> {
  const { isOutreachError } = await import('../../core/errors.ts');
  if (isOutreachError(thrown)) throw thrown.code === 'not_found' ? FileSystemError.FileNotFound(errorWords(thrown).message) : new FileSystemError(Object.values(errorWords(thrown)).join(' '));
  throw thrown;
}

function denied(): never {
  throw FileSystemError.NoPermissions(l10n.t('A draft is approved or rejected, not moved or deleted.'));
}
