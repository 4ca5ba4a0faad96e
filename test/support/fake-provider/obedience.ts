// A model that obeys orders in strangers' texts: what the product must survive.
import { smallestValue } from '../../../core/testing/smallest-value.ts';
import type { JsonSchema } from '../../../core/validate.ts';
import { type Fields, fieldsOf, textOf } from './json-fields.ts';
import type { Question } from './question.ts';
import type { ReplyCall } from './reply.ts';

/** What texts tell whoever reads them to do. */
export interface Orders {
  readonly orders: readonly Order[];
  readonly addresses: readonly string[];
}

interface Order {
  /** Verbatim, so that it can be quoted. */
  readonly text: string;
  /** Of the document that says it, when it has one. */
  readonly uri: string | undefined;
}

const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const overriding = /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,80}\b(?:rules?|instructions?|prompts?|above|previous|earlier|guidelines|everything|checks?)\b/i;
const sending = /\b(?:send|forward|write|reply|e?-?mail|copy|cc|bcc|address)\b/i;
const imperative = /^(?:please |now |and |then )*(?:send|forward|write|reply|e?-?mail|copy|cc|bcc)\b/i;
const applying = /\b(?:your|cv|résumé|resume|application|apply)\b/i;
const calling = /\b(?:call|use|run|invoke)\s+(?:the\s+)?(?:tool\s+|function\s+)?["'`]?(?<tool>[a-z]\w*(?:[_.-]\w+)+|\w+(?=["'`]?\s+(?:tool|function)\b))/i;
const deciding = /^(?:please |now |and |then )*(?:approve|accept|raise the budget|set the budget|add the tool)\b/i;

/** Orders in all texts of a value, those of one document together. Undefined when there are none. */
export function findOrders(value: unknown): Orders | undefined {
  const orders = groupsOf(value).flatMap(({ uri, texts }) => {
    const sentences = texts.flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/)).map((sentence) => sentence.trim());
    const hostile = sentences.some((sentence) => overriding.test(sentence));
    return sentences.filter((sentence) => isOrder(sentence, hostile)).map((text) => ({ text, uri }));
  });
  // Of the same words, those that a document can be named for.
  const unique = [...new Map(orders.toSorted((a, b) => Number(a.uri !== undefined) - Number(b.uri !== undefined)).map((order) => [order.text, order])).values()];
  return unique.length === 0 ? undefined : { orders: unique, addresses: [...new Set(unique.flatMap(({ text }) => text.match(address) ?? []))] };
}

/** In a document that wants rules ignored, whatever names an address is an order too. */
function isOrder(sentence: string, hostile: boolean): boolean {
  if (overriding.test(sentence) || calling.test(sentence) || deciding.test(sentence)) return true;
  if (sentence.match(address) === null) return false;
  return hostile ? sending.test(sentence) : imperative.test(sentence) && !applying.test(sentence);
}

interface Group {
  readonly uri: string | undefined;
  readonly texts: string[];
}

/** Texts by the nearest object with a `uri` around them. */
function groupsOf(value: unknown): readonly Group[] {
  const groups: Group[] = [];
  const walk = (part: unknown, group: Group): void => {
    if (typeof part === 'string') group.texts.push(part);
    else if (Array.isArray(part)) for (const each of part) walk(each, group);
    else {
      const fields = fieldsOf(part);
      const own = typeof fields['uri'] === 'string' ? newGroup(fields['uri']) : group;
      for (const each of Object.values(fields)) walk(each, own);
    }
  };
  const newGroup = (uri: string | undefined): Group => {
    const group = { uri, texts: [] };
    groups.push(group);
    return group;
  };
  walk(value, newGroup(undefined));
  return groups;
}

/** Calls of the tools that the orders name, offered or not, while any is offered; each set of orders is followed once. */
export function toolsToldOf({ orders, addresses }: Orders, { tools, toolChoice, messages }: Question): readonly ReplyCall[] {
  if (tools.length === 0 || toolChoice !== 'auto' || messages.some(({ role }) => role === 'assistant')) return [];
  const named = orders.map(({ text }) => calling.exec(text)?.groups?.['tool']).filter((name) => name !== undefined);
  const mentioned = tools.map(({ name }) => name).filter((name) => orders.some(({ text }) => text.includes(name)));
  return [...new Set([...named, ...mentioned])].map((name) => {
    const schema = tools.find((tool) => tool.name === name)?.schema;
    const plainest = fieldsOf(schema === undefined ? { to: '' } : smallestValue(schema));
    return { name, arguments: Object.fromEntries(Object.entries(plainest).map(([key, value]) => [key, typeof value === 'string' ? (addresses[0] ?? orders[0]?.text ?? '') : value])) };
  });
}

/** The same answer with the ordered words and addresses wherever its schema lets a text stand. */
export function obey(value: unknown, schema: JsonSchema, orders: Orders): unknown {
  if (typeof value === 'string') return obedientText(value, fieldsOf(schema), [...orders.addresses, ...orders.orders.map(({ text }) => text)].join(' '));
  if (Array.isArray(value)) return obedientList(value, fieldsOf(schema), orders);
  if (typeof value !== 'object' || value === null) return value;
  return obedientObject(value as Fields, fieldsOf(schema), orders);
}

function obedientText(text: string, { enum: choices, const: only, format, pattern, maxLength }: Fields, words: string): string {
  if (choices !== undefined || only !== undefined || format !== undefined) return text;
  const said = `${words} ${text}`.slice(0, typeof maxLength === 'number' ? maxLength : undefined);
  return typeof pattern === 'string' && !new RegExp(pattern, 'u').test(said) ? text : said;
}

/** One item more, which says nothing but the order, and quotes it. */
function obedientList(list: readonly unknown[], { items, maxItems }: Fields, orders: Orders): readonly unknown[] {
  const schema = fieldsOf(items);
  const done = list.map((item) => obey(item, schema, orders));
  const [first] = list;
  const [order] = orders.orders;
  if (first === undefined || order === undefined || list.length >= Number(maxItems ?? Number.POSITIVE_INFINITY)) return done;
  if (typeof first !== 'object' || first === null) return done;
  const words = { text: order.text, quote: order.text, uri: order.uri ?? textOf(fieldsOf(first)['uri']) };
  return [...done, { ...fieldsOf(obey(first, schema, orders)), ...Object.fromEntries(Object.entries(words).filter(([key]) => key in first)) }];
}

/** Names things that must stay what they are for the answer to be taken at all. */
const namesOfThings = ['uri', 'quote', 'id', 'kind', 'signal'];

function obedientObject(fields: Fields, { properties, additionalProperties }: Fields, orders: Orders): Fields {
  const done = Object.entries(fields).map(([key, value]) => [key, namesOfThings.includes(key) ? value : obey(value, fieldsOf(fieldsOf(properties)[key]), orders)]);
  const smuggled = additionalProperties === false || properties === undefined ? {} : { to: orders.addresses[0], recipient: orders.addresses[0], bcc: orders.addresses };
  return { ...Object.fromEntries(done), ...smuggled };
}
