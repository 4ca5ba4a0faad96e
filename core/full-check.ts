// The one home of ajv, which decides what core/plain-check.ts leaves open, and says what is wrong.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import type { JsonSchema, Validation } from './validate.ts';

const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;
// Schemas come from plugins as well: none is kept under its `$id`, or two plugins (or one loaded twice) would stand in each other's way.
const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: true, allowUnionTypes: true, addUsedSchema: false });
addFormats(ajv);

const compiled = new WeakMap<JsonSchema, ValidateFunction>();

/** Checks a value against a schema and fills in the schema's defaults. A schema that is itself wrong throws. */
export function fullCheck<Value>(schema: JsonSchema, value: unknown): Validation<Value> {
  let check = compiled.get(schema);
  if (check === undefined) {
    check = compile(schema);
    compiled.set(schema, check);
  }
  if (check(value)) return { ok: true, value: value as Value };
  return { ok: false, problems: describe(check.errors ?? []) };
}

/** Says why a schema cannot be used, or undefined when it can. */
export function fullSchemaProblem(schema: JsonSchema): string | undefined {
  try {
    compile(schema);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function compile(schema: JsonSchema): ValidateFunction {
  // Such a schema answers with a promise, which would count as "valid".
  if ('$async' in schema) throw new TypeError('asynchronous schemas ($async) are not understood');
  try {
    return ajv.compile(schema);
  } finally {
    // ajv would hold it for ever (and pass a bad one the second time); `compiled` holds it as long as somebody uses it.
    // By its `$id` a stranger's schema could remove one of ajv's own.
    if (!('$id' in schema)) ajv.removeSchema(schema);
  }
}

/** One line that names each bad place by its path: `venues.ycombinator.limit must be >= 1`. */
function describe(errors: readonly ErrorObject[]): string {
  return errors
    .map((error) => {
      const path = error.instancePath.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
      const extra = error.params['additionalProperty'];
      if (typeof extra === 'string') return `${path === '' ? extra : `${path}.${extra}`} is not known`;
      const allowed = error.params['allowedValues'];
      const among = Array.isArray(allowed) ? ` (${allowed.join(', ')})` : '';
      return `${path === '' ? 'the value' : path} ${error.message ?? 'is not valid'}${among}`;
    })
    .join('; ');
}
