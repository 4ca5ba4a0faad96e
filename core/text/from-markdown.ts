// Markdown (CommonMark and the tables, task lists and strikethrough of GitHub) as the words a reader sees. One pass, line by line.

/** Removes Markdown marks and keeps the words: list items get `- `, table cells a tab between them; code keeps its text. */
export function fromMarkdown(markdown: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of withoutComments(markdown).replaceAll('\r\n', '\n').split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = null;
      else kept.push(line);
    } else if (mark !== undefined) {
      fence = mark;
    } else {
      const words = wordsOfLine(line);
      if (words !== null) kept.push(words);
    }
  }
  return kept.join('\n').replaceAll(/\n{3,}/g, '\n\n').trim();
}

/** The words of one line, or null when the line is only marks: a rule, an underline, a table's separator, a link's definition. */
export function wordsOfLine(line: string): string | null {
  if (/^ {0,3}(?:(?:\* ?){3,}|(?:- ?){2,}|(?:_ ?){3,}|=+)\s*$/.test(line)) return null;
  if (/^ {0,3}\[[^\]]{1,200}\]:\s*\S+/.test(line)) return null;
  if (/^\s*\|[\s|:-]*-[\s|:-]*$/.test(line)) return null;
  const quoted = line.replace(/^(?: {0,3}> ?)+/, '');
  const heading = /^ {0,3}#{1,6}(?:\s+(.*))?$/.exec(quoted);
  if (heading !== null) return inlineWords((heading[1] ?? '').replace(/\s#+\s*$/, ''));
  const item = /^(\s*)(?:[-*+]|(\d{1,9}[.)]))\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(quoted);
  if (item !== null) return `${item[1] ?? ''}${item[2] ?? '-'} ${inlineWords(item[3] ?? '')}`;
  const row = /^\s*\|(.*)\|\s*$/.exec(quoted);
  if (row !== null) return (row[1] ?? '').split(/(?<!\\)\|/).map((cell) => inlineWords(cell.trim())).join('\t');
  return inlineWords(quoted.replace(/(?: {2,}|\\)$/, ''));
}

/** The words of a stretch without blocks: links by their text, a mail link with its address when the text lacks it. */
export function inlineWords(text: string): string {
  const codes: string[] = [];
  const hold = (words: string): string => `\uE000${codes.push(words) - 1}\uE001`;
  return text
    .replaceAll(/[\uE000\uE001]/g, '')
    .replaceAll(/(?<!`)``(?!`)([^\n]{1,500}?)(?<!`)``(?!`)/g, (_, code: string) => hold(code.trim()))
    .replaceAll(/(`{1,3})(?!`)([^`]{1,2000})\1(?!`)/g, (_, _marks, code: string) => hold(code.trim()))
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => hold(mark))
    .replaceAll(/!\[([^\]]{0,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])/g, '$1')
    .replaceAll(/\[\^[^\]]{1,60}\]/g, '')
    .replaceAll(/\[([^[\]]{1,500})\]\(\s*<?((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}?)>?(?:\s+["'][^"']{0,500}["'])?\s*\)/g, (_, words: string, target: string) => linked(words, target))
    .replaceAll(/\[([^[\]]{1,500})\]\[[^\]]{0,200}\]/g, '$1')
    .replaceAll(/<((?:https?:\/\/|mailto:)[^\s<>]{1,500}|[^\s<>@]{1,64}@[^\s<>]{1,254})>/g, (_, target: string) => target.replace(/^mailto:/, ''))
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?[a-zA-Z][^<>]{0,500}>/g, '')
    .replaceAll(/(\*\*\*|\*\*|\*|~~)(?=\S)([^*~]{1,2000}?)(?<=\S)\1/g, '$2')
    .replaceAll(/(\*\*|\*)(?=\S)([^*]{1,2000}?)(?<=\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}_])(___|__|_)(?=\S)([^_]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replaceAll(/(?<![\p{L}\p{N}_])(__|_)(?=\S)([^_]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replaceAll(/~~(?=\S)([^~]{1,2000}?)(?<=\S)~~/g, '$1')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39|ndash|mdash|hellip|bull);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\uE000(\d+)\uE001/g, (_, index: string) => codes[Number(index)] ?? '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', bull: '•' };

function linked(words: string, target: string): string {
  const address = /^mailto:([^?]+)/i.exec(target)?.[1];
  return address === undefined || words.toLowerCase().includes(address.toLowerCase()) ? words : `${words} (${address})`;
}

/** Cut by hand: a lazy pattern would search the whole rest again for every opening that is never closed. */
function withoutComments(markdown: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const open = markdown.indexOf('<!--', from);
    if (open === -1) return kept + markdown.slice(from);
    const close = markdown.indexOf('-->', open + 4);
    if (close === -1) return kept + markdown.slice(from);
    kept += markdown.slice(from, open);
    from = close + 3;
  }
}
