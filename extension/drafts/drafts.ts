// The drafts of the store as this window has them: what was read, what they were before, and who is told of changes.
import { type Event, EventEmitter, l10n, type TextDocument } from 'vscode';
import type { Email } from '../../core/domain/email.ts';
import type { Engine } from '../../core/engine.ts';
import type { DraftDocument } from '../../core/review/draft-document.ts';
import type { Host } from '../host/host.ts';
import { draftIdOf, draftScheme } from './draft-address.ts';
import { type DraftReading, type Misreading, readDraft, renderDraft } from './draft-markdown.ts';
import { wordsOfDraft } from './words-of-draft.ts';

export interface OpenDraft {
  readonly engine: Engine;
  readonly draft: DraftDocument;
  /** Of the text as it stands in the editor. */
  readonly reading: DraftReading | Misreading;
}

export interface Drafts {
  readonly host: Host;
  /** Rejects with `not_found`, or with what keeps the store from opening. */
  read(id: number): Promise<{ readonly engine: Engine; readonly draft: DraftDocument }>;
  text(draft: DraftDocument): string;
  /** By id: the version that a document shows. */
  readonly shown: Map<number, number>;
  /** A document of the editor, read as the draft that it is; undefined for any other. */
  open(document: TextDocument): Promise<OpenDraft | undefined>;
  /** Keeps what a draft was before it was first edited here, so that it can be taken back. */
  remember(before: Email): void;
  forget(id: number): void;
  /** What a draft was before it was edited here, or else the newest one that it took the place of. */
  before(id: number): Promise<Email | undefined>;
  /** Lenses, marks and previews look again. */
  readonly onDidChange: Event<void>;
}

export function createDrafts(host: Host): Drafts {
  const remembered = new Map<number, Email>();
  const changes = new EventEmitter<void>();
  host.context.subscriptions.push(changes, host.onDidChange(() => changes.fire()));

  const drafts: Drafts = {
    host,
    async read(id) {
      const [engine, { draftDocument }] = await Promise.all([host.engine(), import('../../core/review/draft-document.ts')]);
      return { engine, draft: await draftDocument(engine, id) };
    },
    shown: new Map(),
    text: (draft) => renderDraft(draft, wordsOfDraft(draft)),
    async open(document) {
      const id = document.uri.scheme === draftScheme ? draftIdOf(document.uri) : undefined;
      if (id === undefined) return undefined;
      const { engine, draft } = await drafts.read(id);
      return { engine, draft, reading: readDraft(document.getText(), draft, wordsOfDraft(draft)) };
    },
    remember(before) {
      if (!remembered.has(before.id)) remembered.set(before.id, before);
    },
    forget: (id) => void remembered.delete(id),
    async before(id) {
      const known = remembered.get(id);
      if (known !== undefined) return known;
      const { store } = await host.engine();
      const email = await store.emails.get(id);
      if (email.status === 'rejected') return email;
      return (await store.emails.list({ leadId: email.leadId, campaignId: email.campaignId })).findLast((other) => other.status === 'rejected' && other.id !== id);
    },
    onDidChange: changes.event,
  };
  return drafts;
}

/** Why a text cannot be saved as the draft that it was, and what to do. */
export function sayMisreading({ reason, heading }: Misreading): string {
  switch (reason) {
    case 'heading-missing':
      return l10n.t('The heading "# {0}" is missing. Put it back on a line of its own: it says where that part begins.', heading);
    case 'heading-unknown':
      return l10n.t('"# {0}" looks like a heading of this document. If it belongs to the message, write a backslash before it: "\\# {0}".', heading);
    case 'subject-lines':
      return l10n.t('{0} has more than one line. A subject is one line.', heading);
  }
}

