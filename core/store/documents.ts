import { createHash } from 'node:crypto';
import type { SourceDocument, SourceKind } from '../domain/source-document.ts';
import type { Connection, Statements } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

/** A fetched page as it is kept, to be asked for again only if it has changed (RFC 9110 section 8.8). */
export interface CachedPage {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly { readonly url: string; readonly text: string }[];
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

interface DocumentRow {
  readonly id: number;
  readonly kind: SourceKind;
  readonly uri: string;
  readonly title: string;
  readonly text: string;
  readonly fetched_at: number;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly html: string | null;
  readonly links: string | null;
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

    /** The newest fetched page of this address, with what is needed to ask whether it has changed. */
    cachedPage: (url: string, tx?: Transaction): Promise<CachedPage | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<DocumentRow>("SELECT * FROM documents WHERE uri = ? AND kind = 'page' AND html IS NOT NULL ORDER BY fetched_at DESC, id DESC LIMIT 1", url);
        return row === undefined ? undefined : pageFrom(row);
      }),

    /** Keeps a fetched page; the same content again only renews its time and validators. */
    cachePage: (page: CachedPage, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        const id = saveDocument(run, { kind: 'page', uri: page.url, title: page.title, text: page.text, fetchedAt: page.fetchedAt });
        run.run(
          'UPDATE documents SET etag = ?, last_modified = ?, html = ?, links = ?, fetched_at = ? WHERE id = ?',
          page.etag,
          page.lastModified,
          page.html,
          JSON.stringify(page.links),
          timeOf(page.fetchedAt, run),
          id,
        );
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

function pageFrom(row: DocumentRow): CachedPage {
  return {
    url: row.uri,
    title: row.title,
    text: row.text,
    html: row.html ?? '',
    links: row.links === null ? [] : (JSON.parse(row.links) as CachedPage['links']),
    fetchedAt: new Date(row.fetched_at).toISOString(),
    etag: row.etag,
    lastModified: row.last_modified,
  };
}
