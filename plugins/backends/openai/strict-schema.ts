import type { JsonSchema } from '../../../core/index.ts';
import { isObject } from './json-value.ts';

/** Keywords that strict mode understands (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas). */
const understood = new Set([
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'anyOf', '$ref', '$defs', 'definitions'],
  ...['title', 'description', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems'],
]);
const formats = new Set(['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid']);
const mostProperties = 5000;
/** Ten by now; models of before 2025 were refused more than five. */
const deepest = 5;

/** Whether a schema obeys the rules of strict mode: sent as strict it is refused with status 400 otherwise. */
export function isStrict(schema: JsonSchema): boolean {
  let properties = 0;
  return schema['type'] === 'object' && !('anyOf' in schema) && obeys(schema, 1);

  function obeys(part: unknown, depth: number): boolean {
    if (!isObject(part)) return false;
    if (depth > deepest && (mayBe(part, 'object') || mayBe(part, 'array'))) return false;
    if (Object.keys(part).some((keyword) => !understood.has(keyword))) return false;
    if (!('type' in part) && !['anyOf', '$ref', 'enum', 'const'].some((keyword) => keyword in part)) return false;
    if ('format' in part && !formats.has(String(part['format']))) return false;
    // Lookaround is not understood.
    if (typeof part['pattern'] === 'string' && /\(\?<?[=!]/.test(part['pattern'])) return false;
    return obeysAsObject(part, depth) && obeysAsArray(part, depth) && allObey(part['anyOf'], depth) && namedObey(part['$defs'], depth) && namedObey(part['definitions'], depth);
  }

  function obeysAsObject(part: Readonly<Record<string, unknown>>, depth: number): boolean {
    if (!mayBe(part, 'object')) return !('properties' in part);
    const named = isObject(part['properties']) ? Object.keys(part['properties']) : [];
    const required = new Set(Array.isArray(part['required']) ? part['required'] : []);
    properties += named.length;
    return part['additionalProperties'] === false && properties <= mostProperties && required.size === named.length && named.every((name) => required.has(name)) && namedObey(part['properties'], depth + 1);
  }

  function obeysAsArray(part: Readonly<Record<string, unknown>>, depth: number): boolean {
    return mayBe(part, 'array') ? obeys(part['items'], depth + 1) : !('items' in part);
  }

  function allObey(parts: unknown, depth: number): boolean {
    return parts === undefined || (Array.isArray(parts) && parts.every((each) => obeys(each, depth)));
  }

  function namedObey(parts: unknown, depth: number): boolean {
    return parts === undefined || (isObject(parts) && Object.values(parts).every((each) => obeys(each, depth)));
  }
}

function mayBe(part: Readonly<Record<string, unknown>>, type: string): boolean {
  return part['type'] === type || (Array.isArray(part['type']) && part['type'].includes(type));
}
