// What the editor calls. A table of contents: each line is a part of the front end, which registers what it brings. Nothing is opened here.
import type { ExtensionContext } from 'vscode';
import { registerShowLog } from './commands/show-log.ts';
import { createHost } from './host/host.ts';
import { registerViews } from './views/register-views.ts';

export function activate(context: ExtensionContext): void {
  const host = createHost(context);
  registerShowLog(host);
  registerViews(host);
}
