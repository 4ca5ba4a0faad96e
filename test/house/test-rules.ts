// What tests look like.
import { Visitor } from 'oxc-parser';
import type { Rule } from './rule.ts';
import { type Source, sources } from './tree.ts';

const tests = /^test\/.*\.test\.ts$/;
/** Skips by design, with a line saying so, and never in CI. */
const skipsByDesign = 'test/support/shared-data.ts';

export const testRules: readonly Rule[] = [
  {
    sentence: 'the title of a test is a sentence: reading titles alone explains the product',
    check(tree) {
      const titles = sources(tree, tests).flatMap(titlesIn);
      return { guarded: titles.length, breaches: titles.filter(({ words }) => words < 3).map(({ path, title }) => `${path}: "${title}" is no sentence`) };
    },
  },
  {
    sentence: 'no test is singled out, skipped, left to do or expected to fail',
    check(tree) {
      const all = sources(tree, /^test\/(?!house\/)/).filter(({ path }) => path !== skipsByDesign);
      return { guarded: all.length, breaches: all.flatMap(({ path, text }) => [...text.matchAll(/\btest(?:\.serial)?\.(only|skip|todo|failing)\b/g)].map(([, how]) => `${path} uses test.${String(how)}`)) };
    },
  },
  {
    sentence: 'no test replaces a module: fakes go in by the front door, as ports and plugins',
    check(tree) {
      const all = sources(tree, /^test\/(?!house\/)/);
      return { guarded: all.length, breaches: all.filter(({ text }) => /\b(?:mock\.module|esmock|proxyquire|registerHooks|testdouble)\b/.test(text)).map(({ path }) => path) };
    },
  },
  {
    sentence: 'every test asserts: none only runs',
    check(tree) {
      const all = sources(tree, tests);
      return { guarded: all.length, breaches: all.filter(({ text }) => !/\bt\.\w+\(|\bt\b[,)]/.test(text)).map(({ path }) => path) };
    },
  },
];

interface Title {
  readonly path: string;
  readonly title: string;
  readonly words: number;
}

function titlesIn({ path, program }: Source): readonly Title[] {
  const found: Title[] = [];
  new Visitor({
    CallExpression(node) {
      const called = node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.property.type === 'Identifier' && node.callee.property.name === 'serial' ? node.callee.object : node.callee;
      const [first] = node.arguments;
      if (called.type !== 'Identifier' || called.name !== 'test' || first === undefined) return;
      const title = first.type === 'Literal' ? String(first.value) : first.type === 'TemplateLiteral' ? first.quasis.map(({ value }) => value.cooked ?? '').join('…') : undefined;
      // What a table puts into a title is worth two words: it is read when the tests run, not here.
      const words = (title ?? '').split(/[\s…]+/).filter((word) => /\w/.test(word)).length + 2 * (first.type === 'TemplateLiteral' ? first.expressions.length : 0);
      if (title !== undefined) found.push({ path, title, words });
    },
  }).visit(program);
  return found;
}
