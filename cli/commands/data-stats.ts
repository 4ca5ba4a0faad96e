import type { CommandContext, CommandResult } from '../command.ts';
import { readOutcomes } from '../../core/analysis/outcomes.ts';
import { openPixelCaveat } from '../../core/domain/open-pixel-caveat.ts';
import { forgetBefore } from '../../core/policy/jurisdiction.ts';
import { expiredPeople } from '../../core/store/expired-people.ts';
import type { SpendingTotal } from '../../core/store/spending.ts';
import { dollars } from '../dollars.ts';
import { groupRatesText, rateLine, ratesText } from '../rates-text.ts';
import { sayCommand } from '../say-command.ts';
import { table } from '../table.ts';

/** Numbers by status and venue, what came back, and what gets answers. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const { store, clock, settings } = await context.engine();
  const opened = (await store.metrics.dimensions('opened')).length;
  const [outcomes, cameBack] = [await readOutcomes(store), await store.outcomes.cameBack()];
  const expired = await expiredPeople(store, forgetBefore(clock.now(), settings.sending));
  const [leads, emails, outbox, received, accounts, venues, agents, models, campaigns] = await Promise.all([store.leads.counts(), store.emails.counts(), store.outbox.counts(), store.inbox.counts(), store.sending.records(0), store.venues.list(), store.agentLogs.totals(), store.spending.totals('model'), store.spending.totals('campaign')]);
  const text = [
    table(['leads', 'number'], Object.entries(leads)),
    table(['emails', 'number'], Object.entries(emails)),
    table(['outbox', 'number'], Object.entries(outbox)),
    ratesText(outcomes, cameBack),
    ...(outcomes.sent === 0 ? [] : [groupRatesText(outcomes)]),
    ...(received.length === 0 ? [] : [table(['received', 'meaning', 'number'], received.map(({ kind, intent, count }) => [kind, intent, count]))]),
    ...(accounts.length === 0 ? [] : [table(['account', 'sent', 'came back', 'complaints'], accounts.map(({ account, sent, bounced, complaints }) => [account, sent, bounced, complaints]))]),
    table(['venue', 'found', 'last run', 'problem'], venues.map(({ id, lastFound, lastRunAt, lastError }) => [id, lastFound, lastRunAt, lastError])),
    table(['agent', 'runs', 'failed', 'tokens in', 'tokens out', 'seconds'], agents.map((total) => [total.agent, total.runs, total.failed, total.inputTokens, total.outputTokens, (total.milliseconds / 1000).toFixed(1)])),
    ...(opened === 0 || outcomes.opened > 0 ? [] : [`${opened} ${opened === 1 ? 'message was' : 'messages were'} opened. ${openPixelCaveat}`]),
    ...(expired.length === 0 ? [] : [`${expired.length} ${expired.length === 1 ? 'person has' : 'people have'} been kept longer than ${settings.sending.retentionDays} days after the last message (sending.retentionDays). To forget them: ${sayCommand('data forget --expired', context.paths.home)}`]),
    ...(models.length === 0 ? [] : [spending('model', models), spending('campaign', campaigns)]),
  ];
  const rates = {
    answered: rateLine(outcomes.replied, outcomes.sent),
    cameBack: rateLine(cameBack.bounced, cameBack.tried),
    opened: { ...rateLine(outcomes.opened, outcomes.sent), doubtful: openPixelCaveat },
    groups: outcomes.groups.map(({ group, value, drafted, sent, replied, opened: seen }) => ({ group, value, drafted, answered: rateLine(replied, sent), opened: rateLine(seen, sent) })),
  };
  return { json: { leads, emails, outbox, received, accounts, rates, opened, expired: expired.length, venues, agents, spending: { models, campaigns } }, text: text.join('\n\n') };
}

function spending(what: string, totals: readonly SpendingTotal[]): string {
  return table(
    [what, 'requests', 'used', 'tokens in', 'of them cached', 'tokens out', 'cost', 'no price'],
    totals.map(({ key, attempts, succeeded, inputTokens, cachedTokens, outputTokens, micros, unpriced }) => [key ?? 'none', attempts, succeeded, inputTokens, cachedTokens, outputTokens, dollars(micros), unpriced]),
  );
}
