// The parser reads entities, attributes and CDATA. Which `<` begins a tag at all is for the schema to say.
import { createHtmlParser } from '../../text/html-parser.ts';
import { isHarmlessComment } from './harmless-comment.ts';
import { plainName } from './plain-name.ts';

export interface XmlElement {
  /** In plain letters: see `plainName`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Texts and elements, in order. */
  readonly parts: readonly (string | XmlElement)[];
}

export type XmlRead = { readonly ok: true; readonly parts: XmlElement['parts'] } | { readonly ok: false; readonly problem: string; readonly cut: boolean };

const deepestElement = 40;
const oneTag = /<(\/?)([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;

/**
 * The elements of a text whose names are known; every other `<`, an unknown tag's too, is text, so that `a < b`, `Vec<T>` and `R&D` stay as they are.
 * Each element must be closed by its own tag: one that is not makes the whole cut.
 */
export function readXmlElements(text: string, known: ReadonlySet<string>): XmlRead {
  const written = withKnownTagsOnly(text, known);
  if (!written.ok) return written;
  const top: MutableElement = { name: '', attributes: {}, parts: [] };
  const open = [top];
  const parser = createHtmlParser(
    {
      onopentag(name, attributes) {
        const element: MutableElement = { name, attributes, parts: [] };
        open.at(-1)?.parts.push(element);
        open.push(element);
      },
      ontext(piece) {
        const parts = open.at(-1)?.parts ?? top.parts;
        const last = parts.at(-1);
        if (typeof last === 'string') parts[parts.length - 1] = last + piece;
        else parts.push(piece);
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(written.xml);
  return { ok: true, parts: top.parts };
}

interface MutableElement extends XmlElement {
  readonly parts: (string | XmlElement)[];
}

/** Well-formed XML: known tags in plain letters and rightly nested, comments gone, other `<` escaped. */
function withKnownTagsOnly(text: string, known: ReadonlySet<string>): { readonly ok: true; readonly xml: string } | Extract<XmlRead, { readonly ok: false }> {
  const written: string[] = [];
  const open: string[] = [];
  let done = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', done)) {
    written.push(text.slice(done, at));
    const whole = wholeOf(text, at);
    if (whole === 'cut') return cutShort;
    if (whole !== undefined) {
      if (whole.startsWith('<!--') && !isHarmlessComment(whole)) return { ok: false, problem: 'a comment in it says that something is left out', cut: false };
      if (whole.startsWith('<![')) written.push(whole);
      done = at + whole.length;
      continue;
    }
    oneTag.lastIndex = at;
    const [tag, slash, name = '', attributes = '', selfClosing] = oneTag.exec(text) ?? [];
    const plain = plainName(name);
    if (tag === undefined || !known.has(plain)) {
      if (tag === undefined && /^<\/?[\w.-]*(?:\s[^<>]{0,500})?$/.test(text.slice(at, at + 600))) return cutShort;
      written.push('&lt;');
      done = at + 1;
      continue;
    }
    if (slash === '/' && open.pop() !== plain) return { ok: false, problem: `</${plain}> closes what is not open`, cut: false };
    if (slash === '' && selfClosing === '') open.push(plain);
    if (open.length > deepestElement) return { ok: false, problem: 'it is nested too deeply', cut: false };
    written.push(`<${slash}${plain}${attributes.replaceAll('<', '&lt;')}${selfClosing}>`);
    done = at + tag.length;
  }
  written.push(text.slice(done));
  return open.length > 0 ? cutShort : { ok: true, xml: written.join('') };
}

const cutShort = { ok: false, problem: 'it ends before its last tag is closed', cut: true } as const;

/** A comment, a CDATA section or a processing instruction that begins here. */
function wholeOf(text: string, at: number): string | 'cut' | undefined {
  for (const [begin, end] of [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const) {
    if (!text.startsWith(begin, at)) continue;
    const found = text.indexOf(end, at + begin.length);
    return found === -1 ? 'cut' : text.slice(at, found + end.length);
  }
  return undefined;
}
