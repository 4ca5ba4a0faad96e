/** Lets `documents` serve as the cache of fetched pages, revalidated by ETag or Last-Modified (RFC 9110 section 8.8), and finds what was filed under an address. */
export const pageCache = `
ALTER TABLE documents ADD COLUMN etag TEXT;
ALTER TABLE documents ADD COLUMN last_modified TEXT;
ALTER TABLE documents ADD COLUMN html TEXT;
ALTER TABLE documents ADD COLUMN links TEXT CHECK (links IS NULL OR json_valid(links));
CREATE INDEX documents_newest_of_uri ON documents (uri, fetched_at);
`;
