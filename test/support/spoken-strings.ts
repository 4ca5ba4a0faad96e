// Every sentence that the extension says at run time, as the editor looks it up in a bundle of a language: the English text itself, or the text and its comment.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expression, parseSync, type SpreadElement, Visitor } from 'oxc-parser';

const root = join(import.meta.dirname, '../..');

export interface SpokenString {
  /** As in `l10n.bundle`. */
  readonly key: string;
  readonly text: string;
  readonly file: string;
}

/** In the order of files and lines, each key once. Throws for a call whose text is not written where it is said: nobody could translate it. */
export function spokenStrings(): readonly SpokenString[] {
  const files = globSync('extension/**/*.ts', { cwd: root }).sort();
  const spoken = files.flatMap((file) => stringsIn(file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')));
  return [...new Map(spoken.map((each) => [each.key, each])).values()];
}

export function stringsIn(file: string, source: string): readonly SpokenString[] {
  const found: SpokenString[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [first], start }) {
      // A page, whose own words are called l10n, calls the editor's `bundle`.
      if (!/(?:^|\.)(?:l10n|bundle)\.t$/.test(source.slice(callee.start, callee.end))) return;
      const said = sayingOf(first);
      if (said === undefined) throw new Error(`${file}:${source.slice(0, start).split('\n').length} says something that is put together: l10n.t takes a text with {0}`);
      found.push({ ...said, file });
    },
  }).visit(parseSync(file, source).program);
  return found;
}

function sayingOf(words: Expression | SpreadElement | undefined): { readonly key: string; readonly text: string } | undefined {
  const text = textOf(words);
  if (text !== undefined) return { key: text, text };
  if (words?.type !== 'ObjectExpression') return undefined;
  const parts = new Map(words.properties.flatMap((each) => (each.type === 'Property' && each.key.type === 'Identifier' ? [[each.key.name, each.value] as const] : [])));
  const message = textOf(parts.get('message'));
  if (message === undefined) return undefined;
  const comment = parts.get('comment');
  const lines = comment?.type === 'ArrayExpression' ? comment.elements.map((each) => textOf(each ?? undefined) ?? '') : [textOf(comment) ?? ''];
  return { key: lines.join('') === '' ? message : `${message}/${lines.join('')}`, text: message };
}

function textOf(words: Expression | SpreadElement | undefined): string | undefined {
  if (words?.type === 'Literal' && typeof words.value === 'string') return words.value;
  if (words?.type === 'TemplateLiteral' && words.expressions.length === 0) return words.quasis[0]?.value.cooked ?? undefined;
  if (words?.type === 'BinaryExpression' && words.operator === '+') {
    const [left, right] = [textOf(words.left), textOf(words.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}
