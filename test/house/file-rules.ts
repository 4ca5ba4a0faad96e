// Where files lie and what they are called.
import type { Rule } from './rule.ts';
import { sources, type Tree } from './tree.ts';
import { withoutMirror } from './without-mirror.ts';

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
      const missing = needing.filter(({ path }) => !tree.files.has(mirrorOf(path)) && !(path in withoutMirror) && !reasonForFolder(path));
      return { guarded: needing.length, breaches: missing.map(({ path }) => `${path} has no ${mirrorOf(path)}, and no reason in test/house/without-mirror.ts`) };
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
  'test/plugins/author-guide.test.ts': 'the author guide is checked as code',
};

function mirrorOf(path: string): string {
  return `test/${path.replace(/\.ts$/, '.test.ts')}`;
}

function reasonForFolder(path: string): boolean {
  return Object.keys(withoutMirror).some((excused) => excused.endsWith('/') && path.startsWith(excused));
}

/** Types alone have nothing to run. */
function isRun(statement: { readonly type: string; readonly exportKind?: string; readonly importKind?: string; readonly declaration?: { readonly type: string } | null }): boolean {
  if (/^TS(?:Interface|TypeAlias)Declaration$/.test(statement.type) || /^Import/.test(statement.type) || statement.type === 'ExportAllDeclaration') return false;
  if (statement.type !== 'ExportNamedDeclaration') return true;
  if (statement.declaration === null || statement.declaration === undefined) return false;
  return !/^TS(?:Interface|TypeAlias)Declaration$/.test(statement.declaration.type);
}
