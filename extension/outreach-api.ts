// What other extensions see of this one: `extensions.getExtension<OutreachExports>('outreach-agent.outreach-agent')?.activate()`. Types only; the package's `outreach-agent/vscode`.
import type { LeadStatus } from '../core/domain/lead.ts';
import type { Plugin } from '../core/kernel/plugin.ts';

export interface OutreachExports {
  /**
   * Asks the user once whether this extension may add to Outreach. Rejects with `api_version_unknown`, or with `api_access_denied`: by the user, in a workspace that
   * is not trusted, or for an id that no installed extension has.
   */
  getApi(version: 1, extensionId: string): Promise<OutreachApi>;
}

export interface OutreachApi {
  readonly version: 1;
  /**
   * Adds agents, backends, venues, tools: whatever a plugin may bring, checked and guarded like any other. It is loaded when the engine next opens, which is as soon as
   * nothing runs. Throws `plugin_malformed` or `plugin_api_version`. Disposing of what it gives takes the plugin out again.
   */
  registerPlugin(plugin: Plugin<never>): { dispose(): void };
  readonly leads: {
    /** At most 100 leads whose company, person, role or venue contain the text, best first; no addresses, neither told nor searched. */
    search(query: LeadSearch): Promise<readonly FoundLead[]>;
  };
}

export interface LeadSearch {
  readonly text?: string;
  readonly status?: LeadStatus;
  /** 1–100; default 20. */
  readonly limit?: number;
}

export interface FoundLead {
  readonly id: number;
  readonly company: string;
  readonly person: string | null;
  readonly role: string | null;
  readonly status: LeadStatus;
  readonly score: number | null;
}
