import { isDeepStrictEqual } from 'node:util';
import { type JsonSchema, validate } from '../../validate.ts';
import { mendShape } from './mend-shape.ts';
import { placeholderIn } from './placeholder.ts';
import { plainName } from './plain-name.ts';
import { shapeOf } from './schema-shape.ts';
import { isCall, unwrapOnce } from './unwrap.ts';

export type Fitted =
  | { readonly ok: true; readonly value: unknown; readonly how: 'as it is' | 'unwrapped' | 'mended' }
  /** `attempt`: it has something of the answer that was asked for, and does not fit all the same. */
  | { readonly ok: false; readonly problems: string; readonly attempt: boolean };

const deepestWrapping = 4;

/** The value, or what a known wrapper around it holds, when it fits the schema. When both would fit, neither is taken. */
export function fitValue(value: unknown, schema: JsonSchema, wanted: string | undefined): Fitted {
  const declared = new Set(shapeOf(schema).properties.keys());
  const direct: Fitted = isCall(value, declared) ? { ok: false, problems: 'the answer calls a tool, and its arguments do not fit', attempt: true } : fitOne(value, schema);
  let problems = direct.ok ? '' : direct.problems;
  let attempt = looksMeant(value, declared);
  let inner: unknown = value;
  for (let depth = 0; depth < deepestWrapping; depth += 1) {
    inner = unwrapOnce(inner, declared, wanted);
    if (inner === undefined) break;
    const fitted = fitOne(inner, schema);
    if (fitted.ok) return direct.ok ? { ok: false, problems: 'the answer can be read in two ways', attempt: true } : { ...fitted, how: fitted.how === 'mended' ? 'mended' : 'unwrapped' };
    if (looksMeant(inner, declared)) {
      attempt = true;
      problems = fitted.problems;
    }
  }
  return direct.ok ? direct : { ok: false, problems, attempt };
}

function fitOne(value: unknown, schema: JsonSchema): Fitted {
  const mended = mendShape(value, schema);
  if (isDeepStrictEqual(mended.value, schema)) return { ok: false, problems: 'the answer repeats the schema', attempt: false };
  if (isSomethingElse(mended.value, schema)) return { ok: false, problems: 'the answer has no field of those asked for', attempt: false };
  // `validate` fills in defaults in place. Of JSON, this is the quickest copy.
  const valid = validate(schema, JSON.parse(JSON.stringify(mended.value)) as unknown);
  if (!valid.ok) return { ok: false, problems: valid.problems, attempt: true };
  const placeholder = placeholderIn(mended.value);
  if (placeholder !== undefined) return { ok: false, problems: `${placeholder} is a placeholder, not an answer`, attempt: true };
  return { ok: true, value: valid.value, how: mended.changed ? 'mended' : 'as it is' };
}

/** A schema without required fields takes any object; one that has none of its fields is not the answer all the same. */
function isSomethingElse(value: unknown, schema: JsonSchema): boolean {
  const { properties, open } = shapeOf(schema);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || open || properties.size === 0) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && !keys.some((key) => properties.has(key));
}

function looksMeant(value: unknown, declared: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null);
  if (typeof value !== 'object' || value === null) return false;
  const names = new Set([...declared].map(plainName));
  return Object.keys(value).some((key) => names.has(plainName(key)));
}
