// What a page says to machines: schema.org in JSON-LD. https://schema.org/JobPosting
export type Node = Readonly<Record<string, unknown>>;

/** Every object with a type, however deep it stands, in order. What is no JSON is passed over: pages are full of it. */
export function structuredData(html: string): readonly Node[] {
  const nodes: Node[] = [];
  let read = 0;
  for (const content of dataScripts(html)) {
    if (content.length <= mostScriptLength) collect(parsed(content), nodes, 0);
    read += 1;
    if (read === mostScripts) break;
  }
  return nodes;
}

export function jobPostingsIn(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((node) => hasType(node, 'JobPosting') && (textOf(node['title']) !== '' || textOf(node['name']) !== ''));
}

/** Addresses of the entries of a list. */
export function listedAddresses(nodes: readonly Node[]): readonly string[] {
  return nodes.filter((node) => hasType(node, 'ListItem')).map((item) => textOf(item['url']) || (typeof item['item'] === 'string' ? item['item'] : textOf((isNode(item['item']) ? item['item'] : {})['url'])));
}

/** The name of the organisation whose page this is, or ''. */
export function organisationIn(nodes: readonly Node[]): string {
  const organisation = nodes.find((node) => ['Organization', 'Corporation', 'LocalBusiness'].some((type) => hasType(node, type)));
  return textOf(organisation?.['name']);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A plain text value on one line, or ''. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : '';
}

const mostScripts = 50;
const mostScriptLength = 2_000_000;
const mostNodes = 5_000;
const deepest = 12;

/** Inside a script element nothing but its end tag counts (HTML standard, section 13.2.5.4), so it can be cut out by looking for tags; one pass over the page. */
function* dataScripts(html: string): Generator<string> {
  const opening = /<script\b/gi;
  const closing = /<\/script\b/gi;
  for (let tag = opening.exec(html); tag !== null; tag = opening.exec(html)) {
    const begin = html.indexOf('>', opening.lastIndex) + 1;
    closing.lastIndex = begin;
    const end = begin === 0 ? undefined : closing.exec(html)?.index;
    if (end === undefined) return;
    if (isData.test(html.slice(opening.lastIndex, Math.min(begin, opening.lastIndex + 1000)))) yield html.slice(begin, end);
    opening.lastIndex = end;
  }
}

const isData = /\btype\s*=\s*["']?\s*application\/ld\+json\b/i;

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '').replace(/(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/, ''));
  } catch {
    return null; // Not JSON: nothing to read here.
  }
}

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (depth > deepest || nodes.length >= mostNodes) return;
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, nodes, depth + 1);
  } else if (isNode(value)) {
    if ('@type' in value) nodes.push(value);
    for (const entry of Object.values(value)) if (typeof entry === 'object') collect(entry, nodes, depth + 1);
  }
}

function hasType(node: Node, type: string): boolean {
  return [node['@type']].flat().some((name) => typeof name === 'string' && name.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, '') === type);
}
