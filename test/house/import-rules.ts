// Who may import whom, as a table. `import type` counts.
import type { Rule } from './rule.ts';
import { type Import, imports, sources, type Tree } from './tree.ts';

interface Border {
  readonly sentence: string;
  readonly from: RegExp;
  /** True of an import that breaks the rule. */
  readonly forbids: (each: Import) => boolean;
}

const hosts = /^(?:extension|cli)\//;
/** `plugins/venues/csv.ts` and everything in `plugins/venues/url/` are one plugin each. */
const pluginOf = (path: string): string => /^plugins\/[^/]+\/[^/.]+/.exec(path)?.[0] ?? path;

/** Tests of what several plugins do together, and why they are. */
const aboutSeveral: Readonly<Record<string, string>> = {
  'test/support/letters.ts': 'a letter is made by research, matcher, writer and a backend, one after another',
  'test/core/sample/serve-sample.test.ts': 'the sample was written for the venue that reads it and the scout that scores it',
  'test/plugins/agents/scout/index.test.ts': 'the scout is shown a real board, which a venue has to read',
  'test/plugins/backends/offline/rules/write-draft.test.ts': 'drafts are written on real postings, which venues have to read',
};

const borders: readonly Border[] = [
  {
    sentence: 'only extension/ knows VS Code: everything else must run without an editor, but for what is tried inside of one',
    from: /^(?!extension\/|test\/vscode\/(?:scenarios|extensions)\/)/,
    forbids: ({ to }) => to === 'vscode',
  },
  {
    sentence: 'core/ knows no plugin, no host and no migration: they are handed to it',
    from: /^core\//,
    forbids: ({ to, ours }) => ours && /^(?:plugins|extension|cli|migrations|test)\//.test(to),
  },
  {
    sentence: 'a plugin sees of the core only core/index.ts, and only as types: all help comes through its scope, as for a stranger',
    from: /^plugins\/[^/]+\//,
    forbids: ({ to, ours, typeOnly }) => ours && !to.startsWith('plugins/') && (to !== 'core/index.ts' || !typeOnly),
  },
  {
    sentence: 'no plugin knows another: deleting one breaks only its own tests',
    from: /^plugins\/[^/]+\//,
    forbids: ({ from, to }) => to.startsWith('plugins/') && pluginOf(to) !== pluginOf(from),
  },
  {
    sentence: 'plugins/index.ts is a list of plugins and nothing else',
    from: /^plugins\/index\.ts$/,
    forbids: ({ to }) => !/^plugins\/[^/]+\/(?:[^/]+|[^/]+\/index)\.ts$/.test(to),
  },
  {
    sentence: 'the domain imports only the domain: plain data and pure functions',
    from: /^core\/domain\//,
    forbids: ({ to }) => !to.startsWith('core/domain/'),
  },
  {
    sentence: 'contracts are interfaces: they know the domain, each other, schemas and the names of moments, the last two as types',
    from: /^core\/contracts\//,
    forbids: ({ to, typeOnly }) => !/^core\/(?:contracts|domain)\//.test(to) && !(typeOnly && ['core/validate.ts', 'core/kernel/hooks.ts'].includes(to)),
  },
  {
    sentence: 'the kernel knows contracts and the domain, not what is built on it',
    from: /^core\/kernel\//,
    forbids: ({ to, ours }) => ours && !/^core\/(?:kernel|contracts|domain|files)\/|^core\/(?:errors|mask|validate|freeze-deeply)\.ts$/.test(to),
  },
  {
    sentence: 'the store knows no plugin system beyond the names of moments, no model and no orchestrator',
    from: /^core\/store\//,
    forbids: ({ to, typeOnly }) => /^core\/(?:orchestrator|model|campaign|review|outbox|engine)/.test(to) || (to.startsWith('core/kernel/') && !typeOnly),
  },
  {
    sentence: 'only the orchestrator and the hosts know the order of things: nothing else in the core imports it',
    from: /^core\/(?!orchestrator\/|testing\/|testing\.ts|engine\.ts|campaign\/|review\/|outbox\/|inbox\/|index\.ts)/,
    forbids: ({ to }) => to.startsWith('core/orchestrator/'),
  },
  {
    sentence: 'hosts take plugins from plugins/index.ts and migrations from migrations/index.ts, as lists',
    from: hosts,
    forbids: ({ to }) => /^(?:plugins|migrations)\//.test(to) && !/^(?:plugins|migrations)\/index\.ts$/.test(to),
  },
  {
    sentence: 'the two hosts do not know each other',
    from: hosts,
    forbids: ({ from, to }) => hosts.test(to) && to.split('/')[0] !== from.split('/')[0],
  },
  {
    sentence: 'migrations never change: they import nothing that does',
    from: /^migrations\//,
    forbids: ({ to, ours, typeOnly }) => ours && !to.startsWith('migrations/') && !typeOnly,
  },
  {
    sentence: 'only a plugin\'s own tests know it, so that deleting one breaks no other\'s; the rest take plugins from the list',
    from: /^test\//,
    forbids: ({ from, to }) => /^plugins\/[^/]+\//.test(to) && !from.startsWith(`test/${pluginOf(to)}`) && !(from in aboutSeveral),
  },
  {
    sentence: 'what is shipped imports no test',
    from: /^(?:core|plugins|extension|cli|migrations)\//,
    forbids: ({ to }) => to.startsWith('test/'),
  },
];

export const importRules: readonly Rule[] = [
  ...borders.map(({ sentence, from, forbids }) => ({
    sentence,
    check: (tree: Tree) => ({ guarded: imports(tree, from).length, breaches: imports(tree, from).filter(forbids).map(shown) }),
  })),
  {
    sentence: 'every import of ours leads to a file that is there',
    check(tree) {
      const all = imports(tree, /^/).filter(({ ours, to }) => ours && /\.(?:ts|mjs|js|json)$/.test(to) && /^(?:core|plugins|extension|cli|migrations|test)\//.test(to));
      return { guarded: all.length, breaches: all.filter(({ to }) => !tree.files.has(to)).map(shown) };
    },
  },
  {
    sentence: 'no file needs itself in a circle before it can be loaded',
    check(tree) {
      const shipped = sources(tree, /^(?:core|plugins|extension|cli|migrations)\//);
      return { guarded: shipped.length, breaches: circles(shipped.map(({ path, imports: all }) => [path, all.filter(({ typeOnly, later, ours }) => ours && !typeOnly && !later).map(({ to }) => to)])) };
    },
  },
];

function shown({ from, to, typeOnly }: Import): string {
  return `${from} imports ${to}${typeOnly ? ' (as a type)' : ''}`;
}

/** Each circle once, as `a → b → a`. */
function circles(edges: readonly (readonly [path: string, to: readonly string[]])[]): readonly string[] {
  const next = new Map(edges);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const begin = trail.indexOf(path);
    if (begin >= 0) found.push([...trail.slice(begin), path].join(' → '));
    if (begin >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const [path] of edges) walk(path, []);
  return found;
}
