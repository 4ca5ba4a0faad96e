/** Pages as they were fetched, to be asked for again only if they have changed (RFC 9110 section 8.8). They may be forgotten at any time: what is quoted stands in `documents`. */
export const webPages = `
CREATE TABLE web_pages (
  url TEXT PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  content_type TEXT NOT NULL,
  text TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT;
CREATE INDEX web_pages_stored ON web_pages (stored_at);
CREATE INDEX documents_newest_of_uri ON documents (uri, fetched_at);
`;
