// Where files lie and what they are called.
import type { Directive, Expression, Statement } from 'oxc-parser';
import type { Rule } from './rule.ts';
import { sources, type Tree } from './tree.ts';
import { type Reason, withoutMirror } from './without-mirror.ts';

const shipped = /^(?:core|plugins|extension|cli|migrations)\//;
const drawers = ['utils', 'util', 'helpers', 'helper', 'manager', 'service', 'services', 'common', 'misc', 'types', 'constants', 'lib'];

export const fileRules: readonly Rule[] = [
  {
    sentence: 'files and folders are named in kebab-case, so that each can be guessed and none differs by a capital',
    check(tree) {
      const names = [...tree.files.keys()].flatMap((path) => path.split('/').map((name) => ({ path, name }))).filter(({ name }) => !/^README\.md$/.test(name));
      return { guarded: names.length, breaches: names.filter(({ name }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/.test(name)).map(({ path }) => path) };
    },
  },
  {
    sentence: 'there is no drawer: no file or folder is called utils, helpers, manager, service, common, misc or types',
    check(tree) {
      const paths = [...tree.files.keys()];
      return { guarded: paths.length, breaches: paths.filter((path) => path.split('/').some((name) => drawers.includes(name.split('.')[0] ?? '') || /-(?:utils?|helpers?|manager|service)(?:\.|$)/.test(name))) };
    },
  },
  {
    sentence: 'every source has a test at the same path under test/, or a written reason',
    check(tree) {
      const needing = sources(tree, shipped).filter(({ path, program }) => !path.endsWith('.d.ts') && program.body.some(isRun));
      const missing = needing.filter(({ path }) => !tree.files.has(mirrorOf(path)));
      return {
        guarded: needing.length,
        breaches: missing.flatMap(({ path }) => {
          const through = reasonFor(path)?.through;
          if (through === undefined) return [`${path} has no ${mirrorOf(path)}, and no reason in test/house/without-mirror.ts`];
          return reachedFrom(tree, through).has(path) ? [] : [`${path} is said to be tested through ${through}, which does not reach it`];
        }),
      };
    },
  },
  {
    sentence: 'each reason for a missing test is about a source that is there and has none',
    check(tree) {
      const reasons = Object.keys(withoutMirror);
      const stale = (path: string) => (path.endsWith('/') ? ![...tree.files.keys()].some((file) => file.startsWith(path)) : !tree.files.has(path) || tree.files.has(mirrorOf(path)));
      return { guarded: reasons.length, breaches: reasons.filter(stale).map((path) => `${path} is excused in test/house/without-mirror.ts, and needs no excuse`) };
    },
  },
  {
    sentence: 'a test lies where its source lies: each test under test/core, test/plugins, test/cli and test/migrations mirrors a file or folder',
    check(tree: Tree) {
      const tests = [...tree.files.keys()].filter((path) => /^test\/(?:core|plugins|cli|migrations|extension)\/.*\.test\.ts$/.test(path));
      const stray = tests.filter((path) => {
        const source = path.slice('test/'.length).replace(/\.test\.ts$/, '');
        return !tree.files.has(`${source}.ts`) && !tree.files.has(`${source}.mjs`) && ![...tree.files.keys()].some((file) => file.startsWith(`${source}/`)) && !(path in besideTheMirror);
      });
      return { guarded: tests.length, breaches: stray.map((path) => `${path} mirrors nothing`) };
    },
  },
];

/** Tests about several sources at once, and why. */
const besideTheMirror: Readonly<Record<string, string>> = {
  'test/plugins/conformance.test.ts': 'every built-in runs the same suite',
  'test/plugins/prompts.test.ts': 'prompts lie beside their agents as Markdown, and are checked alike',
  'test/plugins/author-guide.test.ts': 'the author guide is checked as code',
};

function mirrorOf(path: string): string {
  return `test/${path.replace(/\.ts$/, '.test.ts')}`;
}

/** The reason for this file, or else for the nearest folder that it is in. */
function reasonFor(path: string): Reason | undefined {
  const folders = Object.keys(withoutMirror).filter((excused) => excused.endsWith('/') && path.startsWith(excused));
  return withoutMirror[path] ?? withoutMirror[folders.sort((a, b) => b.length - a.length)[0] ?? ''];
}

const reached = new WeakMap<Tree, Map<string, ReadonlySet<string>>>();
/** What starts a file without importing it: a process, a thread. */
const starts: Readonly<Record<string, string>> = {
  'test/support/outreach.ts': 'cli/outreach.ts',
  'test/slow/main-job.test.ts': 'cli/start.ts',
  'core/inbox/mail-thread.ts': 'core/inbox/mail-worker.ts',
  'core/policy/holidays.ts': 'core/policy/holidays-worker.ts',
  'core/profile/resume-thread.ts': 'core/profile/resume-worker.ts',
  'test/vscode/support/run-in-host.ts': 'extension/extension.ts',
  'extension/pages/lead/lead-pages.ts': 'extension/pages/window/lead.ts',
  'extension/pages/dashboard/dashboard-pages.ts': 'extension/pages/window/dashboard.ts',
};

/** Every file of ours that a test imports, directly or through others. */
function reachedFrom(tree: Tree, test: string): ReadonlySet<string> {
  const known = reached.get(tree) ?? new Map<string, ReadonlySet<string>>();
  reached.set(tree, known);
  let found = known.get(test) as Set<string> | undefined;
  if (found === undefined) {
    found = new Set([test]);
    for (const path of found) {
      if (tree.files.has(path)) for (const { to, ours, typeOnly } of sources(tree, exactly(path))[0]?.imports ?? []) if (ours && !typeOnly) found.add(to);
      const started = starts[path];
      if (started !== undefined) found.add(started);
    }
    known.set(test, found);
  }
  return found;
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/[.$]/g, '\\$&')}$`);
}

/** Types, and lists of their words, have nothing to run. */
function isRun(statement: Directive | Statement): boolean {
  if (/^(?:TS(?:Interface|TypeAlias)Declaration|Import\w+|ExportAllDeclaration)$/.test(statement.type)) return false;
  if (statement.type !== 'ExportNamedDeclaration') return true;
  const { declaration } = statement;
  if (declaration?.type === 'VariableDeclaration') return !declaration.declarations.every(({ init }) => isListOfWords(init));
  return declaration !== null && !/^TS(?:Interface|TypeAlias)Declaration$/.test(declaration.type);
}

function isListOfWords(value: Expression | null): boolean {
  const list = value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression' ? value.expression : value;
  return list?.type === 'ArrayExpression' && list.elements.every((element) => element?.type === 'Literal');
}
