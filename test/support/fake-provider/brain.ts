import type { RulesBackend } from '../../../core/contracts/backend.ts';
import type { Scope } from '../../../core/kernel/plugin.ts';
import { smallestValue } from '../../../core/testing/smallest-value.ts';
import type { JsonSchema } from '../../../core/validate.ts';
import { offline } from '../../../plugins/index.ts';
import { findOrders, obey, type Orders, toolsToldOf } from './obedience.ts';
import { promptOf, type Question } from './question.ts';
import type { Reply } from './reply.ts';
import { findSchema, findTaskDocument, type TaskDocument } from './task-document.ts';
import { tokensOf } from './tokens.ts';

export interface Brain {
  /** Does what strangers' texts tell it, as badly as the shape of an answer lets it. */
  readonly obeyInjections?: boolean;
}

/** What it thinks of other people's drafts, for which the offline rules have no rule: they will do. */
const opinions: Readonly<Record<string, unknown>> = {
  'verify.draft': { critique: [] },
  'judge.draft': { score: 0.7, reason: 'It says why it was written and what it asks for.' },
};

const anyObject: JsonSchema = { type: 'object' };

/** What it says when nobody asked it a task. */
export const smallTalk = 'I am a fake model: I answer the tasks of Outreach Agent, and say this to everything else.';

/**
 * Answers as the offline rules would, in the shape that was asked for. `prompt` is what the model reads, which may be less than was sent:
 * whoever lost the task still answers in the right shape, as real models do, and knows nothing.
 */
export async function think(question: Question, prompt: string = promptOf(question), { obeyInjections = false }: Brain = {}): Promise<Reply> {
  const document = findTaskDocument(prompt);
  const answerTool = toolToAnswerWith(question);
  const schema = answerTool?.schema ?? (question.object === 'json' ? anyObject : question.object) ?? null;
  const told = findSchema(question.messages.filter(({ role }) => role === 'system').map(({ text }) => text).join('\n'));
  const orders = obeyInjections ? findOrders([document?.input, ...question.messages.filter(({ role }) => role === 'tool').map(({ text }) => text)]) : undefined;
  const calls = orders === undefined ? [] : toolsToldOf(orders, question);
  if (calls.length > 0) return { toolCalls: calls };
  const value = await valueFor(document, schema === null || schema === anyObject ? (told ?? schema) : schema, orders);
  if (value === undefined) return within(question.maxOutputTokens, { text: smallTalk });
  if (answerTool !== undefined) return within(question.maxOutputTokens, { toolCalls: [{ name: answerTool.name, arguments: JSON.stringify(value) }] });
  return within(question.maxOutputTokens, { text: JSON.stringify(value) });
}

async function valueFor(document: TaskDocument | undefined, schema: JsonSchema | null, orders: Orders | undefined): Promise<unknown> {
  const honest = (document === undefined ? undefined : ((await ruledAnswer(document)) ?? opinions[document.task])) ?? (schema === null ? undefined : smallestValue(schema));
  return honest === undefined || orders === undefined ? honest : obey(honest, schema ?? {}, orders);
}

/** The tool that must be called: the one that was named, or the only one, or the first. */
function toolToAnswerWith({ tools, toolChoice }: Question): Question['tools'][number] | undefined {
  if (typeof toolChoice === 'object') return tools.find(({ name }) => name === toolChoice.name);
  return toolChoice === 'required' ? tools[0] : undefined;
}

let rules: RulesBackend | undefined;

/** What the offline backend answers; undefined when it does not know the task. It learns new tasks without a word here. */
async function ruledAnswer({ task, input }: TaskDocument): Promise<unknown> {
  if (rules === undefined) {
    // It uses two things of its scope; the real one needs a whole kernel.
    const scope: Pick<Scope, 'addBackend' | 'fail'> = {
      addBackend: (backend) => void (rules = backend as RulesBackend),
      fail: (code) => {
        throw new Error(code);
      },
    };
    await offline.apply(scope as Scope);
  }
  try {
    return (await rules?.generateObject({ task, input, model: null, instructions: '', schema: {}, signal: new AbortController().signal }))?.value;
  } catch {
    return undefined; // an unknown task, or a question that was cut: a model knows nothing of it either
  }
}

/** An answer may have so many tokens; what is longer is cut. */
function within(most: number | null, reply: Reply): Reply {
  if (most === null) return reply;
  const cut = (text: string) => tokensOf(text).slice(0, most).join('');
  const text = cut(reply.text ?? '');
  const toolCalls = (reply.toolCalls ?? []).map((call) => ({ ...call, arguments: cut(String(call.arguments)) }));
  const isCut = text !== (reply.text ?? '') || toolCalls.some((call, index) => call.arguments !== reply.toolCalls?.[index]?.arguments);
  return isCut ? { ...reply, text, toolCalls, finish: 'length' } : reply;
}
