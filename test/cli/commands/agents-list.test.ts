import test from 'ava';
import { run } from '../../../cli/commands/agents-list.ts';
import { agentRoles } from '../../../core/contracts/agent.ts';
import * as builtIns from '../../../plugins/index.ts';
import { commandContext } from '../../support/command-context.ts';
import { openTestEngine } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('each agent is listed with its backend, its model, and its prompts with their versions', async (t) => {
  const home = temporaryFolder(t);
  const engine = await openTestEngine(t, home, Object.values(builtIns), { preset: 'best_quality', agents: { judge: { backend: 'ollama', model: 'small' }, matcher: { backend: 'offline' } } });
  const { json, text } = await run(commandContext(home, engine));
  const agents = json as readonly { readonly id: string; readonly role: string; readonly model: string | null; readonly prompts: readonly { readonly name: string; readonly version: string; readonly origin: string }[] }[];
  const named = (id: string) => agents.find((agent) => agent.id === id);
  t.true(agents.every(({ role }) => (agentRoles as readonly string[]).includes(role)));
  t.like(named('writer'), { backend: 'Claude', model: 'claude-opus-5-5', prompts: [{ name: 'write.draft', origin: 'built-in' }] });
  t.like(named('judge'), { backend: 'Ollama', model: 'small' });
  t.is(named('matcher')?.model, null);
  t.regex(text, /writer +writer +Claude +claude-opus-5-5 +write\.draft \d/);
});
