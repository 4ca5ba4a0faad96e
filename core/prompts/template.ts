// The home of liquidjs, and the walls round it. A template chooses between texts and names variables; it cannot repeat, remember, include,
// reach a file, the environment or a prototype. So its work grows with its length and nothing else, and all that can be wrong with it is
// known before it is filled in.
import { Liquid, type Template as Parsed, Tokenizer, TokenKind } from 'liquidjs';
import type { PromptVariables } from '../contracts/prompt.ts';
import { reasonOf } from '../errors.ts';

/** A template that was read. */
export interface Template {
  /** The text with the variables in their places. Every name in `uses` must be given. */
  fill(variables: PromptVariables): string;
  /** Names it uses, each with the line (from 1) on which it stands first. */
  readonly uses: ReadonlyMap<string, number>;
}

export type ReadTemplate = { readonly ok: true; readonly template: Template } | TemplateProblem;

export interface TemplateProblem {
  readonly ok: false;
  readonly reason: string;
  /** From 1. */
  readonly line: number;
}

/** Everything else that liquidjs knows is taken away: what can include, assign, loop, count, or ask for the time. */
const tags: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'comment', 'raw']);
const filters: ReadonlySet<string> = new Set(['capitalize', 'default', 'downcase', 'upcase', 'strip']);

/** Characters. */
const longestTemplate = 64 * 1024;
/** Opened and not yet closed at one place; the parser calls itself for each. */
const deepestNesting = 20;

const engine = walledEngine();

/** Reads a template and looks at every part of it, also those that would not be used. */
export function readTemplate(text: string): ReadTemplate {
  try {
    const misplaced = findMisplaced(text);
    if (misplaced !== undefined) return misplaced;
    const parsed = engine.parse(text);
    return { ok: true, template: { uses: usedVariables(parsed), fill: (variables) => fill(parsed, variables) } };
  } catch (thrown) {
    return problemOf(thrown);
  }
}

function walledEngine(): Liquid {
  const none = () => {
    throw new Error('a prompt stands alone: it takes nothing from other files');
  };
  const liquid = new Liquid({
    fs: { exists: async () => false, existsSync: () => false, readFile: none, readFileSync: none, resolve: none, contains: async () => false, containsSync: () => false, sep: '/', dirname: () => '' },
    globals: Object.freeze(Object.create(null) as object),
    // Named, or it would ask the system for them, which takes its time.
    locale: 'en-US',
    timezoneOffset: 0,
    dynamicPartials: false,
    relativeReference: false,
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    parseLimit: longestTemplate,
    memoryLimit: 1_000_000,
    renderLimit: 2_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!tags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!filters.has(name)) delete liquid.filters[name];
  return liquid;
}

function fill(parsed: Parsed[], variables: PromptVariables): string {
  return engine.renderSync(parsed, Object.assign(Object.create(null) as object, variables)) as string;
}

/**
 * What the parser would let pass, or go down with: ranges, which grow without growing the template; parts of things, since liquidjs calls what it
 * finds on objects of its own (`empty.constructor`); nests that end its stack. No escapes in texts, so that where a text ends is never in doubt.
 */
function findMisplaced(text: string): TemplateProblem | undefined {
  let depth = 0;
  for (const token of new Tokenizer(text).readTopLevelTokens()) {
    if (token.kind === TokenKind.HTML) continue; // what stands between tags, and between raw marks
    const words = token.getText();
    const line = token.getPosition()[0] ?? 1;
    const code = words.replace(/"[^"\\]*"|'[^'\\]*'/g, '');
    if (/\([^()]*\.\./.test(code)) return { ok: false, reason: 'a prompt cannot count: ranges like (1..9) are not understood', line };
    if (/[.[\]\\]/.test(code)) return { ok: false, reason: 'a variable is a word and has no parts: "." and "[" stand only in quotes, and "\\" nowhere', line };
    if (/^\{%-?\s*(?:if|unless|case)\b/.test(words)) depth += 1;
    if (/^\{%-?\s*end(?:if|unless|case)\b/.test(words)) depth -= 1;
    if (depth > deepestNesting) return { ok: false, reason: `more than ${deepestNesting} conditions stand one inside another`, line };
  }
  return undefined;
}

function usedVariables(parsed: Parsed[]): ReadonlyMap<string, number> {
  const places = Object.entries(engine.analyzeSync(parsed, { partials: false }).variables);
  return new Map(places.map(([name, found]) => [name, Math.min(...found.map(({ location }) => location.row))]));
}

/** liquidjs puts the place, and then the file and its lines, behind the reason. */
function problemOf(thrown: unknown): TemplateProblem {
  const at = (thrown as { token?: { getPosition?: () => readonly number[] } } | undefined)?.token?.getPosition?.()[0];
  const [reason = ''] = reasonOf(thrown).split(/, line:\d+|\n/);
  return { ok: false, reason, line: at ?? 1 };
}
