import type { ChatAnswer, ChatMessage, ChatRequest } from '../../core/contracts/backend.ts';
import type { Question } from '../../core/model/attempt-book.ts';
import type { NewStep } from '../../core/model/trajectory/open-trajectory.ts';

/** A question of one user message, the same for the same words. */
export function questionOf(words: string, more: Partial<Question> = {}): Question {
  return { model: 'small-model', messages: [{ role: 'system', text: 'Answer in one word.' }, { role: 'user', text: words }], maxOutputTokens: 256, ...more };
}

/** The same, with a hand on the wire that must not be used. */
export function requestOf(words: string, more: Partial<Question> = {}): ChatRequest {
  const fetch = () => Promise.reject(new Error('a replay asks nobody'));
  return { ...questionOf(words, more), fetch, signal: new AbortController().signal };
}

export function answerOf(text: string, more: Partial<ChatAnswer> = {}): ChatAnswer {
  return { text, reasoning: '', toolCalls: [], finish: 'stop', usage: { inputTokens: 12, outputTokens: 3 }, model: 'small-model-2026-01', ...more };
}

/** An attempt that was answered. */
export function stepOf(words: string, more: Partial<NewStep> = {}): NewStep {
  const answer = answerOf(`about ${words}`);
  return {
    call: 'call-1',
    attempt: 1,
    why: 'first',
    task: 'research.findings',
    agent: 'research',
    campaignId: 1,
    leadId: 7,
    backend: 'ollama',
    question: questionOf(words),
    prompt: { name: 'research.findings', version: '3', hash: '0123456789ab' },
    outcome: 'succeeded',
    sent: true,
    answer,
    usage: answer.usage,
    error: null,
    rung: 'native',
    milliseconds: 40,
    ...more,
  };
}

/** A talk that grows by a turn with each question, as that of an agent with tools does. */
export function growingTalk(turns: number, characters: number): readonly ChatMessage[] {
  return Array.from({ length: 2 * turns + 1 }, (_, index) =>
    index % 2 === 0 ? { role: 'user', text: `turn ${index} ${'u'.repeat(characters)}` } : { role: 'assistant', text: `turn ${index} ${'a'.repeat(characters)}`, toolCalls: [] },
  );
}
