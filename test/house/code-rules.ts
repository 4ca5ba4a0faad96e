// What code looks like here, whoever wrote it.
import { Visitor, type VisitorObject } from 'oxc-parser';
import type { Rule } from './rule.ts';
import { type Source, sources } from './tree.ts';

const all = /^(?:core|plugins|extension|cli|migrations|test)\//;
const shipped = /^(?:core|plugins|extension|cli|migrations)\//;

interface Place {
  readonly start: number;
  readonly what: string;
}

type Note = (node: { readonly start: number }, what: string) => void;

interface Walking {
  readonly sentence: string;
  readonly which: RegExp;
  readonly visitor: (note: Note, source: Source) => VisitorObject;
}

function walking(sentence: string, which: RegExp, visitor: Walking['visitor']): Walking {
  return { sentence, which, visitor };
}

const walkings: readonly Walking[] = [
  walking('no `any`: what is not known is `unknown`, and looked at before it is used', all, (note) => ({
    TSAnyKeyword: (node) => note(node, 'says any'),
  })),
  walking('choices are unions of strings: no enum, no namespace, no parameter property, which type stripping cannot run', all, (note) => ({
    TSEnumDeclaration: (node) => note(node, 'declares an enum'),
    TSModuleDeclaration: (node) => (node.declare ? undefined : note(node, 'declares a namespace')),
    TSParameterProperty: (node) => note(node, 'has a parameter property'),
  })),
  walking('a default export is a plugin: everything else is imported under its name', /^(?!plugins\/|test\/support\/plugins\/).*\.ts$/, (note, { path }) => ({
    ExportDefaultDeclaration: (node) => (path.endsWith('.d.ts') ? undefined : note(node, 'exports a default')),
  })),
  walking('a catch handles or adds knowledge: none is empty, and one that drops the error says why in a comment', all, (note, source) => ({
    CatchClause(node) {
      const { body, param } = node;
      if (body.body.length === 0 && !commentIn(source, body.start, body.end)) note(node, 'catches an error and does nothing');
      else if (!uses(source, param, body) && !commentIn(source, body.start, lineEnd(source, body.end)) && !commentIn(source, lineStart(source, node.start), node.start)) note(node, 'drops the error that it catches without saying why');
    },
  })),
  walking('a rejection is not dropped in silence: `.catch(() => undefined)` says why in a comment', all, (note, source) => ({
    CallExpression(node) {
      const { callee, arguments: parameters } = node;
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== 'catch') return;
      const [handler] = parameters;
      if (handler?.type !== 'ArrowFunctionExpression' || handler.params.length > 0 || !isNothing(handler.body)) return;
      if (!commentIn(source, lineStart(source, lineStart(source, node.start) - 1), lineEnd(source, node.end))) note(node, 'drops a rejection without saying why');
    },
  })),
  walking('errors for people are made by core/errors.ts alone: no other class of errors', shipped, (note, { path }) => ({
    ClassDeclaration(node) {
      const base = node.superClass?.type === 'Identifier' ? node.superClass.name : '';
      if (/Error$/.test(base) && path !== 'core/errors.ts') note(node, `makes a class of errors (${node.id?.name ?? ''})`);
    },
  })),
  walking('all moments stand in core/kernel/hooks.ts: no hook is made elsewhere', shipped, (note, { path }) => ({
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && /^(?:Sync|Async)\w*Hook$/.test(node.callee.name) && path !== 'core/kernel/hooks.ts') note(node, `makes a ${node.callee.name}`);
    },
  })),
  walking('time is a port: the core asks the clock it was given, but for measuring how long something took', /^core\/(?!testing\/)/, (note, { path }) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Date' && callee.property.type === 'Identifier' && callee.property.name === 'now' && !(path in realTime)) note(node, 'asks Date.now()');
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0 && !(path in realTime)) note(node, 'asks new Date()');
    },
  })),
  walking('a program of ours is ended by its host: only cli/ may end the process', /^(?:core|plugins)\//, (note, source) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'process' || callee.property.type !== 'Identifier') return;
      const asksWhetherAlive = source.text.slice(node.arguments[1]?.start, node.arguments[1]?.end) === '0';
      if (['exit', 'abort', 'chdir'].includes(callee.property.name) || (callee.property.name === 'kill' && !asksWhetherAlive)) note(node, `calls process.${callee.property.name}`);
    },
  })),
  walking('the core and the plugins do not print: they log, and the host shows', /^(?:core|plugins)\//, (note, { path }) => ({
    MemberExpression(node) {
      if (node.object.type !== 'Identifier') return;
      if (node.object.name === 'console') note(node, 'uses console');
      if (node.object.name === 'process' && node.property.type === 'Identifier' && ['stdout', 'stderr'].includes(node.property.name) && path !== watcher) note(node, `uses process.${node.property.name}`);
    },
  })),
];

