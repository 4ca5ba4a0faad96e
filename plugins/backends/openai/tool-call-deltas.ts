// Compatible servers stream tool calls in ways of their own: without an index or an id, whole at once, with the name in every piece,
// several calls under one index, one call under an id that changes.
import type { ChatPiece, ToolCall } from '../../../core/index.ts';
import { asCount, asObject, asText, type JsonObject } from './json-value.ts';

interface OpenCall {
  /** As the server numbers it. */
  readonly slot: number | undefined;
  id: string;
  name: string;
  arguments: string;
  /** Whether its first piece went out; that has its id and name. */
  begun: boolean;
  extra: unknown;
}

export interface ToolCallDeltas {
  /** Takes one entry of `tool_calls`; the piece it makes, if any. */
  add(delta: JsonObject, answerId: string): readonly ChatPiece[];
  calls(): readonly ToolCall[];
  /** What Gemini signs its calls with, by the id of the call: it wants it back. */
  extras(): JsonObject;
}

export function toolCallDeltas(): ToolCallDeltas {
  const open: OpenCall[] = [];
  return {
    add(delta, answerId) {
      const asked = asObject(delta['function']);
      const id = asText(delta['id']);
      const name = asText(asked['name']);
      const added = argumentsOf(asked['arguments']);
      const slot = asCount(delta['index']);

      let call = open.findLast((each) => (slot === undefined ? id === '' || each.id === id : each.slot === slot));
      if (call === undefined || isAnother(call, id, name)) {
        call = { slot, id, name: '', arguments: '', begun: false, extra: undefined };
        open.push(call);
      }
      if (call.name === '') call.name = name;
      if (!call.begun && id !== '') call.id = id;
      call.extra ??= delta['extra_content'];
      call.arguments += added;
      // Without a name nobody knows yet what is called.
      if (call.name === '') return [];
      const index = open.indexOf(call);
      if (call.begun) return added === '' ? [] : [{ kind: 'tool-call', index, arguments: added }];
      call.begun = true;
      // The same for the same answer, and no longer than the 40 characters that OpenAI takes.
      if (call.id === '') call.id = `call_${index}_${answerId}`.slice(0, 40);
      return [{ kind: 'tool-call', index, id: call.id, name: call.name, arguments: call.arguments }];
    },
    calls: () => open.filter(({ begun }) => begun).map(({ id, name, arguments: text }) => ({ id, name, arguments: text })),
    extras: () => Object.fromEntries(open.filter(({ extra }) => extra !== undefined).map(({ id, extra }) => [id, extra])),
  };
}

/** Whether what comes belongs to another call, though its index (or its lack of one) says that it goes on with this. */
function isAnother(call: OpenCall, id: string, name: string): boolean {
  if (id !== '' && id === call.id) return false;
  if (call.name === '' || name === '') return false;
  if (name !== call.name) return true;
  return id === '' && call.slot !== undefined ? false : isComplete(call.arguments);
}

function isComplete(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // more of it is to come
  }
}

/** Some send them as an object. */
function argumentsOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : asText(value);
}
