import type { JsonSchema } from '../validate.ts';

/** The plainest value that a JSON schema takes: what a model that knows nothing might answer. Patterns are beyond it. */
export function smallestValue(schema: JsonSchema): unknown {
  return valueOf(schema, schema, 0);
}

const deepest = 20;

function valueOf(schema: JsonSchema, root: JsonSchema, depth: number): unknown {
  if (depth > deepest) return null;
  if ('const' in schema) return schema['const'];
  if ('default' in schema) return schema['default'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (typeof schema['$ref'] === 'string') return valueOf(lookUp(schema['$ref'], root), root, depth + 1);
  for (const choice of ['anyOf', 'oneOf'] as const) {
    const first = (schema[choice] as readonly JsonSchema[] | undefined)?.[0];
    if (first !== undefined) return valueOf(first, root, depth + 1);
  }
  const type = Array.isArray(schema['type']) ? (schema['type'] as readonly string[])[0] : schema['type'];
  if (type === 'object') return objectOf(schema, root, depth);
  if (type === 'array') return Array.from({ length: numberOf(schema, 'minItems', 0) }, () => valueOf((schema['items'] ?? {}) as JsonSchema, root, depth + 1));
  if (type === 'string') return stringOf(schema);
  if (type === 'integer' || type === 'number') return numberOf(schema, 'minimum', 0);
  if (type === 'boolean') return false;
  return null;
}

function objectOf(schema: JsonSchema, root: JsonSchema, depth: number): unknown {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.fromEntries(required.map((name) => [name, valueOf(properties[name] ?? {}, root, depth + 1)]));
}

function stringOf(schema: JsonSchema): string {
  const formats: Readonly<Record<string, string>> = { email: 'ada@example.org', uri: 'https://example.org/', 'date-time': '2026-03-02T09:00:00Z', date: '2026-03-02' };
  const format = formats[String(schema['format'])];
  return format ?? 'x'.repeat(numberOf(schema, 'minLength', 0));
}

function numberOf(schema: JsonSchema, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : otherwise;
}

/** References inside the schema only: `#/$defs/finding`. */
function lookUp(reference: string, root: JsonSchema): JsonSchema {
  let found: unknown = root;
  for (const part of reference.split('/').slice(1)) found = (found as Readonly<Record<string, unknown>> | undefined)?.[part];
  return (found ?? {}) as JsonSchema;
}
