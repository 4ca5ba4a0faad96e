import type { JsonSchema } from '../../validate.ts';

export type Kind = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** What a JSON schema says of one place, as far as it helps to find an answer in a text. Whether the answer fits is for `validate` alone. */
export interface Shape {
  /** Empty when the schema does not say. */
  readonly kinds: ReadonlySet<Kind>;
  readonly properties: ReadonlyMap<string, JsonSchema>;
  readonly required: readonly string[];
  /** Takes keys that it does not name, on purpose. */
  readonly open: boolean;
  readonly items: JsonSchema | undefined;
  /** The only values allowed, when they are listed. */
  readonly values: readonly unknown[];
}

/** Schemas are constants, and each answer asks again for every place in it. */
const known = new WeakMap<JsonSchema, Shape>();

/** `anyOf` and `oneOf` are one shape when at most one branch is an object and at most one a list. */
export function shapeOf(schema: JsonSchema): Shape {
  const shape = known.get(schema) ?? combinedShape(schema);
  known.set(schema, shape);
  return shape;
}

function combinedShape(schema: JsonSchema): Shape {
  const branches = branchesOf(schema).map(shapeOfOne);
  const [only, ...others] = branches.filter(({ kinds }) => kinds.has('object'));
  const [list, ...otherLists] = branches.filter(({ kinds }) => kinds.has('array'));
  return {
    kinds: new Set(branches.flatMap(({ kinds }) => [...kinds])),
    properties: others.length === 0 && only !== undefined ? only.properties : new Map(),
    required: others.length === 0 && only !== undefined ? only.required : [],
    open: others.length > 0 || only === undefined || only.open,
    items: otherLists.length === 0 ? list?.items : undefined,
    values: branches.every(({ values, kinds }) => values.length > 0 || (kinds.size === 1 && kinds.has('null'))) ? branches.flatMap(({ values }) => values) : [],
  };
}

/** The names of all properties, at every depth. */
export function namesOf(schema: JsonSchema): ReadonlySet<string> {
  return new Set(shapesIn(schema).flatMap(({ properties }) => [...properties.keys()]));
}

/** The strings among all listed values, at every depth. */
export function listedWordsOf(schema: JsonSchema): ReadonlySet<string> {
  return new Set(shapesIn(schema).flatMap(({ values }) => values.filter((value) => typeof value === 'string')));
}

function shapesIn(schema: JsonSchema, depth = 0): readonly Shape[] {
  const shape = shapeOf(schema);
  const inner = depth > 20 ? [] : [...shape.properties.values(), ...(shape.items === undefined ? [] : [shape.items])];
  return [shape, ...inner.flatMap((each) => shapesIn(each, depth + 1))];
}

function branchesOf(schema: JsonSchema): readonly JsonSchema[] {
  const branches = [schema['anyOf'], schema['oneOf']].find(Array.isArray) as readonly unknown[] | undefined;
  return branches === undefined ? [schema] : branches.filter(isSchema).flatMap(branchesOf);
}

function shapeOfOne(schema: JsonSchema): Shape {
  const { type, properties, required, additionalProperties, patternProperties, items } = schema;
  const values = Array.isArray(schema['enum']) ? (schema['enum'] as readonly unknown[]) : 'const' in schema ? [schema['const']] : [];
  const said = (Array.isArray(type) ? type : type === undefined ? [] : [type]) as readonly Kind[];
  const shown: readonly Kind[] = said.length > 0 ? said : values.length > 0 ? values.map(kindOf) : isSchema(properties) ? ['object'] : isSchema(items) ? ['array'] : [];
  return {
    kinds: new Set(shown),
    properties: new Map(isSchema(properties) ? Object.entries(properties).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1])) : []),
    required: Array.isArray(required) ? (required as readonly string[]) : [],
    open: additionalProperties === true || isSchema(additionalProperties) || patternProperties !== undefined,
    items: isSchema(items) ? items : undefined,
    values,
  };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a JSON value is, in the words of JSON schema; whole numbers are `integer`. */
export function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'object' | 'string' | 'boolean';
}
