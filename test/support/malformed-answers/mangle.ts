import type { JsonSchema } from '../../../core/index.ts';
import { draft, findings, lead, loose, measures, proposition } from './schemas.ts';

type Random = () => number;

/** A valid object, a text that means it (or no longer says what it means), and the schema of both. */
export interface Mangled {
  readonly schema: JsonSchema;
  readonly right: unknown;
  readonly text: string;
  /** What was done to it, in order. */
  readonly how: readonly string[];
}

/** Pieces that texts are made of; each has bitten some reader of JSON or XML. */
const pieces = [
  'Go', 'we need', 'a backend engineer', "it's", "the users' list", '"quoted"', '“smart”', '‘single’', 'a, b', 'x: y', '{brace}', '}', '[list]', ']', '// not a comment', '/* nor this */', 'https://acme.test/a?b=c&d', 'R&D', 'a < b', 'Vec<T>',
  '</name>', '<name>', 'null', 'None', 'True', '3', '7 out of 10', 'café', '日本', '😀', '\\path', '`tick`', '# hash', '```', 'and more...', '…', 'end.', '\n', '\n\n', '\t', '", "', '": "', "', '", '"}', '"]', '- item', '&amp;', ']]>', '<!--', '+', '=', '()',
];

/** A valid object of one of the product's shapes, with texts that hurt. */
export function randomObject(random: Random): { readonly schema: JsonSchema; readonly right: unknown } {
  const text = () => Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(pieces, random)).join(random() < 0.8 ? ' ' : '') || 'x';
  const line = () => text().replaceAll(/\s+/g, ' ').trim() || 'x';
  const few = <Item>(most: number, make: () => Item) => Array.from({ length: Math.floor(random() * (most + 1)) }, make);
  const finding = () => ({ kind: pick(['company', 'role', 'stack'], random), text: text(), ...(random() < 0.3 ? { signal: 'hiring' } : {}), uri: 'https://acme.test/jobs', quote: text() });
  const choices: readonly (() => { readonly schema: JsonSchema; readonly right: unknown })[] = [
    () => ({ schema: lead, right: { name: text(), score: Math.floor(random() * 11), ...(random() < 0.5 ? { remote: random() < 0.5 } : {}), ...(random() < 0.7 ? { skills: few(4, text) } : {}) } }),
    () => ({ schema: loose, right: { name: text(), ...(random() < 0.5 ? { age: Math.floor(random() * 99) } : {}), ...(random() < 0.5 ? { city: text() } : {}) } }),
    () => ({ schema: proposition, right: { valueProposition: text(), leadWith: random() < 0.3 ? null : Math.floor(random() * 5) } }),
    () => ({ schema: measures, right: { ratio: Math.round(random() * 1e6) / 1e3, count: Math.floor(random() * 100) - 50, active: random() < 0.5, note: random() < 0.3 ? null : `So: ${text()}` } }),
    () => ({ schema: findings, right: { summary: text(), findings: few(3, finding) } }),
    () => ({ schema: draft, right: { subjectA: line(), subjectB: line(), body: text(), followUps: few(2, () => ({ day: pick([3, 7], random), body: text() })), questions: few(2, () => ({ id: pick(['team', 'start-date'], random), text: text() })) } }),
  ];
  return pick(choices, random)();
}

