import { createHash } from 'node:crypto';
import type { SourceDocument, SourceKind } from '../domain/source-document.ts';
import type { Connection, Statements } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

interface DocumentRow {
  readonly id: number;
  readonly kind: SourceKind;
  readonly uri: string;
  readonly title: string;
  readonly text: string;
  readonly fetched_at: number;
}

export type Documents = ReturnType<typeof documentsIn>;

export function documentsIn(connection: Connection) {
  return {
    /** Keeps these texts, each once per address and content, and links them to the lead. */
    link: (leadId: number, documents: readonly SourceDocument[], tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        linkDocuments(run, leadId, documents);
      }),

    /** What may be quoted about a lead, in the order in which it was found. */
    ofLead: (leadId: number, tx?: Transaction): Promise<readonly SourceDocument[]> =>
      single(connection, tx, (run) =>
        run.all<DocumentRow>('SELECT documents.* FROM lead_documents JOIN documents ON documents.id = document_id WHERE lead_id = ? ORDER BY documents.id', leadId).map(documentFrom),
      ),

    /** The newest text that was kept under this address. */
    byUri: (uri: string, tx?: Transaction): Promise<SourceDocument | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<DocumentRow>('SELECT * FROM documents WHERE uri = ? ORDER BY fetched_at DESC, id DESC LIMIT 1', uri);
        return row === undefined ? undefined : documentFrom(row);
      }),
  };
}

/** Gives the ids of those that were not linked to the lead before. */
export function linkDocuments(run: Statements, leadId: number, documents: readonly SourceDocument[]): readonly number[] {
  const linked: number[] = [];
  for (const document of documents) {
    const id = saveDocument(run, document);
    if (run.run('INSERT INTO lead_documents (lead_id, document_id) VALUES (?, ?) ON CONFLICT DO NOTHING', leadId, id).changes > 0) linked.push(id);
  }
  return linked;
}

/** The id of this text under this address, stored now if it was not. */
export function saveDocument(run: Statements, document: SourceDocument): number {
  const hash = createHash('sha256').update(document.text).digest('hex');
  const known = run.get<{ id: number }>('SELECT id FROM documents WHERE uri = ? AND text_hash = ? AND kind = ?', document.uri, hash, document.kind);
  if (known !== undefined) return known.id;
  return run.run(
    'INSERT INTO documents (kind, uri, title, text, text_hash, fetched_at) VALUES (?, ?, ?, ?, ?, ?)',
    document.kind,
    document.uri,
    document.title,
    document.text,
    hash,
    timeOf(document.fetchedAt, run),
  ).id;
}

/** A time that a plugin wrote wrongly is now. */
function timeOf(iso: string, run: Statements): number {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? run.now() : time;
}

function documentFrom(row: DocumentRow): SourceDocument {
  return { kind: row.kind, uri: row.uri, title: row.title, text: row.text, fetchedAt: new Date(row.fetched_at).toISOString() };
}
