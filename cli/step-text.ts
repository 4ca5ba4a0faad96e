import type { ChatAnswer, ChatMessage } from '../core/contracts/backend.ts';
import type { Question } from '../core/model/attempt-book.ts';
import type { TrajectoryStep } from '../core/model/trajectory/read-trajectory.ts';
import { dollars } from './dollars.ts';
import { plainLine } from './host/plain-line.ts';

/** One request from end to end, as a person reads it: all that was said, and all that was answered. */
export function stepText(step: TrajectoryStep, question: Question, costMicros: number | null): string {
  const { run, agent, backend, task, leadId, campaignId, why, attempt, model, answer, prompt, outcome, rung, usage, milliseconds, error } = step;
  const { messages, tools, object, model: _, ...limits } = question;
  return [
    `Step ${step.step} of run ${run}, ${step.at}`,
    line('Asked by', `${agent} for ${task}${leadId === null ? '' : `, lead ${leadId}`}${campaignId === null ? '' : `, campaign ${campaignId}`} (request ${attempt} of its call: ${why})`),
    line('Asked', `${model} of ${backend}${answer === null || answer.model === model ? '' : `; ${answer.model} answered`}`),
    ...(prompt === null ? [] : [line('Prompt', `${prompt.name}, version ${prompt.version} (${prompt.hash})`)]),
    line('Outcome', `${outcome}${rung === null ? '' : ` (${rung})`}, ${usage?.inputTokens ?? 0} tokens in, ${usage?.outputTokens ?? 0} out, ${dollars(costMicros)}, ${milliseconds} ms`),
    line('Limits', JSON.stringify(limits)),
    ...messages.flatMap(messageText),
    ...(tools === undefined ? [] : section('tools', JSON.stringify(tools, null, 2))),
    ...(object === undefined ? [] : section(`schema of ${object.name}`, JSON.stringify(object.schema, null, 2))),
    ...(answer === null ? [] : answerText(answer)),
    ...(error === null ? [] : section(`error ${error.code}`, error.message)),
  ].join('\n');
}

function messageText(message: ChatMessage): readonly string[] {
  if (message.role === 'tool') return section(`tool ${message.name}${message.failed === true ? ' (failed)' : ''}`, message.text);
  return section(message.role, message.role === 'assistant' ? withCalls(message) : message.text);
}

function answerText(answer: Omit<ChatAnswer, 'usage'>): readonly string[] {
  return [...(answer.reasoning === '' ? [] : section('reasoning', answer.reasoning)), ...section(`answer (${answer.finish})`, withCalls(answer))];
}

function withCalls({ text, toolCalls }: Pick<ChatAnswer, 'text' | 'toolCalls'>): string {
  return [...(text === '' ? [] : [text]), ...toolCalls.map(({ name, arguments: json }) => `→ ${name} ${json}`)].join('\n');
}

function line(name: string, text: string): string {
  return `${name.padEnd(10)}${plainLine(text)}`;
}

/** What models and pages say may be hostile to a terminal. */
function section(title: string, text: string): readonly string[] {
  return ['', `── ${plainLine(title)} ──`, ...text.split('\n').map(plainLine)];
}
