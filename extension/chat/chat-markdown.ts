import { MarkdownString } from 'vscode';

/** Words of others as words: no link, no picture, no heading can be made of them. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>~&$-]/g, '\\$&');
}

/** Does something of ours when it is clicked; shown by `trusted`. */
export function linked(text: string, command: string, argument: { readonly id: number }): string {
  return `[${plain(text)}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

/** Markdown whose links may call these commands, and no others. */
export function trusted(text: string, ...enabledCommands: readonly string[]): MarkdownString {
  const markdown = new MarkdownString(text);
  markdown.isTrusted = { enabledCommands };
  return markdown;
}
