import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import type { AddressVerification } from '../../core/index.ts';
import { basisText } from '../basis-text.ts';
import { readId } from '../option-values.ts';

/** Everything known about one lead: where from, what was found, how well it fits, what was written, what module agents said. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const lead = await store.leads.get(readId('<id>', given.arguments[0]));
  const [documents, emails, results, runs, merges, basis] = await Promise.all([
    store.documents.ofLead(lead.id),
    store.emails.list({ leadId: lead.id }),
    store.agentResults.ofLead(lead.id),
    store.agentLogs.list({ leadId: lead.id }),
    store.leads.merges(lead.id),
    store.queue.basisOf(lead.id),
  ]);
  const campaigns = (
    await Promise.all(
      (await store.campaigns.list()).map(async ({ id, name }) => {
        const decision = await store.campaigns.decisionOn(id, lead.id);
        if (decision === undefined) return [];
        return [{ id, name, decision: decision.decision, reason: decision.reason, briefs: await store.briefs.ofLead(id, lead.id), match: (await store.matches.find(id, lead.id)) ?? null }];
      }),
    )
  ).flat();
  const json = { ...lead, documents: documents.map(({ kind, uri, title, fetchedAt }) => ({ kind, uri, title, fetchedAt })), campaigns, emails, agents: Object.fromEntries(results.map(({ agent, value }) => [agent, value])), runs, merges, basis };
  const text = [
    `${lead.company}${lead.role === null ? '' : ` – ${lead.role}`} (lead ${lead.id}, ${lead.status})`,
    `Person    ${lead.person ?? 'not known'} <${lead.email ?? 'no address yet'}>${lead.provenance === null ? '' : `  ${lead.provenance.how} at ${lead.provenance.uri}`}`,
    ...(lead.provenance?.verified === undefined ? [] : [`Checked   ${verifiedText(lead.provenance.verified)}`]),
    ...(basis === null ? [] : [`Ground    ${basisText(basis)}`]),
    `Found at  ${lead.venue}${lead.website === null ? '' : `, ${lead.website}`}${lead.location === null ? '' : `, ${lead.location}`}`,
    ...(lead.score === null ? [] : [`Score     ${Math.round(lead.score)}: ${lead.scoreReasons.join('; ')}`]),
    ...campaigns.flatMap(({ id, decision, reason, briefs, match }) => [
      '',
      `Campaign ${id}: ${decision}${reason === null ? '' : ` (${reason})`}`,
      ...briefs.flatMap(({ phase, summary, findings }) => [`${phase} research: ${summary}`, ...findings.map(({ kind, text: found, source }) => `  ${kind.padEnd(14)}${found}  [${source.uri}]`)]),
      ...(match === null ? [] : [`Match ${Math.round(match.score)}: ${match.valueProposition}`]),
    ]),
    ...results.flatMap(({ agent, value }) => ['', `${agent}: ${JSON.stringify(value)}`]),
    ...emails.map(({ id, status, subjectA }) => `\nDraft ${id} (${status}): ${subjectA}`),
  ];
  return { json, text: text.join('\n') };
}

const verdicts = { good: 'its domain takes mail', risky: 'its domain takes mail', bad: 'not to be written to', unknown: 'not known' } as const;

function verifiedText({ at, verdict, because, isFreeMail }: AddressVerification): string {
  return [`${at.slice(0, 10)}: ${verdicts[verdict]}.`, ...because, ...(isFreeMail ? ['It is at a mail service for everyone.'] : [])].join(' ');
}