export const codeRules: readonly Rule[] = walkings.map((walk) => ({
  sentence: walk.sentence,
  check(tree) {
    const matched = sources(tree, walk.which);
    return { guarded: matched.length, breaches: matched.flatMap((source) => (placesIn(source).get(walk) ?? []).map(({ start, what }) => `${source.path}:${lineOf(source, start)} ${what}`)) };
  },
}));

const walked = new WeakMap<Source, ReadonlyMap<Walking, readonly Place[]>>();

/** What all rules have to say of a file, from one walk over it. */
function placesIn(source: Source): ReadonlyMap<Walking, readonly Place[]> {
  let places = walked.get(source);
  if (places === undefined) {
    const noted = new Map<Walking, Place[]>();
    const handlers = new Map<string, ((node: never) => void)[]>();
    for (const walk of walkings.filter(({ which }) => which.test(source.path))) {
      const own: Place[] = [];
      noted.set(walk, own);
      for (const [type, handler] of Object.entries(walk.visitor(({ start }, what) => own.push({ start, what }), source))) handlers.set(type, [...(handlers.get(type) ?? []), handler as (node: never) => void]);
    }
    const all = Object.fromEntries([...handlers].map(([type, each]) => [type, (node: never) => each.forEach((handler) => handler(node))]));
    new Visitor(all as VisitorObject).visit(source.program);
    places = noted;
    walked.set(source, places);
  }
  return places;
}

/** It watches who prints. */
const watcher = 'core/testing/outside-watch.ts';

/** Files of the core that need the machine's own clock, and why. */
const realTime: Readonly<Record<string, string>> = {
  'core/files/write-atomically.ts': 'compares with the time of files, which the machine wrote',
  'core/log/log-file.ts': 'compares with the time of files, which the machine wrote',
  'core/system-clock.ts': 'is the clock that hosts give',
  'core/files/with-file-lock.ts': 'waits for another process, in the machine\'s time',
};

function isNothing(body: { readonly type: string }): boolean {
  const node = body as { type: string; name?: string; value?: unknown; body?: unknown };
  if (node.type === 'BlockStatement') return (node.body as readonly unknown[]).length === 0;
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && [null, false, true, ''].includes(node.value as never));
}

/** Whether the caught error is mentioned in the block. */
function uses(source: Source, param: { readonly start: number; readonly end: number } | null, body: { readonly start: number; readonly end: number }): boolean {
  if (param === null) return false;
  const name = /^[\w$]+/.exec(source.text.slice(param.start, param.end))?.[0];
  return name === undefined || new RegExp(`\\b${name}\\b`).test(source.text.slice(body.start, body.end));
}

function commentIn({ comments }: Source, start: number, end: number): boolean {
  return comments.some((comment) => comment.start >= start && comment.end <= end);
}

function lineStart({ text }: Source, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd({ text }: Source, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function lineOf({ text }: Source, at: number): number {
  return text.slice(0, at).split('\n').length;
}
