import { quoted } from './quoted.ts';

/** What a record of tags says, in order. */
export interface TagList {
  readonly tags: ReadonlyMap<string, string>;
  /** Parts that are no tag, and tags that stand there twice. */
  readonly problems: readonly string[];
}

/** Reads `name=value; name=value`: RFC 6376 section 3.2, which DMARC uses as well. Names are case-sensitive; values lose the spaces around them. */
export function readTags(text: string): TagList {
  const tags = new Map<string, string>();
  const problems: string[] = [];
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    if (!/^[A-Za-z][A-Za-z0-9_]{0,62}$/.test(name)) problems.push(`${quoted(part)} is no tag`);
    else if (tags.has(name)) problems.push(`it says "${name}=" twice`);
    else tags.set(name, part.slice(equals + 1).trim());
  }
  return { tags, problems };
}
