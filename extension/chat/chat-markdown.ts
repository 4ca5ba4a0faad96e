import { MarkdownString } from 'vscode';
import { inMarkdown } from '../in-markdown.ts';

/** Words of others as words, on one line: no link, no picture, no heading can be made of them. */
export function plain(text: string): string {
  return inMarkdown(text.replace(/\s+/g, ' '));
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
