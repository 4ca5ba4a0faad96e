import type { JsonSchema } from '../../validate.ts';
import { doubtInProse } from './doubt-in-prose.ts';
import { fitValue } from './fit-value.ts';
import { cut, type Outcome, refused } from './outcome.ts';
import { plainName, singularNames } from './plain-name.ts';
import { namesOf, type Shape, shapeOf } from './schema-shape.ts';
import { wrapperNames } from './unwrap.ts';
import { readXmlElements, type XmlElement } from './xml-elements.ts';
import { itemNames, objectOf, propertyFor, valueOf } from './xml-value.ts';

/** Elements around a whole answer. */
const rootNames = new Set([...wrapperNames, 'root', 'xml', 'function', 'invoke', 'toolcall', 'functioncalls']);

/** Where the first element stands that the answer is asked to have; -1 when there is none. */
export function xmlBegins(text: string, schema: JsonSchema): number {
  const names = new Set([...shapeOf(schema).properties.keys()].flatMap((name) => [plainName(name), ...singularNames(name)]));
  for (const { 1: name = '', index } of text.matchAll(/<([A-Za-z_][\w.-]*)/g)) if (names.has(plainName(name))) return index;
  return -1;
}

/** An object whose properties were written as elements named like them. */
export function readXml(text: string, schema: JsonSchema, wanted: string | undefined): Outcome {
  const shape = shapeOf(schema);
  const names = [...namesOf(schema)];
  const known = new Set([...names.map(plainName), ...names.flatMap(singularNames), ...itemNames, ...rootNames, ...(wanted === undefined ? [] : [plainName(wanted)])]);
  const read = readXmlElements(text, known);
  if (!read.ok) return read.cut ? cut(read.problem) : refused(read.problem);

  const root = rootOf(read.parts, shape);
  if (root === undefined) return refused('it holds several answers, or something beside the answer');
  const doubt = doubtInProse(root.before, root.after);
  if (doubt !== undefined) return refused(doubt);
  if (!root.enclosed && mayGoOn(root.parts, shape)) return refused('whether it is all there cannot be seen: put it into one element, or answer in JSON');

  const found = root.enclosed ? valueOf(root, schema, 'answer') : objectOf(root, shape, 'answer');
  if ('problem' in found) return refused(found.problem);
  const fitted = fitValue(found.value, schema, wanted);
  return fitted.ok ? { ok: true, value: fitted.value, rung: 'xml' } : refused(fitted.problems);
}

interface Root {
  readonly parts: XmlElement['parts'];
  readonly attributes: XmlElement['attributes'];
  /** An element of its own, or a fence, shows where the answer ends. */
  readonly enclosed: boolean;
  readonly before: string;
  readonly after: string;
}

/** The elements of the answer without the prose around them. */
function rootOf(parts: XmlElement['parts'], shape: Shape): Root | undefined {
  const first = parts.findIndex((part) => typeof part !== 'string');
  const last = parts.findLastIndex((part) => typeof part !== 'string');
  const before = parts.slice(0, first).join('');
  const after = parts.slice(last + 1).join('');
  const inner = parts.slice(first, last + 1);
  const [only] = inner;
  if (only !== undefined && typeof only !== 'string' && inner.length === 1 && propertyFor(only.name, shape) === undefined) {
    const within = only.parts.filter((part) => typeof part !== 'string' || part.trim() !== '');
    const [next] = within;
    if (next !== undefined && typeof next !== 'string' && within.length === 1 && rootNames.has(next.name) && propertyFor(next.name, shape) === undefined) return rootOf([before, next, after], shape);
    return { parts: only.parts, attributes: rootNames.has(only.name) ? {} : only.attributes, enclosed: true, before, after };
  }
  if (inner.some((part) => typeof part === 'string' && part.trim() !== '')) return undefined;
  if (inner.some((part) => typeof part !== 'string' && propertyFor(part.name, shape) === undefined)) return undefined;
  return { parts: inner, attributes: {}, enclosed: /```\w*\s*$/.test(before) && /^\s*```/.test(after), before, after };
}

/** Without an element around it, an answer cut between two elements looks whole, unless its last property is there and is not a repeated one. */
function mayGoOn(parts: XmlElement['parts'], shape: Shape): boolean {
  const order = [...shape.properties.keys()];
  const found = parts.flatMap((part) => (typeof part === 'string' ? [] : [propertyFor(part.name, shape)])).filter((property) => property !== undefined);
  const missing = order.filter((name) => !found.some((property) => property.name === name));
  const lastAt = Math.max(...found.map(({ name }) => order.indexOf(name)));
  const end = found.at(-1);
  const isRepeated = end !== undefined && (end.asItem || found.filter(({ name }) => name === end.name).length > 1);
  return isRepeated || missing.some((name) => order.indexOf(name) > lastAt);
}
