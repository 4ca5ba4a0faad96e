import { createInterface } from 'node:readline/promises';
import type { Engine } from '../core/engine.ts';
import type { StoredCampaign } from '../core/store/campaigns.ts';
import type { CommandContext } from './command.ts';

/** In assist mode, asks about each lead that waits at the gate. True when something was decided, so that there is more to do. */
export async function askAtTheGate(context: CommandContext, engine: Engine, campaign: StoredCampaign): Promise<boolean> {
  if (campaign.mode !== 'assist' || !context.interactive) return false;
  const { leadsAtTheGate, decideAtTheGate } = await import('../core/campaign/gate.ts');
  const waiting = await leadsAtTheGate(engine, campaign.id);
  let decided = 0;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (const { lead, brief } of waiting) {
      const score = lead.score === null ? '' : `, score ${Math.round(lead.score)}`;
      const question = `\n${lead.company}${lead.role === null ? '' : ` – ${lead.role}`}${score}\n${brief?.summary ?? ''}\n[a]ccept, [r]eject, [d]efer, [q]uit? `;
      const answer = (await terminal.question(question, { signal: context.signal })).trim().toLowerCase();
      if (answer.startsWith('q')) break;
      const decision = answer.startsWith('a') ? 'accepted' : answer.startsWith('r') ? 'rejected' : 'deferred';
      await decideAtTheGate(engine, campaign.id, lead.id, decision, 'decided by you');
      if (decision !== 'deferred') decided += 1;
    }
  } finally {
    terminal.close();
  }
  return decided > 0;
}
