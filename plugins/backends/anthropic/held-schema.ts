import type { JsonSchema } from '../../../core/index.ts';

/** A string's formats that are held to. */
const formats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'uri', 'ipv4', 'ipv6', 'uuid'];

/**
 * A schema in the part of JSON Schema that structured outputs hold a model to; limits they do not know go into the description, where the model
 * reads them. Undefined when its shape itself is beyond them: anything at all, a map with free keys, a schema within itself.
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations
 */
export function heldSchema(schema: JsonSchema): JsonSchema | undefined {
  return canBeHeld(schema) ? held(schema) : undefined;
}

const shapes = ['type', 'enum', 'const', '$ref', 'anyOf', 'oneOf', 'allOf'];

function canBeHeld(schema: unknown): schema is JsonSchema {
  if (!isRecord(schema) || !shapes.some((keyword) => keyword in schema)) return false;
  if (schema['$ref'] === '#' || (isObject(schema) && hasFreeKeys(schema))) return false;
  const named = ['properties', '$defs', 'definitions'].flatMap((keyword) => Object.values(schema[keyword] ?? {}));
  const listed = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => schema[keyword] ?? []);
  const items = 'items' in schema ? [schema['items']] : [];
  return [...named, ...listed, ...items].every(canBeHeld);
}

function held(schema: JsonSchema): JsonSchema {
  const kept: Record<string, unknown> = {};
  const words: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const translated = translate(keyword, value);
    if (translated === undefined) words[keyword] = value;
    else Object.assign(kept, translated);
  }
  if (isObject(schema)) kept['additionalProperties'] = false;
  const description = [schema['description'], Object.keys(words).length > 0 ? `It must fit ${JSON.stringify(words)} as well.` : undefined].filter((part) => part !== undefined).join(' ');
  return description === '' ? kept : { ...kept, description };
}

/** Undefined for what can be said in words only. */
function translate(keyword: string, value: unknown): JsonSchema | undefined {
  switch (keyword) {
    case 'type':
    case 'title':
    case 'enum':
    case 'const':
    case 'required':
    case 'default':
    case '$ref':
      return { [keyword]: value };
    case 'properties':
    case '$defs':
    case 'definitions':
      return { [keyword]: eachNamed(value) };
    case 'items':
      return { items: held(value as JsonSchema) };
    case 'anyOf':
    case 'allOf':
      return { [keyword]: each(value) };
    case 'oneOf':
      return { anyOf: each(value) };
    case 'format':
      return formats.includes(String(value)) ? { format: value } : undefined;
    case 'minItems':
      return value === 0 || value === 1 ? { minItems: value } : undefined;
    case 'description': // written last, with what is said in words
    case 'additionalProperties':
    case '$schema':
    case '$id':
    case '$comment':
      return {};
    default:
      return undefined;
  }
}

function hasFreeKeys(schema: JsonSchema): boolean {
  return Object.keys(schema['properties'] ?? {}).length === 0 && schema['additionalProperties'] !== false;
}

function isObject(schema: JsonSchema): boolean {
  return [schema['type']].flat().includes('object');
}

function each(schemas: unknown): readonly JsonSchema[] {
  return (schemas as readonly JsonSchema[]).map(held);
}

function eachNamed(schemas: unknown): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(schemas as Readonly<Record<string, JsonSchema>>).map(([name, schema]) => [name, held(schema)]));
}

function isRecord(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
