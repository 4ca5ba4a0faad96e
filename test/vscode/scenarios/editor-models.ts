import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import type { Backend, ModelBackend } from '../../../core/contracts/backend.ts';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import { isOutreachError } from '../../../core/errors.ts';
import { createModelClient } from '../../../core/model/model-client.ts';
import { createModelSurvey } from '../../../core/model/model-survey.ts';
import { createRegistry } from '../../../core/kernel/registry.ts';
import type { Scope } from '../../../core/kernel/plugin.ts';
import { systemClock } from '../../../core/system-clock.ts';
import { editorModels } from '../../../extension/chat/editor-models.ts';

const backends = createRegistry<Backend>('backends');
void editorModels().apply({ addBackend: (backend: Backend) => backends.add('vscode-lm', backend.id, backend) } as unknown as Scope);
const { llm } = defaultSettings();
const never = new AbortController().signal;
const survey = createModelSurvey({ backends: () => backends, choices: () => [{ backend: 'vscode-lm', model: null }], timeouts: llm.timeouts, clock: systemClock, state: { get: async () => undefined, set: async () => undefined, delete: async () => undefined } });

function modelNamed(model: string, signal = never) {
  const used: unknown[] = [];
  const client = createModelClient({ backends: () => backends, choices: () => [{ backend: 'vscode-lm', model }], limits: llm, clock: systemClock });
  return { used, client, model: client.modelFor('module', { asker: { agent: 'tried', campaignId: null, leadId: null }, signal, onUsage: ({ usage }) => used.push(usage) }) };
}

const question = { task: 'tried.colour', instructions: 'Name the colour.', input: { sentence: 'The door is red.' } };
const schema = { type: 'object', required: ['colour'], additionalProperties: false, properties: { colour: { type: 'string' } } };

async function codeOf(asking: Promise<unknown>): Promise<unknown> {
  try {
    return { answered: await asking };
  } catch (thrown) {
    return isOutreachError(thrown) ? { code: thrown.code, retryable: thrown.retryable, message: thrown.message, help: thrown.help } : { thrown: String(thrown) };
  }
}

export async function listsTheModels(): Promise<unknown> {
  return survey.models('vscode-lm', never);
}

export async function answersInWords(): Promise<unknown> {
  const { model, used } = modelNamed('playback/echo');
  return { answer: await model.generateText(question), used };
}

export async function answersWithAnObject(): Promise<unknown> {
  const { model } = modelNamed('playback/json');
  return model.generateObject({ ...question, schema });
}

export async function streamsPieces(): Promise<unknown> {
  return Array.fromAsync(modelNamed('playback/echo').model.streamText(question));
}

export async function callsTools(): Promise<unknown> {
  const backend = backends.get('vscode-lm') as ModelBackend;
  const tools = [{ name: 'weather', description: 'Tells the weather.', schema: { type: 'object' } }];
  const fetch = () => Promise.reject(new Error('nothing is fetched'));
  const first = await backend.complete({ model: 'playback/tools', messages: [{ role: 'user', text: 'How is the weather?' }], tools, maxOutputTokens: 100, fetch, signal: never });
  const [call] = first.toolCalls;
  assert.ok(call);
  const messages = [{ role: 'user' as const, text: 'How is the weather?' }, { role: 'assistant' as const, text: '', toolCalls: first.toolCalls }, { role: 'tool' as const, callId: call.id, name: call.name, text: 'sunny' }];
  const second = await backend.complete({ model: 'playback/tools', messages, tools, maxOutputTokens: 100, fetch, signal: never });
  return { call, finish: first.finish, then: second.text };
}

export async function saysWhyNot(): Promise<unknown> {
  const said: Record<string, unknown> = {};
  for (const name of ['forbids', 'exhausted', 'silent', 'gone']) said[name] = await codeOf(modelNamed(`playback/${name}`).model.generateText(question));
  // Asked once: what may pass is asked again with pauses, which nobody waits for here.
  const backend = backends.get('vscode-lm') as ModelBackend;
  said['breaks'] = await codeOf(backend.complete({ model: 'playback/breaks', messages: [], maxOutputTokens: 10, fetch: () => Promise.reject(new Error('nothing is fetched')), signal: never }));
  return said;
}

export async function isCancelled(): Promise<unknown> {
  const stopping = new AbortController();
  const pieces: string[] = [];
  const ended = await codeOf(
    (async () => {
      for await (const piece of modelNamed('playback/endless', stopping.signal).model.streamText(question)) {
        pieces.push(piece);
        stopping.abort(new Error('enough'));
      }
    })(),
  );
  const provider = extensions.getExtension<{ readonly cancelled: () => number }>('outreach-tests.model-provider');
  for (let looks = 0; provider?.exports.cancelled() === 0 && looks < 100; looks += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return { pieces, ended, cancelled: provider?.exports.cancelled() };
}

export async function setupSaysWhatIsMissing(): Promise<unknown> {
  const unknown = await codeOf(modelNamed('playback/gone').client.checkSetup(['module'], never));
  const fine = await codeOf(modelNamed('playback/echo').client.checkSetup(['module'], never));
  return { unknown, fine };
}
