import type { Tool } from '../contracts/tool.ts';
import { createError } from '../errors.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import { parseJson } from '../parse/parse-json.ts';
import { validate } from '../validate.ts';

/** Characters; no tool of ours takes a text of this length. */
const longestArguments = 50_000;
/** No schema means these, and whoever copies an object on could be changed by them. */
const neverNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The arguments that a model wrote, as the tool may see them: frozen, defaults filled in. Throws `tool_input_invalid`. */
export function readToolInput(tool: Tool, written: string): unknown {
  const invalid = (problems: string) => createError('tool_input_invalid', { tool: tool.id, problems });
  if (written.length > longestArguments) throw invalid(`its arguments are ${written.length} characters long, more than ${longestArguments}`);
  // Models that call something without arguments write nothing at all.
  const parsed = parseJson(written.trim() === '' ? '{}' : written);
  if (!parsed.ok) throw invalid(`its arguments are no JSON: ${parsed.reason} at line ${parsed.line}, column ${parsed.column}`);
  const name = forbiddenName(parsed.value);
  if (name !== undefined) throw invalid(`no argument may be called "${name}"`);
  const checked = validate(tool.input, parsed.value);
  if (!checked.ok) throw invalid(checked.problems);
  return freezeDeeply(checked.value);
}

function forbiddenName(value: unknown): string | undefined {
  // Not by calling itself: arguments can be nested deeper than the stack.
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) {
      if (neverNames.has(name)) return name;
      left.push(inner);
    }
  }
  return undefined;
}
