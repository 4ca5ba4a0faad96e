// The user puts a prompt of their own in the place of a built-in one: it is said to the model; when it is wrong, this is said before anything is done.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Prompt } from '../../core/contracts/backend.ts';
import { runCampaign } from '../../core/orchestrator/runner.ts';
import { createCast } from '../support/cast.ts';
import { beginTestCampaign, candidateAt, openTestEngine } from '../support/engine.ts';
import { errorOf } from '../support/error-of.ts';
import { plugin } from '../support/kernel.ts';
import { promptFolder } from '../support/prompt-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const builtIn = '---\nversion: 2\nvariables: [tone]\n---\nName the colour. Be {{ tone }}.';

test('what stands in the home is said instead, and a run that would meet a wrong one does nothing', async (t) => {
  const { source } = promptFolder(t, builtIn);
  const home = temporaryFolder(t);
  const replace = (text: string) => {
    mkdirSync(join(home, 'prompts'), { recursive: true });
    writeFileSync(join(home, 'prompts/colours.name.md'), text);
  };
  const said: (Prompt | undefined)[] = [];
  let ask: (() => Promise<Prompt>) | undefined;
  const colours = plugin('colours', (scope) => {
    scope.addPrompt(source.file);
    ask = () => scope.prompt('colours.name', { tone: 'brief' });
  });
  const cast = createCast({ candidates: [candidateAt('Tidewater')], before: async () => void said.push(await ask?.()) });
  const engine = await openTestEngine(t, home, [cast.plugin, colours]);
  const campaign = await beginTestCampaign(engine);
  const run = () => runCampaign(engine, { campaignId: campaign.id, signal: new AbortController().signal });

  replace('---\nversion: 1\nvariables: [tone]\n---\n{% include "../config.json" %}');
  const error = await errorOf(run);
  t.is(error.code, 'prompt_invalid');
  t.true(error.message.includes(join(home, 'prompts/colours.name.md')));
  t.regex(error.message, /line 5/);
  t.deepEqual(cast.asked, []);

  replace('---\nversion: 7\nvariables: [tone]\n---\nWhich colour?');
  t.deepEqual((await run()).failures, []);
  t.true(said.length > 0);
  for (const prompt of said) t.like(prompt, { text: 'Which colour?', version: '7', origin: 'user' });
});
