// The home of jsonc-parser: it says where malformed JSON goes wrong, which V8's own message often does not.
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { malformedAt, type Parsed } from './parsed.ts';

/** Strict JSON (RFC 8259), a byte order mark allowed; what is wrong is told with its line and column. */
export function parseJson(text: string): Parsed {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(source) };
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return source.trim() === '' ? malformedAt(source, 0, 'it is empty') : locate(source);
  }
}

function locate(source: string): Parsed {
  const problems: ParseError[] = [];
  try {
    parse(source, problems, { disallowComments: true });
  } catch (thrown) {
    if (thrown instanceof RangeError) return malformedAt(source, 0, 'it is nested too deeply');
    throw thrown;
  }
  const first = problems[0];
  return first === undefined ? malformedAt(source, 0, 'it is not JSON') : malformedAt(source, first.offset, inWords(printParseErrorCode(first.error)));
}

/** `CommaExpected` → `comma expected`. */
function inWords(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
