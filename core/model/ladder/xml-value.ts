import type { JsonSchema } from '../../validate.ts';
import { mendShape } from './mend-shape.ts';
import { parseAnswer } from './parse-answer.ts';
import { plainName, singularNames } from './plain-name.ts';
import { type Shape, shapeOf } from './schema-shape.ts';
import type { XmlElement } from './xml-elements.ts';
import { itemsOfLines } from './xml-lines.ts';
import { type Read, scalarOf } from './xml-scalar.ts';

type Content = Pick<XmlElement, 'attributes' | 'parts'>;

/** Names of one entry of any list. */
export const itemNames: ReadonlySet<string> = new Set(['item', 'li', 'entry', 'element', 'value']);
/** Names of a property that an element's own text may be, when its other properties are attributes. */
const textNames = new Set(['text', 'value', 'content', 'body', 'name']);
/** Attributes that say nothing that belongs to an answer. */
const asideAttributes = new Set(['type', 'id', 'index', 'lang']);

/** An element as what the schema asks for in its place. */
export function valueOf(content: Content, schema: JsonSchema, name: string): Read {
  const shape = shapeOf(schema);
  const { parts } = content;
  const text = textOf(parts);
  const hasElements = parts.some((part) => typeof part !== 'string');
  if (/^\s*[{[]/.test(text) && !hasElements && (shape.kinds.has('object') || shape.kinds.has('array')) && !shape.kinds.has('string')) return jsonIn(text, schema, name);
  if (shape.kinds.has('array') && !shape.kinds.has('object')) return listOf(content, shape, name);
  if (shape.kinds.has('object') && !shape.kinds.has('array')) {
    if (shape.kinds.has('null') && !hasElements && text.trim() === 'null') return { value: null };
    return objectOf(content, shape, name);
  }
  if (hasElements) return { problem: `<${name}> should hold text only` };
  if (Object.keys(content.attributes).some((attribute) => text.trim() === '' || !asideAttributes.has(attribute))) return { problem: `<${name}> has attributes that should be text` };
  return scalarOf(text, shape);
}

/** Properties from elements, repeated elements and attributes. What is unknown is passed over only when nothing is missing that it could have been meant for. */
export function objectOf({ attributes, parts }: Content, shape: Shape, name: string): Read {
  const found = new Map<string, Found>();
  let stray = textOf(parts).trim() !== '';
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const property = propertyFor(part.name, shape);
    if (property === undefined) {
      if (holdsElements(part)) return { problem: `<${part.name}> is not known in <${name}>` };
      stray = true;
      continue;
    }
    const each = found.get(property.name) ?? { elements: [], asItem: property.asItem };
    if (each.asItem !== property.asItem) return { problem: `<${name}> writes ${property.name} in two ways` };
    found.set(property.name, { ...each, elements: [...each.elements, part] });
  }

  const entries: [string, unknown][] = [];
  for (const [property, { elements, asItem }] of found) {
    const read = readProperty(elements, shape.properties.get(property) ?? {}, property, asItem);
    if ('problem' in read) return read;
    entries.push([property, read.value]);
  }
  for (const [attribute, written] of Object.entries(attributes)) {
    const property = propertyFor(plainName(attribute), shape);
    if (property === undefined || property.asItem) stray = true;
    else if (entries.some(([taken]) => taken === property.name)) return { problem: `${property.name} stands twice in <${name}>` };
    else {
      const read = scalarOf(written, shapeOf(shape.properties.get(property.name) ?? {}));
      if ('problem' in read) return read;
      entries.push([property.name, read.value]);
    }
  }
  const missing = [...shape.properties.keys()].filter((property) => !entries.some(([taken]) => taken === property));
  if (stray && found.size === 0 && entries.length > 0) {
    const own = missing.filter((property) => textNames.has(plainName(property)) && shape.required.includes(property));
    const [only] = own;
    if (only === undefined || own.length > 1) return { problem: `the text of <${name}> has no name` };
    const read = scalarOf(textOf(parts), shapeOf(shape.properties.get(only) ?? {}));
    if ('problem' in read) return read;
    entries.push([only, read.value]);
  } else if (stray && missing.length > 0) return { problem: `<${name}> holds something unknown, and lacks ${missing.slice(0, 5).join(', ')}` };
  return { value: Object.fromEntries(entries) };
}

interface Found {
  readonly elements: readonly XmlElement[];
  /** Named like one of several: `<finding>` for `findings`. */
  readonly asItem: boolean;
}

export function propertyFor(plain: string, { properties }: Shape): { readonly name: string; readonly asItem: boolean } | undefined {
  const names = [...properties.keys()];
  const same = names.filter((name) => plainName(name) === plain);
  if (same.length > 0) return same.length === 1 && same[0] !== undefined ? { name: same[0], asItem: false } : undefined;
  const lists = names.filter((name) => singularNames(name).includes(plain) && shapeOf(properties.get(name) ?? {}).kinds.has('array'));
  return lists.length === 1 && lists[0] !== undefined ? { name: lists[0], asItem: true } : undefined;
}

function readProperty(elements: readonly XmlElement[], schema: JsonSchema, name: string, asItem: boolean): Read {
  const { kinds, items } = shapeOf(schema);
  const [only] = elements;
  if (only !== undefined && elements.length === 1 && !asItem) return valueOf(only, schema, name);
  if (!kinds.has('array') || items === undefined) return { problem: `<${name}> stands ${elements.length} times` };
  return all(elements.map((element) => valueOf(element, items, name)));
}

function listOf({ attributes, parts }: Content, { items = {}, kinds }: Shape, name: string): Read {
  const elements = parts.filter((part) => typeof part !== 'string');
  const text = textOf(parts);
  const inner = shapeOf(items);
  if (elements.length === 0) {
    if (kinds.has('null') && text.trim() === 'null') return { value: null };
    if (text.trim() === '') return { value: [] };
    const lines = inner.kinds.has('object') || inner.kinds.has('array') ? undefined : itemsOfLines(text);
    return lines === undefined ? { problem: `the entries of <${name}> cannot be told apart` } : all(lines.map((line) => scalarOf(line, inner)));
  }
  if (text.trim() !== '') return { problem: `<${name}> mixes text and tags` };
  const names = new Set(elements.map((element) => element.name));
  const isOneItem = [...names].every((each) => propertyFor(each, inner) !== undefined) && ![...names].some((each) => singularNames(name).includes(each));
  if (isOneItem) return all([objectOf({ attributes, parts }, inner, name)]);
  const [only = ''] = names;
  if (names.size > 1 || !(itemNames.has(only) || singularNames(name).includes(only) || only === plainName(name))) return { problem: `<${name}> mixes different tags` };
  return all(elements.map((element) => valueOf(element, items, only)));
}

function all(reads: readonly Read[]): Read {
  return reads.find((read) => 'problem' in read) ?? { value: reads.map((read) => ('value' in read ? read.value : undefined)) };
}

/** Half XML, half JSON: the text of an element that must hold an object or a list is one. */
function jsonIn(text: string, schema: JsonSchema, name: string): Read {
  const parsed = parseAnswer(text);
  return parsed.ok ? { value: mendShape(parsed.value, schema).value } : { problem: `<${name}>: ${parsed.problem}` };
}

function holdsElements({ parts }: XmlElement): boolean {
  return parts.some((part) => typeof part !== 'string');
}

function textOf(parts: XmlElement['parts']): string {
  return parts.filter((part) => typeof part === 'string').join('\n');
}
