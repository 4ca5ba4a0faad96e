// Does what a model asks to be done. A model is believed in nothing: not in the name, not in the arguments, not in the right to ask; and what
// comes back to it is data. What goes wrong is an answer to the model, and an error to us; one call's failure is not another's.
import type { AgentRole } from '../contracts/agent.ts';
import type { ToolCall, ToolDefinition } from '../contracts/backend.ts';
import type { Clock, Log } from '../contracts/ports.ts';
import type { Tool } from '../contracts/tool.ts';
import type { Web } from '../contracts/web.ts';
import { blamePlugin, createError, type OutreachError } from '../errors.ts';
import { createDeadlineWatch } from '../kernel/deadline.ts';
import type { Registry } from '../kernel/registry.ts';
import { createAnswerCache } from './answer-cache.ts';
import { createRateGate } from './rate-gate.ts';
import { failureText, resultText } from './tool-answer.ts';
import { readToolInput } from './tool-input.ts';

/** Who asks, and what they may. */
export interface ToolContext {
  readonly role: AgentRole;
  /** Ids of the tools that this agent gave its model; no other is there for it. */
  readonly offered: readonly string[];
  readonly signal: AbortSignal;
  /** The agent's own, with its limit. */
  readonly web: Web;
}

export interface ToolAnswer {
  readonly callId: string;
  readonly name: string;
  /** JSON for the model. */
  readonly text: string;
  readonly failed: boolean;
  /** For us; null when it did not fail. */
  readonly error: OutreachError | null;
}

export interface ToolCaller {
  /** The tools as a model is told of them. Throws `not_registered`, or `tool_forbidden` when the role may not have one of them. */
  definitions(role: AgentRole, offered: readonly string[]): readonly ToolDefinition[];
  /** All calls of one answer at the same time; one answer for each, in their order. Rejects only with the signal's reason. */
  callTools(calls: readonly ToolCall[], context: ToolContext): Promise<readonly ToolAnswer[]>;
}

export interface ToolCallerParts {
  readonly tools: () => Registry<Tool>;
  readonly clock: Clock;
  readonly log: (source: string) => Log;
}

/** Who has use for tools. The writer, for one, is given all it may know. */
const rolesWithTools: ReadonlySet<AgentRole> = new Set(['orchestrator', 'research', 'module']);
/** Of a name that a model made up. */
const longestName = 64;

export function createToolCaller(parts: ToolCallerParts): ToolCaller {
  const cache = createAnswerCache(parts.clock);
  const gate = createRateGate(parts.clock);
  const deadlines = createDeadlineWatch();

  async function answer(call: ToolCall, context: ToolContext): Promise<ToolAnswer> {
    const name = call.name.slice(0, longestName);
    try {
      return { callId: call.id, name, text: await textFor(call, context), failed: false, error: null };
    } catch (thrown) {
      context.signal.throwIfAborted();
      const plugin = parts.tools().has(name) ? parts.tools().pluginOf(name) : 'kernel';
      const error = blamePlugin(plugin, `running the tool "${name}"`, thrown);
      parts.log(name).warn(error.message, { code: error.code });
      return { callId: call.id, name, text: failureText(name, error), failed: true, error };
    }
  }

  async function textFor(call: ToolCall, context: ToolContext): Promise<string> {
    const tool = offeredTool(parts.tools(), call.name, context);
    const input = readToolInput(tool, call.arguments);
    const kept = tool.cache === undefined ? undefined : cache.get(tool.id, input);
    if (kept !== undefined) return kept;
    await gate.pass(tool, context.signal);
    const text = resultText(tool.id, await inTime(tool, input, context));
    if (text === undefined) throw createError('answer_invalid', { who: `Tool "${tool.id}"`, what: 'an answer', problems: 'it is no plain JSON data' });
    if (tool.cache !== undefined) cache.set(tool.id, input, text, tool.cache.seconds);
    return text;
  }

  /** A tool that does not hear its signal is left behind: what it answers later is not heard. */
  async function inTime(tool: Tool, input: unknown, { signal: outer, web }: ToolContext): Promise<unknown> {
    const ending = new AbortController();
    const signal = AbortSignal.any([outer, ending.signal]);
    signal.throwIfAborted();
    const { promise: ended, reject } = Promise.withResolvers<never>();
    ended.catch(() => undefined); // a tool that throws before the race begins leaves nobody to hear of its end
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    const deadline = deadlines.start(tool.deadlineSeconds * 1000, () => ending.abort(createError('tool_timed_out', { tool: tool.id, seconds: tool.deadlineSeconds })));
    try {
      return await Promise.race([tool.run(input as never, { signal, log: parts.log(tool.id), web: until(signal, web), now: () => new Date(parts.clock.now()).toISOString() }), ended]);
    } finally {
      deadline.stop();
      ending.abort(new Error('the call is over'));
    }
  }

  return {
    definitions: (role, offered) =>
      offered.map((id) => {
        const tool = permitted(parts.tools().get(id), role);
        return { name: tool.id, description: tool.description, schema: tool.input };
      }),
    callTools: (calls, context) => Promise.all(calls.map((call) => answer(call, context))),
  };
}

function offeredTool(tools: Registry<Tool>, name: string, { role, offered }: ToolContext): Tool {
  if (!offered.includes(name) || !tools.has(name)) throw createError('tool_unknown', { tool: name.slice(0, longestName), have: offered });
  return permitted(tools.get(name), role);
}

/** Whatever an agent offers, a model acts on nothing by itself. */
function permitted(tool: Tool, role: AgentRole): Tool {
  if (!rolesWithTools.has(role) || tool.risk !== 'read-only') throw createError('tool_forbidden', { tool: tool.id, risk: tool.risk, role });
  return tool;
}

/** A tool that was left behind asks for no further pages. */
function until(signal: AbortSignal, web: Web): Web {
  return {
    async page(url) {
      signal.throwIfAborted();
      return web.page(url);
    },
    async json(url) {
      signal.throwIfAborted();
      return web.json(url);
    },
  };
}
