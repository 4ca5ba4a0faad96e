/** The same words, of which VS Code makes no link, neither in a message nor below an input. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
