// Each outside library has one home: one file or folder that knows it, so that replacing it is one change.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from './rule.ts';
import { imports, root, type Tree } from './tree.ts';

/** Library → the only place that may import it. */
export const homes: Readonly<Record<string, RegExp>> = {
  '@anthropic-ai/sdk': /^plugins\/backends\/anthropic\//,
  '@opentelemetry/api': /^core\/model\/spans\.ts$/,
  '@pydantic/genai-prices': /^core\/model\/prices\.ts$/,
  '@vvo/tzdb': /^core\/policy\/zones\.ts$/,
  ajv: /^core\/full-check\.ts$/,
  'ajv-formats': /^core\/full-check\.ts$/,
  'better-sqlite3': /^core\/store\//,
  'chart.js': /^extension\/pages\/window\/chart-canvas\.ts$/,
  commander: /^cli\/program\.ts$/,
  consola: /^cli\/host\/terminal\.ts$/,
  'date-holidays': /^core\/policy\/public-holidays\.ts$/,
  'disposable-email-domains-js': /^core\/address-check\/disposable-domain\.ts$/,
  'eventsource-parser': /^plugins\/backends\/openai\//,
  'exponential-backoff': /^core\/(?:retry\.ts$|store\/write\.ts$)/,
  feedsmith: /^plugins\/venues\/rss\.ts$/,
  'franc-min': /^core\/writing\/written-language\.ts$/,
  htmlparser2: /^core\/text\/html-parser\.ts$/,
  imapflow: /^plugins\/mailboxes\/imap\//,
  'jsonc-parser': /^core\/parse\//,
  jsonrepair: /^core\/model\/ladder\/repair-json\.ts$/,
  liquidjs: /^core\/prompts\/template\.ts$/,
  knex: /^core\/store\//,
  mammoth: /^core\/profile\//,
  morphdom: /^extension\/pages\/window\/page\.ts$/,
  nodemailer: /^(?:core\/outbox\/compose-message\.ts$|plugins\/transports\/smtp\/)/,
  ollama: /^plugins\/backends\/ollama\//,
  openai: /^plugins\/backends\/openai\//,
  'p-queue': /^core\/(?:web\/|model\/fair-queue\.ts$)/,
  papaparse: /^core\/(?:discovery\/csv\.ts|store\/export\.ts)$/,
  'pdfjs-dist': /^core\/profile\//,
  'postal-mime': /^core\/inbox\/parse-mail\.ts$/,
  'robots-parser': /^core\/web\//,
  tapable: /^core\/kernel\//,
  tldts: /^core\/domain-check\/organisational-domain\.ts$/,
  undici: /^core\/web\//,
  yaml: /^(?:core\/parse\/|plugins\/venues\/markdown\/front-matter\.ts$)/,
  yauzl: /^core\/profile\//,
};

const shipped = /^(?:core|plugins|extension|cli|migrations)\//;

export const libraryRules: readonly Rule[] = [
  {
    sentence: 'each library has one home, and is imported nowhere else in what is shipped',
    check(tree) {
      const all = libraryImports(tree);
      return { guarded: all.length, breaches: all.filter(({ from, to }) => homes[to]?.test(from) !== true).map(({ from, to }) => `${from} imports ${to}, whose home is ${homes[to]?.source ?? 'not in the table of library-rules.ts'}`) };
    },
  },
  {
    sentence: 'each home in the table is one where the library lives',
    check(tree) {
      const all = libraryImports(tree);
      return { guarded: Object.keys(homes).length, breaches: Object.entries(homes).filter(([library, home]) => !all.some(({ from, to }) => to === library && home.test(from))).map(([library]) => `nobody in the home of ${library} imports it`) };
    },
  },
  {
    sentence: 'every library that is shipped is declared, and every declared one is used',
    check(tree) {
      const declared = Object.keys(manifest().dependencies);
      const used = new Set(libraryImports(tree).map(({ to }) => to));
      return {
        guarded: declared.length,
        breaches: [...[...used].filter((library) => !declared.includes(library)).map((library) => `${library} is imported, and is not among the dependencies`), ...declared.filter((library) => !used.has(library)).map((library) => `${library} is a dependency that nobody imports`)],
      };
    },
  },
  {
    sentence: 'tests use only what is declared',
    check(tree) {
      const { dependencies, devDependencies } = manifest();
      const all = imports(tree, /^test\//).filter(({ to, ours }) => !ours && !to.startsWith('node:') && to !== 'outreach-agent' && to !== 'vscode');
      return { guarded: all.length, breaches: all.filter(({ to }) => !(to in dependencies) && !(to in devDependencies)).map(({ from, to }) => `${from} imports ${to}`) };
    },
  },
];

function libraryImports(tree: Tree) {
  return imports(tree, shipped).filter(({ to, ours }) => !ours && !to.startsWith('node:') && to !== 'vscode');
}

export function manifest(): { readonly scripts: Readonly<Record<string, string>>; readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ReturnType<typeof manifest>;
}
