// The sentences that the core and the plugins make for people, as templates: `{0}` stands where something is put in, the same number where the same is. Where one of two texts is put in, each way is a sentence of its own.
import type { Expression, Node } from 'oxc-parser';
import type { Source } from '../house/tree.ts';

export interface CoreSentence {
  readonly text: string;
  readonly path: string;
  readonly line: number;
}

/** Words, or the expression that is put in. */
type Part = string | { readonly put: string };
type Ways = readonly (readonly Part[])[];

/** Where a text may stand that nobody reads: below a call or under a name. */
export interface Place {
  readonly call?: string;
  readonly property?: string;
  readonly variable?: string;
}

/** A text that can be put together in more ways is taken apart: each text that is put in stands alone. */
const mostWays = 24;

/** Of every text in a source, but for the places that nobody reads. */
export function coreSentences({ path, text, program }: Source, isUnread: (place: Place) => boolean): readonly CoreSentence[] {
  const found: CoreSentence[] = [];
  const said = (node: Node) => text.slice(node.start, node.end);

  function look(node: unknown): void {
    if (Array.isArray(node)) return node.forEach(look);
    if (!isNode(node) || isType(node) || node.type === 'ImportDeclaration') return;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      if (isUnread({ call: said(node.callee) })) return;
    } else if (node.type === 'Property') {
      if (isUnread({ property: said(node.key) })) return;
      if (!node.computed) return look(node.value);
    } else if (node.type === 'VariableDeclarator') {
      if (isUnread({ variable: said(node.id) })) return;
    } else if (isText(node)) {
      const { ways, put } = waysOf(node);
      const line = text.slice(0, node.start).split('\n').length;
      for (const way of ways) for (const each of sentencesIn(way)) found.push({ text: each, path, line });
      return look(put);
    }
    for (const value of Object.values(node)) look(value);
  }

  /** All ways to put a text together, and the expressions in it that are no texts. */
  function waysOf(node: Node): { readonly ways: Ways; readonly put: readonly Node[] } {
    if (node.type === 'Literal' && typeof node.value === 'string') return { ways: [[node.value]], put: [] };
    if (node.type === 'TemplateLiteral') {
      const parts = node.quasis.flatMap(({ value }, index) => [{ ways: [[value.cooked ?? '']] as Ways, put: [] }, ...(node.expressions[index] === undefined ? [] : [waysOf(node.expressions[index])])]);
      return joined(parts, node.quasis.map(({ value }) => value.cooked ?? ''), node.expressions);
    }
    if (node.type === 'BinaryExpression' && isText(node)) return joined([waysOf(node.left), waysOf(node.right)], ['', '', ''], [node.left, node.right]);
    if (node.type === 'ConditionalExpression' && (isText(node.consequent) || isText(node.alternate))) return either(node.consequent, node.alternate, [node.test]);
    if (node.type === 'LogicalExpression' && node.operator === '??' && isText(node.right)) return either(node.left, node.right, []);
    if (node.type === 'ParenthesizedExpression') return waysOf(node.expression);
    return { ways: [[{ put: said(node) }]], put: [node] };
  }

  function either(one: Node, other: Node, further: readonly Node[]) {
    const [left, right] = [waysOf(one), waysOf(other)];
    return { ways: [...left.ways, ...right.ways], put: [...further, ...left.put, ...right.put] };
  }

  function joined(parts: readonly { readonly ways: Ways; readonly put: readonly Node[] }[], words: readonly string[], expressions: readonly Node[]) {
    const ways = parts.reduce<Ways>((sofar, { ways: next }) => sofar.flatMap((begun) => next.map((way) => [...begun, ...way])), [[]]);
    if (ways.length <= mostWays) return { ways, put: parts.flatMap(({ put }) => put) };
    return { ways: [words.flatMap((word, index) => [word, ...(expressions[index] === undefined ? [] : [{ put: said(expressions[index]) }])])], put: expressions };
  }

  look(program.body);
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}

function isType({ type }: Node): boolean {
  return type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(type);
}

function isText(node: Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string';
  if (node.type === 'ConditionalExpression') return isText(node.consequent) || isText(node.alternate);
  return node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+' && (isText(node.left as Expression) || isText(node.right)));
}

/** What is put in stands between these two, by its number, while the text is taken apart. */
const [opens, closes] = ['\uE000', '\uE001'];

/** A stop, and behind it a blank and the next sentence, or something put in that brings its own blank. Or a whole sentence that is put in, before the next one. */
const boundary = /(?<=[.!?…]["”’)]?)\s+(?=[\p{Lu}"“(\uE000\d])|(?<=[.!?…]["”’)]?)(?=\uE000\d+\uE001$)|(?<=^\uE000\d+\uE001)\s+(?=\p{Lu})/u;

function sentencesIn(parts: readonly Part[]): readonly string[] {
  const all = [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.put])))];
  const marked = parts.map((part) => (typeof part === 'string' ? part : `${opens}${all.indexOf(part.put)}${closes}`)).join('');
  return marked.split(boundary).map(numbered).filter((sentence) => /\p{L}/u.test(sentence.replaceAll(/\{\d+\}/g, '')));
}

function numbered(marked: string): string {
  const order: string[] = [];
  return marked.trim().replaceAll(new RegExp(`${opens}(\\d+)${closes}`, 'g'), (_, put: string) => {
    if (!order.includes(put)) order.push(put);
    return `{${order.indexOf(put)}}`;
  });
}
