import type { JsonSchema } from '../../../core/validate.ts';
import { type Fields, fieldsOf } from './json-fields.ts';

/** What the model client hands to a model, as one JSON document in a message. */
export interface TaskDocument {
  readonly task: string;
  readonly input: unknown;
}

/** The last whole JSON object in a text that has a `task` and an `input`; undefined when there is none. */
export function findTaskDocument(text: string): TaskDocument | undefined {
  const found = objectsIn(text).findLast(({ task, input }) => typeof task === 'string' && input !== undefined);
  return found === undefined ? undefined : { task: String(found['task']), input: found['input'] };
}

/** The last JSON schema of an object in a text: how the shape of an answer is told to a model that can be held to none. */
export function findSchema(text: string): JsonSchema | undefined {
  return objectsIn(text).findLast(({ type, properties }) => type === 'object' && properties !== undefined);
}

/** Whole JSON objects in a text, in order; what is inside one belongs to it. */
function objectsIn(text: string): readonly Fields[] {
  const found: Fields[] = [];
  const opening = /\{\s*"/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = endOfObject(text, match.index);
    const object = end === undefined ? undefined : parsed(text.slice(match.index, end));
    if (end === undefined || object === undefined) continue;
    found.push(object);
    opening.lastIndex = end;
  }
  return found;
}

function parsed(json: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(json));
  } catch {
    return undefined; // braces in prose
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
