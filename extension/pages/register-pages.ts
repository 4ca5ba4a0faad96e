// The page of a lead, that of other mail, and the dashboard. What they are made of is loaded when the first is opened.
import { commands, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { telling } from '../host/tell-error.ts';
import { isNamed } from '../commands/choose.ts';
import type { Pages } from './open-pages.ts';

export function registerPages(host: Host): void {
  const leads = once(async () => (await import('./lead/lead-pages.ts')).createLeadPages(host));
  const dashboards = once(async () => (await import('./dashboard/dashboard-pages.ts')).createDashboardPages(host));

  host.context.subscriptions.push(
    commands.registerCommand(commandId('openLead'), (about?: unknown) =>
      telling(host, async () => {
        const id = isNamed(about) ? about.id : await (await import('./pick-lead.ts')).pickLead(host);
        if (id !== undefined) (await leads()).open({ id });
      }),
    ),
    commands.registerCommand(commandId('openReceived'), (about?: unknown) => telling(host, async () => (await import('./received/open-received.ts')).openReceived(host, about))),
    commands.registerCommand(commandId('openDashboard'), async (about?: unknown) => (await dashboards()).open(isNamed(about) ? { id: about.id } : {})),
    window.registerWebviewPanelSerializer('outreach.lead', { deserializeWebviewPanel: async (panel, kept: unknown) => restore(await leads(), panel, kept, true) }),
    window.registerWebviewPanelSerializer('outreach.dashboard', { deserializeWebviewPanel: async (panel, kept: unknown) => restore(await dashboards(), panel, kept, false) }),
  );
}

/** A page that does not know any more what it was about is closed. */
async function restore(pages: Pages, panel: Parameters<Pages['restore']>[0], kept: unknown, needsId: boolean): Promise<void> {
  const { readPageState } = await import('./messages.ts');
  const state = readPageState(kept);
  if (state === undefined || (needsId && state.id === undefined)) panel.dispose();
  else pages.restore(panel, state);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
