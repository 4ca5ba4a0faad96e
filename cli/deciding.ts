import type { CommandContext, CommandResult, GivenArguments } from './command.ts';
import { readId, textOption } from './option-values.ts';

/** A decision at the gate, in every active campaign that has the lead. */
export async function decideLead(context: CommandContext, given: GivenArguments, decision: 'accepted' | 'rejected' | 'deferred'): Promise<CommandResult> {
  const leadId = readId('<id>', given.arguments[0]);
  const engine = await context.engine();
  const lead = await engine.store.leads.get(leadId);
  const { decideAtTheGate } = await import('../core/campaign/gate.ts');
  let campaigns = 0;
  for (const campaign of await engine.store.campaigns.list('active')) {
    if ((await engine.store.campaigns.decisionOn(campaign.id, leadId)) === undefined) continue;
    await decideAtTheGate(engine, campaign.id, leadId, decision, textOption(given.options, 'reason') ?? 'decided by you');
    campaigns += 1;
  }
  const next = decision === 'accepted' && campaigns > 0 ? ' Go on: outreach run continue' : '';
  return { json: { lead: leadId, decision, campaigns }, text: campaigns === 0 ? `${lead.company} is in no active campaign.` : `${lead.company}: ${decision}.${next}` };
}
