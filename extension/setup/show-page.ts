// Pages to be read: HTML without a script, in the editor's own style. A link may call the commands that are named, and nothing else.
import { env, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { commandId, type CommandName } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { html, type Html } from '../pages/html.ts';

export interface ReadingPage {
  readonly title: string;
  readonly content: Html;
  readonly commands?: readonly CommandName[];
}

const shown = new Map<string, WebviewPanel>();

/** Opens a page, or shows it anew: the same title is the same page. It is not there any more when the window is opened again. */
export function showPage({ context }: Pick<Host, 'context'>, { title, content, commands = [] }: ReadingPage): void {
  const folder = Uri.joinPath(context.extensionUri, 'pages');
  const panel = shown.get(title) ?? window.createWebviewPanel('outreach.page', title, ViewColumn.Active);
  if (!shown.has(title)) panel.onDidDispose(() => shown.delete(title));
  shown.set(title, panel);
  panel.iconPath = Uri.joinPath(context.extensionUri, 'media/icon.svg');
  panel.webview.options = { enableScripts: false, enableCommandUris: commands.map(commandId), localResourceRoots: [folder] };
  panel.webview.html = html`<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${`default-src 'none'; style-src ${panel.webview.cspSource}; base-uri 'none'; form-action 'none'`}">
<title>${title}</title>
<link rel="stylesheet" href="${panel.webview.asWebviewUri(Uri.joinPath(folder, 'pages.css')).toString()}">
</head>
<body><main>${content}</main></body>
</html>`.markup;
  panel.reveal();
}

/** A link that calls a command, `about` something; the page has to name it among its commands. */
export function commandLink(name: CommandName, label: string, heard?: string, about?: Readonly<Record<string, unknown>>): Html {
  const given = about === undefined ? '' : `?${encodeURIComponent(JSON.stringify([about]))}`;
  return html`<a href="${`command:${commandId(name)}${given}`}" aria-label="${heard ?? label}">${label}</a>`;
}
