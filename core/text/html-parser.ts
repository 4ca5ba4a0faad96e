// The one home of htmlparser2. Its tables of entities are loaded when there is something to parse, and at once, since nobody waits for a parser.
import { createRequire } from 'node:module';
import type { Handler, Parser, ParserOptions } from 'htmlparser2';

/** A parser of HTML, or of XML in its `xmlMode`, that tells the handler what it meets. */
export function createHtmlParser(handler: Partial<Handler>, options?: ParserOptions): Parser {
  return new (load().Parser)(handler, options);
}

/** A bundle follows `require`; Node's modules have none, and make one. */
function load(): typeof import('htmlparser2') {
  return typeof require === 'undefined' ? createRequire(import.meta.url)('htmlparser2') : require('htmlparser2');
}
