// Whoever works with a weak model of this machine is told so once, before the work, and the work goes on.
import test, { type ExecutionContext } from 'ava';
import { runCampaign } from '../../core/orchestrator/runner.ts';
import { ollama } from '../../plugins/index.ts';
import { createCast } from '../support/cast.ts';
import { beginTestCampaign, candidateAt, openTestEngine } from '../support/engine.ts';
import { type FakeProviderOptions, startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { signal } = new AbortController();

async function workWith(t: ExecutionContext, options: FakeProviderOptions, { probed = false } = {}) {
  const provider = await startFakeProvider(t, options);
  const cast = createCast({ candidates: [candidateAt('Alder')] });
  const engine = await openTestEngine(t, temporaryFolder(t), [cast.plugin, ollama], { agents: { writer: { backend: 'ollama', model: 'fake-large' }, research: { backend: 'ollama', model: 'fake-large' } }, plugins: { ollama: { baseUrl: provider.url } } });
  if (probed) await engine.survey.probe('ollama', 'fake-large', signal);
  const campaign = await beginTestCampaign(engine);
  const { failures } = await runCampaign(engine, { campaignId: campaign.id, signal });
  await runCampaign(engine, { campaignId: campaign.id, signal });
  t.deepEqual(failures, []);
  return engine.lines.filter(({ level, source }) => level === 'warn' && source === 'models').map(({ message }) => message);
}

test('a context that is smaller than the questions, and tools that are missing, are told from what the server says', async (t) => {
  const [line, ...others] = await workWith(t, { ollama: { contextTokens: 4_096, tools: false } });
  t.regex(line ?? '', /^fake-large \(Ollama\): it calls no tools: .*; it reads 4,096 tokens at once/);
  t.deepEqual(others, []);
});

test('that JSON does not work is told when a probe has found it', async (t) => {
  const [line, ...others] = await workWith(t, { answer: () => ({ text: 'It is red.' }) }, { probed: true });
  t.regex(line ?? '', /it did not answer with the JSON that was asked for/);
  t.deepEqual(others, []);
});

test('of a model that can do all nothing is said', async (t) => {
  t.deepEqual(await workWith(t, {}), []);
});
