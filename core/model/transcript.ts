import type { AssistantMessage, ChatMessage, ToolCall } from '../contracts/backend.ts';

type ToolMessage = Extract<ChatMessage, { readonly role: 'tool' }>;

/** What stands in for a result that never came: the call was cut off, or its result was trimmed away. */
const notRun = '{"error": "This call was not carried out."}';

/**
 * The same talk as every provider takes it: each tool call is answered right after it, once, and each answer has its call. Providers refuse anything else
 * with a 400, for ever after (https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use). What has no text and no call is left out.
 */
export function validTranscript(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const valid: ChatMessage[] = [];
  for (let at = 0; at < messages.length; at += 1) {
    const message = messages[at];
    if (message === undefined || message.role === 'tool') continue; // taken below, by its call; any other has none
    if (message.role !== 'assistant') {
      valid.push(message);
      continue;
    }
    const calls = distinct(message.toolCalls);
    if (message.text === '' && calls.length === 0 && message.opaque === undefined) continue;
    valid.push(calls.length === message.toolCalls.length ? message : { ...message, toolCalls: calls } satisfies AssistantMessage);
    const results = resultsAfter(messages, at);
    for (const call of calls) valid.push(results.get(call.id) ?? { role: 'tool', callId: call.id, name: call.name, text: notRun, failed: true });
  }
  return valid;
}

function distinct(calls: readonly ToolCall[]): readonly ToolCall[] {
  return [...new Map(calls.toReversed().map((call) => [call.id, call])).values()].reverse();
}

/** The results that stand between this message and the next one that is none; of two for one call the first counts. */
function resultsAfter(messages: readonly ChatMessage[], at: number): ReadonlyMap<string, ToolMessage> {
  const results = new Map<string, ToolMessage>();
  for (const message of messages.slice(at + 1)) {
    if (message.role !== 'tool') break;
    if (!results.has(message.callId)) results.set(message.callId, message);
  }
  return results;
}
