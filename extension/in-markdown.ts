/** Words in a tooltip, as they are: nothing in them is taken for Markdown. (`appendText` does it, too, but glues the words of a line together, so that it cannot wrap.) */
export function inMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>&$~:]/g, '\\$&').replace(/\n/g, '  \n');
}
