import { readOutcomes } from '../../core/analysis/outcomes.ts';
import type { AnalyzeInput, AnalyzeOutput } from '../../core/index.ts';
import type { CommandContext, CommandResult } from '../command.ts';

/** What the analyst makes of the numbers so far. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { agentFor, askAgent } = await import('../../core/orchestrator/ask-agent.ts');
  const { groups } = await readOutcomes(engine.store);
  const input: AnalyzeInput = { counts: groups.map(({ group, value, drafted, sent, replied }) => ({ group, value, drafted, sent, replied })) };
  const { output, keepLog } = await askAgent<AnalyzeOutput>(engine, { agent: agentFor(engine, 'analyst'), input, leadId: null, campaignId: null, maxWebCalls: 0, signal: context.signal });
  await engine.store.write(keepLog);
  return { json: output, text: output.findings.map(({ text }) => `• ${text}`).join('\n') || 'Nothing to say yet.' };
}
