// Every value from outside is checked here before anyone sees it.
import { createRequire } from 'node:module';
import { plainCheck, type SurelyFits } from './plain-check.ts';

/** A JSON schema (draft 7), as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export type Validation<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: string };

const plainChecks = new WeakMap<JsonSchema, SurelyFits | 'not plain'>();

/** Checks a value against a schema and fills in the schema's defaults (the value is changed in place). A schema that is itself wrong throws. */
export function validate<Value>(schema: JsonSchema, value: unknown): Validation<Value> {
  const fits = plainCheckOf(schema);
  return fits !== 'not plain' && fits(value) ? { ok: true, value: value as Value } : loadFullCheck().fullCheck<Value>(schema, value);
}

/** Says why a schema cannot be used, or undefined when it can. */
export function schemaProblem(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return 'the schema is not an object';
  return plainCheckOf(schema as JsonSchema) === 'not plain' ? loadFullCheck().fullSchemaProblem(schema as JsonSchema) : undefined;
}

function plainCheckOf(schema: JsonSchema): SurelyFits | 'not plain' {
  const known = plainChecks.get(schema) ?? plainCheck(schema) ?? 'not plain';
  plainChecks.set(schema, known);
  return known;
}

/** Only when it is needed, and at once, since nobody waits for a check. A bundle follows `require`; Node's modules have none, and make one. */
function loadFullCheck(): typeof import('./full-check.ts') {
  return typeof require === 'undefined' ? createRequire(import.meta.url)('./full-check.ts') : require('./full-check.ts');
}
