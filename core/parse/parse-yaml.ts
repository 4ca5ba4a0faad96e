// The home of yaml: settings and front matter.
import { type Document, parseDocument, visit } from 'yaml';
import { malformedAt, type Parsed } from './parsed.ts';

/** How often a document may repeat itself by aliases, so that ten lines cannot become gigabytes. */
const maxAliases = 100;
const tooDeep = /call stack/;

/** YAML 1.2, core schema: dates and `yes` stay words. Aliases are bounded and the value is always a plain tree; what is wrong is told with its line and column. An empty text is null. */
export function parseYaml(text: string): Parsed {
  try {
    const document = readYaml(text);
    const problem = document.errors[0];
    if (problem !== undefined) return malformedAt(text, problem.pos[0], tooDeep.test(problem.message) ? 'it is nested too deeply' : problem.message);
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { ok: true, value: hasAliases(document) ? JSON.parse(JSON.stringify(value)) : value };
  } catch (thrown) {
    if (thrown instanceof ReferenceError) return malformedAt(text, text.indexOf('*'), 'an alias stands for nothing, or for too much');
    if (thrown instanceof TypeError) return malformedAt(text, text.indexOf('*'), 'an alias contains itself');
    if (thrown instanceof RangeError) return malformedAt(text, 0, 'it is nested too deeply');
    throw thrown;
  }
}

/** The document with its comments; `errors` tells whether it may be used. */
export function readYaml(text: string): Document {
  return parseDocument(text, { version: '1.2', schema: 'core', prettyErrors: false, logLevel: 'error' });
}

function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
