import type { ToolCall } from '../../core/contracts/backend.ts';
import type { Tool } from '../../core/contracts/tool.ts';
import type { Web } from '../../core/contracts/web.ts';
import { createRegistry } from '../../core/kernel/registry.ts';
import { createToolCaller, type ToolAnswer, type ToolCaller, type ToolContext } from '../../core/tools/call-tools.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';
import { logInto } from './log.ts';
import { webOf } from './venue.ts';

export interface CallerInTest {
  readonly caller: ToolCaller;
  readonly clock: HandClock;
  readonly logged: readonly string[];
  /** Calls as the research agent, which was given all tools. */
  call(calls: readonly ToolCall[], wish?: Partial<ToolContext>): Promise<readonly ToolAnswer[]>;
}

export function toolCaller(tools: readonly Tool<never>[], web: Web = webOf({})): CallerInTest {
  const registry = createRegistry<Tool>('tools');
  for (const tool of tools) registry.add(`plugin-of-${tool.id}`, tool.id, tool);
  const clock = createHandClock();
  const logged: string[] = [];
  const caller = createToolCaller({ tools: () => registry, clock, log: () => logInto(logged) });
  return {
    caller,
    clock,
    logged,
    call: (calls, wish = {}) => caller.callTools(calls, { role: 'research', offered: registry.ids(), signal: new AbortController().signal, web, ...wish }),
  };
}

export function buildTool<Input = { readonly word: string }>(wish: Partial<Tool<Input>> = {}): Tool<Input> {
  return {
    id: 'echo',
    description: 'Says a word again.',
    input: { type: 'object', additionalProperties: false, required: ['word'], properties: { word: { type: 'string', maxLength: 100 } } },
    risk: 'read-only',
    deadlineSeconds: 30,
    run: async (input) => (input as { readonly word: string }).word,
    ...wish,
  };
}

export function toolCall(name: string, input: unknown, id = 'call-1'): ToolCall {
  return { id, name, arguments: typeof input === 'string' ? input : JSON.stringify(input) };
}
