import { parseJson } from '../parse/parse-json.ts';
import type { JsonSchema } from '../validate.ts';

export type ParsedValue = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Turns the text of an environment variable or flag into the type that its setting has. Lists are JSON, or words between commas. Where the type is not known, what reads as JSON is JSON and the rest is text. */
export function parseValue(text: string, schema: JsonSchema): ParsedValue {
  const types = typesOf(schema);
  if (types.length === 0) return { ok: true, value: guess(text) };
  const problems: string[] = [];
  for (const type of types) {
    const parsed = readers[type]?.(text, schema);
    if (parsed?.ok === true) return parsed;
    if (parsed !== undefined) problems.push(parsed.problem);
  }
  return { ok: false, problem: problems.filter((problem) => problem !== '').join(' or ') };
}

/** Null first and text last, whatever the schema's order: every value would be a text. */
function typesOf(schema: JsonSchema): readonly string[] {
  const type = schema['type'];
  const named = typeof type === 'string' ? [type] : Array.isArray(type) ? (type as string[]) : [];
  return Object.keys(readers).filter((reader) => named.includes(reader));
}

const readers: Readonly<Record<string, (text: string, schema: JsonSchema) => ParsedValue>> = {
  null: (text) => (text === 'null' ? good(null) : bad('')),
  boolean: (text) => (/^(?:true|false)$/i.test(text) ? good(text.toLowerCase() === 'true') : bad('must be true or false')),
  integer: (text) => (/^-?\d{1,15}$/.test(text.trim()) ? good(Number(text)) : bad('must be a whole number')),
  number: (text) => (/^-?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/.test(text.trim()) ? good(Number(text)) : bad('must be a number')),
  array: readList,
  object: (text) => {
    const parsed = parseJson(text);
    return parsed.ok && typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value) ? good(parsed.value) : bad('must be a JSON object');
  },
  string: (text) => good(text),
};

function readList(text: string, schema: JsonSchema): ParsedValue {
  if (text.trimStart().startsWith('[')) {
    const parsed = parseJson(text);
    return parsed.ok && Array.isArray(parsed.value) ? good(parsed.value) : bad('must be a list: words between commas, or JSON');
  }
  const items = text.split(',').map((item) => item.trim()).filter((item) => item !== '');
  const values: unknown[] = [];
  for (const item of items) {
    const parsed = parseValue(item, (schema['items'] as JsonSchema | undefined) ?? { type: 'string' });
    if (!parsed.ok) return bad(`each of the list ${parsed.problem}`);
    values.push(parsed.value);
  }
  return good(values);
}

function guess(text: string): unknown {
  if (!/^\s*(?:[[{"]|-?\d|true\s*$|false\s*$|null\s*$)/.test(text)) return text;
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : text;
}

function good(value: unknown): ParsedValue {
  return { ok: true, value };
}

function bad(problem: string): ParsedValue {
  return { ok: false, problem };
}
