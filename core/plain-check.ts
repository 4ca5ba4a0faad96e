// Most schemas are plain, and most values fit them. Both can be seen without ajv, which takes 100 ms to load and to compile its first schema: longer than
// everything else before a first answer. What is seen here is only ever "surely": whatever else a schema says and whatever does not fit, ajv decides and describes.
import type { JsonSchema } from './validate.ts';

/** True when ajv would take the value; fills in the schema's defaults as ajv would. False says nothing. */
export type SurelyFits = (value: unknown) => boolean;

/** Undefined unless the schema is plain: surely valid in ajv's strict mode, and all of its keywords known here. What the schema says later does not change the check. */
export function plainCheck(schema: unknown): SurelyFits | undefined {
  return checkOf(schema, 0);
}

const deepest = 20;
const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'] as const;
type Type = (typeof types)[number];

function checkOf(schema: unknown, depth: number): SurelyFits | undefined {
  if (depth > deepest || !isRecord(schema)) return undefined;
  const wanted = typesOf(schema['type']);
  if (wanted === undefined) return undefined;
  const checks: [type: Type | undefined, fits: SurelyFits][] = [];
  for (const [keyword, said] of Object.entries(schema)) {
    if (keyword === 'type') continue;
    const known = keywords.get(keyword);
    // Strict mode wants a keyword's type said beside it.
    if (known === undefined || (known.on !== undefined && !wanted.includes(known.on) && !(known.on === 'number' && wanted.includes('integer')))) return undefined;
    const fits = known.read(said, schema, depth);
    if (fits === undefined) return undefined;
    checks.push([known.on, fits]);
  }
  return (value) => {
    const type = typeOf(value);
    if (type === undefined) return false;
    if (wanted.length > 0 && !wanted.includes(type) && !(Number.isInteger(value) && wanted.includes('integer'))) return false;
    return checks.every(([on, fits]) => (on !== undefined && on !== type) || fits(value));
  };
}

/** None stands for any; undefined when they are not plainly said. */
function typesOf(said: unknown): readonly Type[] | undefined {
  if (said === undefined) return [];
  const list: readonly unknown[] = Array.isArray(said) ? said : [said];
  const known = types.filter((type) => list.includes(type));
  return list.length > 0 && known.length === list.length ? known : undefined;
}

/** Undefined for what is not JSON. */
function typeOf(value: unknown): Type | undefined {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isRecord(value)) return 'object';
  const type = typeof value;
  if (type === 'number') return Number.isFinite(value) ? type : undefined;
  return type === 'string' || type === 'boolean' ? type : undefined;
}

interface Keyword {
  /** The only type of values that it speaks of. */
  readonly on: Type | undefined;
  read(said: unknown, schema: JsonSchema, depth: number): SurelyFits | undefined;
}

const always: SurelyFits = () => true;
const note: Keyword = { on: undefined, read: (said) => (typeof said === 'string' ? always : undefined) };

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['title', note],
  ['description', note],
  ['writeOnly', { on: undefined, read: (said) => (typeof said === 'boolean' ? always : undefined) }],
  ['enum', { on: undefined, read: (said) => (isWordList(said) ? among(said) : undefined) }],
  ['const', { on: undefined, read: (said) => (isWordList([said]) ? among([said]) : undefined) }],
  ['anyOf', { on: undefined, read: eitherOf }],
  ['minLength', counting('string', (text: string, least) => lengthOf(text) >= least)],
  ['maxLength', counting('string', (text: string, most) => lengthOf(text) <= most)],
  ['pattern', { on: 'string', read: matching }],
  ['format', { on: 'string', read: (said) => plainFormats.get(said) }],
  ['minimum', comparing((value, least) => value >= least)],
  ['maximum', comparing((value, most) => value <= most)],
  ['exclusiveMinimum', comparing((value, edge) => value > edge)],
  ['exclusiveMaximum', comparing((value, edge) => value < edge)],
  ['minItems', counting('array', (items: readonly unknown[], least) => items.length >= least)],
  ['maxItems', counting('array', (items: readonly unknown[], most) => items.length <= most)],
  ['items', { on: 'array', read: eachItem }],
  ['uniqueItems', { on: 'array', read: (said) => (said === true ? (items) => isWordList(items) || (items as readonly unknown[]).length === 0 : undefined) }],
  ['properties', { on: 'object', read: eachProperty }],
  ['required', { on: 'object', read: allRequired }],
  ['additionalProperties', { on: 'object', read: eachOther }],
  ['propertyNames', { on: 'object', read: eachName }],
]);

function counting<Value>(on: Type, fits: (value: Value, count: number) => boolean): Keyword {
  return { on, read: (said) => (Number.isSafeInteger(said) && Number(said) >= 0 ? (value) => fits(value as Value, Number(said)) : undefined) };
}

function comparing(fits: (value: number, limit: number) => boolean): Keyword {
  return { on: 'number', read: (said) => (Number.isFinite(said) ? (value) => fits(Number(value), Number(said)) : undefined) };
}

