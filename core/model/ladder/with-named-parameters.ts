/** `<parameter=summary>…</parameter>` and `<parameter name="summary">…</parameter>`, as some models call tools, in the form of the others. */
export function withNamedParameters(text: string): string {
  const opener = /<parameter(?:=|\s+name\s*=\s*)["']?([\w-]+)["']?\s*>/g;
  const closer = '</parameter>';
  const written: string[] = [];
  let done = 0;
  for (const { 0: tag, 1: name = '', index } of text.matchAll(opener)) {
    const end = text.indexOf(closer, index);
    if (end === -1) break;
    if (index < done) continue;
    written.push(text.slice(done, index), `<${name}>`, text.slice(index + tag.length, end), `</${name}>`);
    done = end + closer.length;
  }
  return [...written, text.slice(done)].join('').replaceAll(/<(function|invoke)(?:=[\w.-]+|\s+name\s*=\s*"[\w.-]+")\s*>/g, '<$1>');
}
