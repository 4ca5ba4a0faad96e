import type { JsonSchema } from '../../validate.ts';
import { parseAnswer } from './parse-answer.ts';
import { plainName } from './plain-name.ts';
import { type Shape, shapeOf } from './schema-shape.ts';

/**
 * The same value in the schema's spelling: keys whose case or word breaks alone differ (`Lead_With` for `leadWith`), and objects or lists that stand
 * as JSON in a string, and nulls for what may be left out. Where two keys could be meant, it is left as it was, for `validate` to refuse. The value itself is never changed.
 */
export function mendShape(value: unknown, schema: JsonSchema): { readonly value: unknown; readonly changed: boolean } {
  const shape = shapeOf(schema);
  const decoded = decode(value, shape);
  const mended = decoded.value;
  if (Array.isArray(mended) && shape.items !== undefined) {
    const { items } = shape;
    const all = mended.map((item) => mendShape(item, items));
    return { value: all.map((item) => item.value), changed: decoded.changed || all.some((item) => item.changed) };
  }
  if (typeof mended !== 'object' || mended === null || Array.isArray(mended) || shape.properties.size === 0) return decoded;
  let changed = decoded.changed;
  const entries = Object.entries(mended).flatMap(([key, each]) => {
    const name = shape.open ? key : spellingOf(key, Object.keys(mended), shape);
    const property = shape.properties.get(name);
    if (each === null && property !== undefined && isLeftOut(name, property, shape)) {
      changed = true;
      return [];
    }
    const inner = property === undefined ? { value: each as unknown, changed: false } : mendShape(each, property);
    changed ||= inner.changed || name !== key;
    return [[name, inner.value] as const];
  });
  return { value: Object.fromEntries(entries), changed };
}

/** `null` for what may be left out, and cannot be null, is what models write for leaving it out. */
function isLeftOut(name: string, property: JsonSchema, { required }: Shape): boolean {
  const { kinds, values } = shapeOf(property);
  return !required.includes(name) && kinds.size > 0 && !kinds.has('null') && !values.includes(null) && !('default' in property);
}

function spellingOf(key: string, keys: readonly string[], { properties }: Shape): string {
  if (properties.has(key)) return key;
  const plain = plainName(key);
  const meant = [...properties.keys()].filter((name) => plainName(name) === plain);
  const written = keys.filter((other) => plainName(other) === plain);
  return meant.length === 1 && written.length === 1 ? (meant[0] ?? key) : key;
}

function decode(value: unknown, { kinds }: Shape): { readonly value: unknown; readonly changed: boolean } {
  if (typeof value !== 'string' || kinds.size === 0 || [...kinds].some((kind) => kind !== 'object' && kind !== 'array')) return { value, changed: false };
  const inner = parseAnswer(value);
  return inner.ok && typeof inner.value === 'object' && inner.value !== null ? { value: inner.value, changed: true } : { value, changed: false };
}
