// The sources as the house rules see them: texts by path, with imports read by oxc-parser. A tree is a value, so a rule can be tried on a planted file.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { type Comment, parseSync, type Program, Visitor } from 'oxc-parser';

export interface Tree {
  /** Path from the project's root, with forward slashes → text. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Import {
  readonly from: string;
  /** Path of a file of ours, or the name of a package (`node:fs` and the like included). */
  readonly to: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
  /** By `import()`: it is followed when the line is reached, not when the file is loaded. */
  readonly later: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
}

export const root = join(import.meta.dirname, '../..');
const folders = ['core', 'plugins', 'extension', 'cli', 'migrations', 'test'];

export function readTree(): Tree {
  const files = new Map<string, string>();
  for (const folder of folders) for (const path of filesIn(folder)) files.set(path, readFileSync(join(root, path), 'utf8'));
  return { files };
}

/** The same tree with this file in it. */
export function plant(tree: Tree, path: string, text: string): Tree {
  return { files: new Map(tree.files).set(path, text) };
}

export function sources(tree: Tree, which: RegExp = /^/): readonly Source[] {
  return [...tree.files].filter(([path]) => /\.ts$/.test(path) && which.test(path)).map(([path, text]) => read(path, text));
}

/** Every import out of these files. */
export function imports(tree: Tree, from: RegExp): readonly Import[] {
  return sources(tree, from).flatMap((source) => source.imports);
}

const parsed = new Map<string, Source>();

function read(path: string, text: string): Source {
  const key = `${path}\0${text}`;
  let source = parsed.get(key);
  if (source === undefined) {
    const { program, module, comments, errors } = parseSync(path, text);
    if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
    const found: Import[] = [];
    const add = (specifier: string, typeOnly: boolean, later = false) => found.push({ from: path, ...target(path, specifier), typeOnly, later });
    for (const { moduleRequest, entries } of module.staticImports) add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
    for (const { entries } of module.staticExports) for (const { moduleRequest, isType } of entries) if (moduleRequest !== null) add(moduleRequest.value, isType);
    for (const { moduleRequest } of module.dynamicImports) {
      const [, specifier] = /^['"`]([^'"`$]+)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end)) ?? [];
      if (specifier !== undefined) add(specifier, false, true); // one that is put together while running cannot be followed
    }
    new Visitor({
      TSImportType: ({ source: { value } }) => add(value, true),
    }).visit(program);
    source = { path, text, program, comments, imports: found };
    parsed.set(key, source);
  }
  return source;
}

function target(from: string, specifier: string): { readonly to: string; readonly ours: boolean } {
  if (specifier.startsWith('.')) return { to: posix.join(posix.dirname(from), specifier), ours: true };
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return { to: specifier.startsWith('node:') ? specifier : `node:${specifier}`, ours: false };
  const parts = specifier.split('/');
  return { to: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/'), ours: false };
}

function filesIn(folder: string): readonly string[] {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(...join(entry.parentPath, entry.name).slice(root.length + 1).split(/[\\/]/)));
}
