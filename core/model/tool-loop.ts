// A model that looks things up before it answers: it asks for tools, gets their results, and asks again, until it has enough or may ask no more.
import type { ChatMessage, ToolCall, ToolDefinition, ToolRequest } from '../contracts/backend.ts';
import type { ToolAnswer } from '../tools/call-tools.ts';
import type { Question } from './attempt-book.ts';
import { type ModelQuestion, refuseUnusable } from './ask-model.ts';
import type { Call } from './call.ts';
import { textOf } from './instructions.ts';

export interface ToolHands {
  readonly definitions: readonly ToolDefinition[];
  callTools(calls: readonly ToolCall[]): Promise<readonly ToolAnswer[]>;
}

const enough = 'You have used all the calls that you may make. Answer with what you have.';

/** The words that the model ends with. Each turn is a request of the call's; no more tools are called than `maxCalls`, whatever the model asks for. */
export async function askWithTools(call: Call, { asked, model, maxOutputTokens: wished, why }: ModelQuestion, request: ToolRequest, hands: ToolHands): Promise<string> {
  let messages: readonly ChatMessage[] = [
    { role: 'system', text: textOf(request.instructions) },
    { role: 'user', text: JSON.stringify({ task: request.task, input: request.input }) },
  ];
  const maxOutputTokens = Math.min(wished, asked.backend.traits(model).maxOutputTokens ?? wished);
  let left = request.maxCalls;
  let reason = why;
  for (;;) {
    const question: Question = { model, messages, tools: hands.definitions, toolChoice: left > 0 ? 'auto' : 'none', maxOutputTokens, cachePrompt: true };
    // What was cut may be half a call.
    const answer = await call.ask(asked, question, reason, (given) => {
      refuseUnusable(given, asked, model);
      return { value: given, rung: null, usable: true };
    });
    if (answer.toolCalls.length === 0 || left <= 0 || call.requestsLeft < 1) return answer.text;
    reason = 'tools';
    const calls = answer.toolCalls.slice(0, left);
    left -= calls.length;
    const results = await hands.callTools(calls);
    messages = [
      ...messages,
      // Calls beyond the limit are answered too, as not carried out (transcript.ts).
      { role: 'assistant', text: answer.text, toolCalls: answer.toolCalls, ...(answer.opaque === undefined ? {} : { opaque: answer.opaque }) },
      ...results.map(({ callId, name, text, failed }): ChatMessage => ({ role: 'tool', callId, name, text, failed })),
      ...(left > 0 ? [] : [{ role: 'user', text: enough } as const]),
    ];
  }
}
