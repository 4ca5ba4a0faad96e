import { type Document, isAlias, parseDocument } from 'yaml';

export interface FrontMatter {
  /** Texts by their names in small letters, the first where one is given twice. */
  readonly fields: ReadonlyMap<string, string>;
  /** Why only a part of it could be read. */
  readonly problem?: string;
}

export function readFrontMatter(yaml: string): FrontMatter {
  const document = parseDocument(yaml, { uniqueKeys: false, logLevel: 'error', schema: 'failsafe' });
  const problem = document.errors[0]?.message.split('\n')[0];
  return { fields: fieldsOf(document.contents), ...(problem !== undefined && { problem }) };
}

function fieldsOf(contents: Document['contents']): ReadonlyMap<string, string> {
  if (contents === null || !('items' in contents) || !Array.isArray(contents.items)) return new Map();
  const fields = new Map<string, string>();
  for (const item of contents.items as readonly { readonly key?: unknown; readonly value?: unknown }[]) {
    const name = isAlias(item.key) ? '' : scalar(item.key).toLowerCase();
    const value = isAlias(item.value) ? '' : scalar(item.value);
    if (name !== '' && value !== '' && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

/** The text of a plain value; lists and maps have no place in a field. */
function scalar(node: unknown): string {
  if (typeof node !== 'object' || node === null || !('value' in node)) return '';
  return typeof node.value === 'string' ? node.value.trim() : '';
}
