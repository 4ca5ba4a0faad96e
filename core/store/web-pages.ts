import type { CachedPage, PageCache } from '../web/page-cache.ts';
import type { Connection } from './connection.ts';
import { change, single } from './write.ts';

/** Pages kept; the oldest go first. */
const mostPages = 2_000;

/** Fetched pages on disk, so that the next run asks each server only for what has changed. */
export function webPagesIn(connection: Connection): PageCache {
  return {
    get: (url) => single(connection, undefined, (run) => run.get<CachedPage>('SELECT etag, last_modified AS lastModified, content_type AS contentType, text, stored_at AS storedAt FROM web_pages WHERE url = ?', url)),
    put: (url, page) =>
      change(connection, undefined, (run) => {
        run.run(
          `INSERT INTO web_pages (url, etag, last_modified, content_type, text, stored_at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified, content_type = excluded.content_type, text = excluded.text, stored_at = excluded.stored_at`,
          url,
          page.etag,
          page.lastModified,
          page.contentType,
          page.text,
          page.storedAt,
        );
        run.run('DELETE FROM web_pages WHERE url IN (SELECT url FROM web_pages ORDER BY stored_at DESC LIMIT -1 OFFSET ?)', mostPages);
      }),
  };
}
