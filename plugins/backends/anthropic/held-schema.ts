import type { JsonSchema } from '../../../core/index.ts';

/** A string's formats that are held to. */
const formats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'uri', 'ipv4', 'ipv6', 'uuid'];

const inWords = Symbol('what can be said in words only');
type Translation = (value: unknown) => Readonly<Record<string, unknown>> | typeof inWords;

/** What becomes of a keyword; one that is not here is said in words. */
const keywords = new Map<string, Translation>(Object.entries({
  type: (type: unknown) => ({ type }),
  title: (title: unknown) => ({ title }),
  description: () => ({}), // written last, with what is said in words
  enum: (values: unknown) => ({ enum: values }),
  const: (value: unknown) => ({ const: value }),
  required: (names: unknown) => ({ required: names }),
  default: (value: unknown) => ({ default: value }),
  $ref: (reference: unknown) => (reference === '#' ? notHeld() : { $ref: reference }),
  $schema: () => ({}),
  $id: () => ({}),
  $comment: () => ({}),
  additionalProperties: () => ({}),
  properties: (schemas: unknown) => ({ properties: eachNamed(schemas) }),
  $defs: (schemas: unknown) => ({ $defs: eachNamed(schemas) }),
  definitions: (schemas: unknown) => ({ definitions: eachNamed(schemas) }),
  items: (schema: unknown) => ({ items: held(schema) }),
  anyOf: (schemas: unknown) => ({ anyOf: each(schemas) }),
  oneOf: (schemas: unknown) => ({ anyOf: each(schemas) }),
  allOf: (schemas: unknown) => ({ allOf: each(schemas) }),
  format: (format: unknown) => (formats.includes(String(format)) ? { format } : inWords),
  minItems: (count: unknown) => (count === 0 || count === 1 ? { minItems: count } : inWords),
} satisfies Record<string, Translation>));

class NotHeld extends Error {}

function notHeld(): never {
  throw new NotHeld();
}

/**
 * A schema in the part of JSON Schema that structured outputs hold a model to; limits they do not know go into the description, where the model
 * reads them. Undefined when its shape itself is beyond them: anything at all, a map with free keys, a schema within itself.
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations
 */
export function heldSchema(schema: JsonSchema): JsonSchema | undefined {
  try {
    return held(schema);
  } catch (thrown) {
    if (thrown instanceof NotHeld) return undefined;
    throw thrown;
  }
}

function held(schema: unknown): JsonSchema {
  if (!isRecord(schema)) return notHeld();
  if (!['type', 'enum', 'const', '$ref', 'anyOf', 'oneOf', 'allOf'].some((keyword) => keyword in schema)) return notHeld();
  const isObject = [schema['type']].flat().includes('object');
  if (isObject && !('properties' in schema)) return notHeld();
  const kept: Record<string, unknown> = {};
  const words: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const translated = keywords.get(keyword)?.(value) ?? inWords;
    if (translated === inWords) words[keyword] = value;
    else Object.assign(kept, translated);
  }
  if (isObject) kept['additionalProperties'] = false;
  const description = [schema['description'], Object.keys(words).length > 0 ? `It must fit ${JSON.stringify(words)} as well.` : undefined].filter((part) => part !== undefined).join(' ');
  return description === '' ? kept : { ...kept, description };
}

function each(schemas: unknown): readonly JsonSchema[] {
  return Array.isArray(schemas) ? schemas.map(held) : notHeld();
}

function eachNamed(schemas: unknown): Readonly<Record<string, JsonSchema>> {
  return isRecord(schemas) ? Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, held(schema)])) : notHeld();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
