import { fieldsOf } from './json-fields.ts';

/** What the model client hands to a model, as one JSON document in a message. */
export interface TaskDocument {
  readonly task: string;
  readonly input: unknown;
}

/** The last whole JSON object in a text that has a `task` and an `input`; undefined when there is none. */
export function findTaskDocument(text: string): TaskDocument | undefined {
  let found: TaskDocument | undefined;
  const opening = /\{\s*"/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = endOfObject(text, match.index);
    if (end === undefined) continue;
    const { task, input } = parsed(text.slice(match.index, end));
    if (typeof task === 'string' && input !== undefined) found = { task, input };
    // Inside an object that was read there is only what belongs to it.
    opening.lastIndex = end;
  }
  return found;
}

function parsed(json: string): ReturnType<typeof fieldsOf> {
  try {
    return fieldsOf(JSON.parse(json));
  } catch {
    return {}; // braces in prose
  }
}

/** Where the object that begins here ends; undefined when it does not. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let index = start; index < text.length; index += 1) {
    const sign = text[index];
    if (quoted) {
      if (sign === '\\') index += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}
