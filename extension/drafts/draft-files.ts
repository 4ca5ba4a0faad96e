// Drafts as files of the editor: read from the store, and saved to it.
import { Disposable, EventEmitter, type FileChangeEvent, FileChangeType, FilePermission, FileSystemError, type FileSystemProvider, FileType, l10n, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { DraftDocument } from '../../core/review/draft-document.ts';
import { notify } from '../host/notify.ts';
import { draftIdOf, draftScheme } from './draft-address.ts';
import { isMisread, readDraft } from './draft-markdown.ts';
import { errorWords } from '../host/error-words.ts';
import { telling } from '../host/tell-error.ts';
import { thrownWords } from '../host/thrown-words.ts';
import { type Drafts, sayMisreading } from './drafts.ts';
import { compareWithStore } from './earlier-text.ts';
import { wordsOfDraft } from './words-of-draft.ts';

/** A version of a draft, and the number by which the editor knows it: two asked about at different moments can have the same text, and one that is put right has several. */
interface Stamped {
  readonly version: number;
  readonly stamp: number;
}

export function registerDraftFiles(drafts: Drafts): void {
  const { host, shown } = drafts;
  const changes = new EventEmitter<FileChangeEvent[]>();
  /** By id: what the editor was told when it last asked, which it does before it reads and before each save. */
  const asked = new Map<number, Stamped>();
  /** By id: the text that it last read, which it leaves when somebody writes meanwhile. */
  const handedOver = new Map<number, Stamped & { readonly text: string }>();
  /** By id: the version that it has, or that is being changed in it. */
  const taken = new Map<number, Stamped>();
  /** By id: the version that was saved in other words than the store's own. */
  const unlike = new Map<number, number>();
  /** By id: the footer that was last read, which follows the settings and is in no version. */
  const footers = new Map<number, string>();
  /** By id: how often a text was put right after it was saved, or its footer was. */
  const mended = new Map<number, number>();

  const files: FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new Disposable(() => undefined),
    async stat(uri) {
      const { id, draft } = await found(uri);
      // The editor refuses to save over a file whose time and size are not those that it knows. Both are the version, since an edit of equal length is an edit, too.
      const fresh = draft.version * 1000 + (mended.get(id) ?? 0);
      const known = taken.get(id);
      // Whoever writes in this very version has the newest, however old the number is by which the editor knows it.
      const stamp = known?.version === draft.version && isDirty(uri) ? known.stamp : fresh;
      asked.set(id, { version: draft.version, stamp });
      const isClosed = draft.status === 'sent' || draft.status === 'rejected';
      return { type: FileType.File, ctime: 0, mtime: stamp, size: stamp, ...(isClosed ? { permissions: FilePermission.Readonly } : {}) };
    },
    async readFile(uri) {
      const { id, draft } = await found(uri);
      const text = drafts.text(draft);
      handedOver.set(id, { text, version: draft.version, stamp: asked.get(id)?.stamp ?? draft.version * 1000 });
      shown.set(id, draft.version);
      footers.set(id, draft.footer);
      // One that is read again without a change is told to nobody.
      workspace.textDocuments.filter((document) => document.uri.toString() === uri.toString()).forEach(noteTaken);
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
    readAnew(uri, id);
  }

  /** Though it is the same version. */
  function readAnew(uri: Uri, id: number): void {
    mended.set(id, (mended.get(id) ?? 0) + 1);
    changes.fire([{ type: FileChangeType.Changed, uri }]);
  }

  /** The editor has taken what it read. */
  function noteTaken(document: TextDocument): void {
    const id = draftIdOf(document.uri) ?? 0;
    const given = handedOver.get(id);
    if (document.uri.scheme === draftScheme && !document.isDirty && given?.text === document.getText()) taken.set(id, given);
  }

  /** The editor has asked for the number of what it has just saved. */
  function noteSaved(id: number): void {
    const told = asked.get(id);
    if (told !== undefined && told.version === shown.get(id)) taken.set(id, told);
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
      } else if (!document.isDirty && (await drafts.read(id)).draft.footer !== footers.get(id)) readAnew(document.uri, id);
    }
  }

  async function tellWriter(uri: Uri, id: number): Promise<void> {
    const compare = l10n.t('Compare');
    const { draft } = await drafts.read(id);
    const chosen = await notify.warning(l10n.t('The draft for {0} was changed elsewhere while you edit it. Nothing of yours is lost: compare both before you save.', draft.lead.company), compare);
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
      for (const known of [shown, asked, handedOver, taken, unlike, footers, mended]) known.delete(draftIdOf(uri) ?? 0);
    }),
    workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.scheme !== draftScheme) return;
      noteSaved(draftIdOf(uri) ?? 0);
      putRight(uri);
    }),
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
