// What `activate` returns: a way in for other extensions, with the user's consent for each. No extension can be told from another by the editor's means, and none is
// kept in a box: what is handed out is narrow, and the user knows who asked.
import { extensions, workspace } from 'vscode';
import { createError } from '../core/errors.ts';
import type { Host } from './host/host.ts';
import type { LeadSearch, OutreachApi, OutreachExports } from './outreach-api.ts';

const version = 1;
const mostLeads = 100;

export function registerApi(host: Host): OutreachExports {
  const { access, guests, runs, context } = host;
  const reopening = reopenWhenIdle(host);
  context.subscriptions.push(guests.onDidChange(reopening), runs.onDidChange(reopening.ifDue));

  function refuse(extensionId: string): void {
    if (!workspace.isTrusted) throw createError('api_access_denied', { extension: extensionId, why: 'the workspace is not trusted' });
    if (!access.isAllowed(extensionId)) throw createError('api_access_denied', { extension: extensionId, why: 'you have not allowed it' });
  }

  return {
    async getApi(wanted: number, extensionId: string): Promise<OutreachApi> {
      if (wanted !== version) throw createError('api_version_unknown', { extension: String(extensionId), wants: String(wanted), have: version });
      const id = extensions.getExtension(String(extensionId))?.id;
      if (id === undefined) throw createError('api_access_denied', { extension: String(extensionId), why: 'no such extension is installed' });
      if (workspace.isTrusted) await access.ask(id);
      refuse(id);
      const { checkPlugin } = await import('../core/kernel/load.ts');
      return {
        version,
        registerPlugin(plugin) {
          refuse(id);
          return guests.add(id, checkPlugin(plugin, { kind: 'extension', where: id }));
        },
        leads: {
          async search(query) {
            refuse(id);
            return searchLeads(host, query);
          },
        },
      };
    },
  };
}

async function searchLeads(host: Host, { text, status, limit = 20 }: LeadSearch): ReturnType<OutreachApi['leads']['search']> {
  const { store } = await host.engine();
  const { leads } = await store.leads.page({ filter: { ...(text === undefined ? {} : { words: text }), ...(status === undefined ? {} : { status }) }, limit: Math.min(limit, mostLeads) });
  return leads.map(({ id, company, person, role, status: stands, score }) => ({ id, company, person, role, status: stands, score }));
}

/** An engine keeps the plugins it was opened with; one that works is not closed under its work. */
function reopenWhenIdle(host: Host): (() => void) & { ifDue(): void } {
  let due = false;
  let soon: NodeJS.Immediate | undefined;
  const ifDue = () => {
    if (!due || host.runs.current.length > 0) return;
    // Several plugins are registered in one go.
    soon ??= setImmediate(() => {
      soon = undefined;
      if (!due || host.runs.current.length > 0) return;
      due = false;
      void host.reopen('other plugins are to be loaded');
    });
  };
  return Object.assign(
    () => {
      due = host.isOpen;
      ifDue();
    },
    { ifDue },
  );
}
