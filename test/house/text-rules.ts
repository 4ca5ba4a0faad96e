// What must stand in no file, and what every file that is not code must keep to.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { commandTable } from '../../cli/command-table.ts';
import { manifest } from './library-rules.ts';
import type { Rule } from './rule.ts';
import { root, type Tree } from './tree.ts';

const notOurs = new Set(['node_modules', '.git', 'dist']);
const topLevel = new Set([
  '.ci', '.git', '.gitignore', '.vscode', 'LICENSE', 'README.md', 'cli', 'core', 'esbuild.mjs', 'extension', 'migrations', 'node_modules', 'package-lock.json', 'package.json', 'plugins', 'test', 'tsconfig.json',
]);
/** Made by running something, and ignored by git. */
const made = /^(?:dist|\.outreach-.*|.*\.tgz|.*\.vsix)$/;

/** Texts outside of the source folders, too; pictures and documents are left out. */
export function allTexts(tree: Tree): ReadonlyMap<string, string> {
  const texts = new Map(tree.files);
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !notOurs.has(entry.name) && !made.test(entry.name)) walk(path);
      else if (entry.isFile() && /\.(?:ts|mjs|js|json|md|ya?ml|txt|csv|html|sh)$|^(?:run|LICENSE|\.gitignore)$/.test(entry.name)) texts.set(relative(root, path).replaceAll('\\', '/'), texts.get(relative(root, path)) ?? readFileSync(path, 'utf8'));
    }
  };
  walk(root);
  return texts;
}

export const textRules: readonly Rule[] = [
  {
    sentence: 'no file names a path of the machine that it was written on',
    check: (tree) => lines(tree, /(?:^|[\s"'`(=])\/(?:work|root|Users)\/[\w.-]+|\/home\/(?!ada\b|nora\b|user\b|you\b|me\b|someone\b)[a-z][\w-]*\//),
  },
  {
    sentence: 'no file names a registry: where packages come from is a matter of the machine',
    check: (tree) => lines(tree, /https?:\/\/[^\s"'/]*(?:registry|artifactory|nexus|verdaccio)[^\s"'/]*\/|"resolved": "http|_authToken/),
  },
  {
    sentence: 'no file carries a key: nothing in the tree looks like one, but for the invented ones of tests',
    check: (tree) => lines(new Map([...allTexts(tree)].filter(([path]) => !path.startsWith('test/'))), /\bsk-(?:ant|proj)-[A-Za-z0-9_-]{20,}|\bghp_[A-Za-z0-9]{30,}|\bAKIA[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/),
  },
  {
    sentence: 'the top level is the tree of the house, and nothing else',
    check: () => {
      const names = readdirSync(root);
      return { guarded: names.length, breaches: names.filter((name) => !topLevel.has(name) && !made.test(name)) };
    },
  },
  {
    sentence: 'every npm command in the documents is a script of package.json',
    check(tree) {
      const commands = [...allTexts(tree)].filter(([path]) => path.endsWith('.md')).flatMap(([path, text]) => [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?)?(start|test|[a-z]+(?:[:-][a-z]+)*)\b/g)].map(([whole, script]) => ({ path, whole, script: String(script) })));
      const scripts = manifest().scripts;
      const known = (whole: string, script: string) => script in scripts || (!whole.startsWith('npm run') && ['ci', 'install', 'i', 'init', 'link', 'pack', 'publish', 'package', 'packages', 'on', 'is', 'and', 'itself'].includes(script));
      return { guarded: commands.length, breaches: commands.filter(({ whole, script }) => !known(whole, script)).map(({ path, whole }) => `${path} says "${whole}"`) };
    },
  },
  {
    sentence: 'every command of ours that a document or an error names is one that there is',
    check(tree) {
      const names = commandTable.map(({ name }) => name);
      const groups = new Set(names.map((name) => name.split(' ')[0]));
      const documents = [...allTexts(tree)].filter(([path]) => path.endsWith('.md') || path === 'core/errors.ts');
      const named = documents.flatMap(([path, text]) => [...text.matchAll(/(?:npm run -s outreach --|["`(]outreach|^outreach) +([a-z]+)(?: +([a-z]+))?/gm)].map(([whole, group, command]) => ({ path, whole, group: String(group), command: String(command ?? '') })));
      const exists = (group: string, command: string) => names.includes(group) || names.includes(`${group} ${command}`) || (command === '' && groups.has(group));
      return { guarded: named.length, breaches: named.filter(({ group, command }) => !exists(group, command)).map(({ path, whole }) => `${path} says ${whole.trim()}`) };
    },
  },
  {
    sentence: 'every link in the documents to a file of ours leads to one that is there',
    check(tree) {
      const texts = allTexts(tree);
      const links = [...texts].filter(([path]) => path.endsWith('.md')).flatMap(([path, text]) => [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)/g)].map(([, to]) => ({ path, to: String(to) })));
      const there = (path: string, to: string) => {
        const target = join(path, '..', to).replaceAll('\\', '/').replace(/\/$/, '');
        return texts.has(target) || [...texts.keys()].some((each) => each.startsWith(`${target}/`)) || /^(?:LICENSE|\.ci\/run)$/.test(target);
      };
      return { guarded: links.length, breaches: links.filter(({ path, to }) => !there(path, to)).map(({ path, to }) => `${path} links to ${to}`) };
    },
  },
];

function lines(texts: Tree | ReadonlyMap<string, string>, forbidden: RegExp) {
  const all = texts instanceof Map ? (texts as ReadonlyMap<string, string>) : allTexts(texts as Tree);
  const breaches: string[] = [];
  for (const [path, text] of all) {
    if (path === 'test/house/text-rules.ts' || path === 'test/house/planted.test.ts') continue; // they name what is forbidden
    text.split('\n').forEach((line, index) => {
      const found = forbidden.exec(line);
      if (found !== null) breaches.push(`${path}:${index + 1} says ${found[0].trim()}`);
    });
  }
  return { guarded: all.size, breaches };
}