/** In code points, as ajv counts. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 1; at < text.length; at += 1) if (isHalf(text.charCodeAt(at - 1), 0xd800) && isHalf(text.charCodeAt(at), 0xdc00)) length -= 1;
  return length;
}

function isHalf(code: number, first: number): boolean {
  return code >= first && code < first + 0x400;
}

function among(words: readonly unknown[]): SurelyFits {
  const list = [...words];
  return (value) => list.includes(value);
}

function matching(said: unknown): SurelyFits | undefined {
  if (typeof said !== 'string' || said.includes('\\Z')) return undefined; // an end of the text in other languages, refused by ajv
  try {
    const pattern = new RegExp(said, 'u');
    return (value) => pattern.test(String(value));
  } catch {
    return undefined; // ajv says what is wrong with it
  }
}

/** Addresses as people mostly write them, and times as machines do; the odd ones are for ajv to judge. */
const plainFormats: ReadonlyMap<unknown, SurelyFits> = new Map([
  ['uri', (value) => /^https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?(?:\/[\w.~-]*)*$/i.test(String(value))],
  ['date-time', (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(String(value)) && isTime(String(value))],
  ['email', (value) => /^[\w+-]+(?:\.[\w+-]+)*@(?:[a-z0-9]+\.)+[a-z0-9]+$/i.test(String(value))],
]);

/** Alone in its schema, as strict mode wants to know what each type speaks of; ajv refuses defaults in there. */
function eitherOf(said: unknown, schema: JsonSchema, depth: number): SurelyFits | undefined {
  if (!Array.isArray(said) || said.length === 0 || Object.keys(schema).some((keyword) => keyword !== 'anyOf' && keywords.get(keyword) !== note)) return undefined;
  const alternatives = said.map((each) => checkOf(each, depth + 1)).filter((fits) => fits !== undefined);
  if (alternatives.length < said.length || JSON.stringify(said).includes('"default"')) return undefined;
  return (value) => alternatives.some((fits) => fits(value));
}

/** A day that is in the calendar, and a time that is on the clock: anything else is moved to another. */
function isTime(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
}

function eachItem(said: unknown, _schema: JsonSchema, depth: number): SurelyFits | undefined {
  const fits = checkOf(said, depth + 1);
  return fits === undefined ? undefined : (items) => (items as readonly unknown[]).every((item) => fits(item));
}

function eachProperty(said: unknown, _schema: JsonSchema, depth: number): SurelyFits | undefined {
  if (!isRecord(said)) return undefined;
  const properties: { readonly name: string; readonly fits: SurelyFits; readonly preset: string | undefined }[] = [];
  for (const [name, described] of Object.entries(said)) {
    if (name in {} || !isRecord(described)) return undefined; // ajv looks at what every object inherits
    const { default: given, ...rest } = described;
    const preset = JSON.stringify(given) as string | undefined;
    const fits = checkOf(rest, depth + 1);
    if (fits === undefined || (preset === undefined && given !== undefined)) return undefined;
    properties.push({ name, fits, preset });
  }
  return (value) => {
    const object = value as Record<string, unknown>;
    for (const { name, preset } of properties) if (preset !== undefined && object[name] === undefined) object[name] = JSON.parse(preset);
    return properties.every(({ name, fits }) => object[name] === undefined || fits(object[name]));
  };
}

function allRequired(said: unknown, { properties }: JsonSchema): SurelyFits | undefined {
  if (!isWordList(said) || !isRecord(properties) || !said.every((name) => typeof name === 'string' && Object.hasOwn(properties, name))) return undefined;
  const names = said.map(String);
  const preset = new Set(names.filter((name) => (properties[name] as JsonSchema | undefined)?.['default'] !== undefined));
  return (value) => names.every((name) => preset.has(name) || (value as JsonSchema)[name] !== undefined);
}

function eachOther(said: unknown, { properties = {} }: JsonSchema, depth: number): SurelyFits | undefined {
  const fits = said === true ? always : said === false ? () => false : checkOf(said, depth + 1);
  if (fits === undefined || !isRecord(properties)) return undefined;
  const described = new Set(Object.keys(properties));
  return (value) => Object.entries(value as JsonSchema).every(([name, other]) => described.has(name) || fits(other));
}

/** Only a pattern: whatever else may be said of names is for ajv. */
function eachName(said: unknown): SurelyFits | undefined {
  if (!isRecord(said) || Object.keys(said).some((keyword) => keyword !== 'pattern')) return undefined;
  const fits = matching(said['pattern']);
  return fits === undefined ? undefined : (value) => Object.keys(value as JsonSchema).every((name) => fits(name));
}

function isRecord(value: unknown): value is JsonSchema {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Plain values, none of them twice. */
function isWordList(said: unknown): said is readonly unknown[] {
  return Array.isArray(said) && said.length > 0 && new Set(said).size === said.length && said.every((word) => word === null || ['string', 'number', 'boolean'].includes(typeof word));
}