/** The object written as a model might, by some of the known ways of getting JSON wrong. */
export function mangle(random: Random): Mangled {
  const { schema, right } = randomObject(random);
  const how: string[] = [];
  const some = (name: string, part: number) => {
    const chosen = random() < part;
    if (chosen) how.push(name);
    return chosen;
  };
  let text: string;
  if (some('xml', 0.2)) text = `<answer>${toXml(right, random)}</answer>`;
  else {
    const style: Style = {
      quote: some('single quotes', 0.2) ? "'" : '"',
      bareKeys: some('bare keys', 0.2),
      trailingCommas: some('trailing commas', 0.25),
      python: some('python words', 0.2),
      rawNewlines: some('raw newlines', 0.25),
      looseQuotes: some('unescaped quotes', 0.15),
      noCommas: some('missing commas', 0.1),
      comments: some('comments', 0.15),
      indent: random() < 0.5,
    };
    const texts: string[] = [];
    text = write(right, style, random, texts, 0);
    if (some('a mark lost', 0.15)) text = lose(text, random);
    text = text.replaceAll(/\ue000(\d+)\ue001/g, (_, index: string) => texts[Number(index)] ?? '');
    if (some('escaped as a string', 0.05)) text = JSON.stringify(text);
    if (some('wrapped', 0.15)) text = pick([`{"name": "answer", "arguments": ${text}}`, `{"answer": ${text}}`, `[${text}]`, `<tool_call>{"name": "answer", "parameters": ${text}}</tool_call>`], random);
  }
  if (some('fence', 0.3)) text = `\`\`\`json\n${text}\n\`\`\``;
  if (some('chatter before', 0.2)) text = `${pick(['Here is the JSON:', 'Sure!', 'I read the page [1] and {name} carefully.', '<think>Maybe {"name": "Bob"}?</think>'], random)}\n${text}`;
  if (some('chatter after', 0.2)) text = `${text}\n${pick(['I hope this helps!', 'Let me know.', '<|im_end|>', '(7 skills of 10)'], random)}`;
  return { schema, right, text, how };
}

interface Style {
  readonly quote: string;
  readonly bareKeys: boolean;
  readonly trailingCommas: boolean;
  readonly python: boolean;
  readonly rawNewlines: boolean;
  readonly looseQuotes: boolean;
  readonly noCommas: boolean;
  readonly comments: boolean;
  readonly indent: boolean;
}

/** With the insides of strings kept apart, so that a mark can be lost without changing what a text says. */
function write(value: unknown, style: Style, random: Random, texts: string[], depth: number): string {
  if (typeof value === 'string') {
    texts.push(insideOf(value, style));
    return `${style.quote}\ue000${texts.length - 1}\ue001${style.quote}`;
  }
  if (style.python && (value === null || typeof value === 'boolean')) return value === null ? 'None' : value ? 'True' : 'False';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const gap = style.indent ? `\n${'  '.repeat(depth + 1)}` : ' ';
  const key = (name: string) => (style.bareKeys ? name : `${style.quote}${name}${style.quote}`);
  const inner = Array.isArray(value) ? value.map((item) => write(item, style, random, texts, depth + 1)) : Object.entries(value).map(([name, each]) => `${key(name)}: ${write(each, style, random, texts, depth + 1)}`);
  const joined = inner.map((each, index) => `${each}${index < inner.length - 1 ? (style.noCommas && random() < 0.3 ? ' ' : ',') : style.trailingCommas ? ',' : ''}${style.comments && style.indent && random() < 0.3 ? ' // as found' : ''}`).join(gap);
  const end = style.indent ? `\n${'  '.repeat(depth)}` : '';
  return Array.isArray(value) ? `[${gap}${joined}${end}]` : `{${gap}${joined}${end}}`;
}

function insideOf(text: string, style: Style): string {
  const { quote, rawNewlines } = style;
  // A text that reads like the end of a string would be another object without a fault: nobody could know.
  const looseQuotes = style.looseQuotes && !/["']\s*(?:[,:}\]]|$)/.test(text);
  let inner = JSON.stringify(text).slice(1, -1);
  if (quote === "'") inner = inner.replaceAll('\\"', '"').replaceAll("'", looseQuotes ? "'" : "\\'");
  else if (looseQuotes) inner = inner.replaceAll('\\"', '"');
  if (rawNewlines) inner = inner.replaceAll(/(?<!\\)((?:\\\\)*)\\n/g, '$1\n');
  return inner;
}

function toXml(value: unknown, random: Random): string {
  if (Array.isArray(value)) return value.map((item) => `<item>${toXml(item, random)}</item>`).join('\n');
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([name, each]) => `<${name}>${toXml(each, random)}</${name}>`).join(random() < 0.5 ? '\n' : '');
  if (typeof value !== 'string') return String(value);
  if (random() < 0.3 && !value.includes(']]>')) return `<![CDATA[${value}]]>`;
  return random() < 0.5 && !value.includes('&amp;') ? value : value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function lose(text: string, random: Random): string {
  const found = [...text.matchAll(/["'{}[\],:]/g)];
  const chosen = found[Math.floor(random() * found.length)];
  return chosen === undefined ? text : text.slice(0, chosen.index) + text.slice(chosen.index + 1);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
