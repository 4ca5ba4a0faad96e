import test from 'ava';
import { stepText } from '../../cli/step-text.ts';
import { createError } from '../../core/errors.ts';
import { type NewStep, openTrajectory } from '../../core/model/trajectory/open-trajectory.ts';
import { readTrajectory } from '../../core/model/trajectory/read-trajectory.ts';
import { stoppedClock } from '../support/remembering-sink.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { answerOf, questionOf, stepOf } from '../support/trajectory-step.ts';

async function textOf(folder: string, step: NewStep, costMicros: number | null): Promise<string> {
  const trajectory = await openTrajectory({ folder, run: 'a-run', clock: stoppedClock() });
  await trajectory.append(step);
  const [recorded] = await Array.fromAsync(readTrajectory(trajectory.file));
  if (recorded === undefined) throw new Error('nothing was recorded');
  return stepText(recorded, await recorded.question(), costMicros);
}

test('a step is told from the question to the answer, with tools, schema and what the model called', async (t) => {
  const call = { id: 'c1', name: 'read', arguments: '{"page":1}' };
  const messages = [{ role: 'user', text: 'two\nlines' }, { role: 'assistant', text: '', toolCalls: [call] }, { role: 'tool', callId: 'c1', name: 'read', text: 'a page \u001b[31m in red', failed: true }] as const;
  const question = questionOf('', { messages, tools: [{ name: 'read', description: 'reads', schema: { type: 'object' } }], object: { name: 'found', schema: { type: 'array' } } });
  t.is(
    await textOf(temporaryFolder(t), stepOf('', { question, answer: answerOf('done', { reasoning: 'hm', toolCalls: [call], finish: 'tool-calls' }) }), 4200),
    `Step 1 of run a-run, 2026-03-01T08:00:00.000Z
Asked by  research for research.findings, lead 7, campaign 1 (request 1 of its call: first)
Asked     small-model of ollama; small-model-2026-01 answered
Prompt    research.findings, version 3 (0123456789ab)
Outcome   succeeded (native), 12 tokens in, 3 out, $0.0042, 40 ms
Limits    {"maxOutputTokens":256}

── user ──
two
lines

── assistant ──
→ read {"page":1}

── tool read (failed) ──
a page  in red

── tools ──
[
  {
    "description": "reads",
    "name": "read",
    "schema": {
      "type": "object"
    }
  }
]

── schema of found ──
{
  "type": "array"
}

── reasoning ──
hm

── answer (tool-calls) ──
done
→ read {"page":1}`,
  );
});

test('a step that failed ends with its error', async (t) => {
  const text = await textOf(temporaryFolder(t), stepOf('one', { prompt: null, leadId: null, campaignId: null, outcome: 'failed', rung: null, answer: null, usage: null, error: createError('model_rate_limited', { backend: 'Claude', reason: 'slow down' }) }), null);
  t.regex(text, /Asked by {2}research for research\.findings \(request/);
  t.regex(text, /Outcome {3}failed, 0 tokens in, 0 out, no price, 40 ms/);
  t.regex(text, /── error model_rate_limited ──\nClaude says that you ask too often: slow down$/);
});
