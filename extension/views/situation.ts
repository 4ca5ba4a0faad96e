// What there is to do next, as the welcome of an empty view says it, and how much waits for the user.
import { commands } from 'vscode';
import type { Host } from '../host/host.ts';
import { engineToLookAt } from './engine-to-look-at.ts';

/** `profile`: nothing is there yet, not even a résumé. `campaign`: there is a résumé and no campaign. `work`: there is a campaign. */
export type NextStep = 'profile' | 'campaign' | 'work';

export interface Situation {
  readonly next: NextStep;
  /** Drafts that wait for the user's eyes. */
  readonly toReview: number;
  /** Whether anything that was approved waits to be sent. */
  readonly toSend: boolean;
}

const nothing: Situation = { next: 'profile', toReview: 0, toSend: false };

/** Opens no database: a home without one is known to be empty. Rejects as `host.engine` does. */
export async function readSituation(host: Host): Promise<Situation> {
  const engine = await engineToLookAt(host);
  if (engine === undefined) return nothing;
  const { campaigns, emails, profiles } = engine.store;
  const [all, { drafted, approved }] = await Promise.all([campaigns.list(), emails.counts()]);
  const mail = { toReview: drafted, toSend: approved > 0 };
  if (all.length > 0) return { next: 'work', ...mail };
  return { next: (await profiles.active()) === undefined ? 'profile' : 'campaign', ...mail };
}

/** For the `when` of welcomes and menus. */
export function tellContext(name: 'next' | 'leadsFiltered' | 'draftsChecked' | 'draftsApproved', value: string | boolean): void {
  void commands.executeCommand('setContext', `outreach.${name}`, value);
}
