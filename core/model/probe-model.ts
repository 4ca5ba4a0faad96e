// What a model can do is found out by asking it: what servers say of their models is often missing, and sometimes wrong.
import type { ChatAnswer, ChatPiece, ChatRequest, ModelBackend, ModelInfo, ModelTraits, WireRequest } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { isOutreachError } from '../errors.ts';
import { type JsonSchema, validate } from '../validate.ts';
import { typedCause } from './typed-cause.ts';
import type { Wire } from './wire.ts';

export interface ModelProbe {
  readonly model: string;
  /** The exact version that was probed; null when the server does not say, and then it is probed anew each time. */
  readonly digest: string | null;
  /** Tokens that question and answer may have together; null when nobody says. */
  readonly contextTokens: number | null;
  /** It called a tool with arguments that fit. */
  readonly tools: boolean;
  /** It answered with JSON that fits a schema, by the means that its backend has. */
  readonly objects: boolean;
  /** While writing; null when it wrote too little to tell. */
  readonly tokensPerSecond: number | null;
}

export interface ProbeParts {
  readonly wire: Wire;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Where results are kept: JSON values by key. */
  readonly state: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<void> };
}

/**
 * What a model can do, by at most four requests, or as it was found before while its digest is the same.
 * Rejects with a `model_…` error when it cannot be asked at all.
 */
export async function probeModel(backend: ModelBackend, { id: model, digest, contextTokens }: ModelInfo, parts: ProbeParts): Promise<ModelProbe> {
  const key = probeKey(backend.id, model);
  const kept = (await parts.state.get(key)) as ModelProbe | undefined;
  if (kept !== undefined && digest !== null && kept.digest === digest) return kept;

  const traits = await describe(backend, model, parts);
  const probe: ModelProbe = {
    model,
    digest,
    contextTokens: traits.contextTokens ?? contextTokens,
    tools: traits.tools !== false && (await can(() => callsTool(backend, model, parts))),
    objects: traits.objects !== 'none' && (await can(() => fitsSchema(backend, model, parts))),
    tokensPerSecond: await speedOf(backend, model, parts),
  };
  await parts.state.set(key, probe);
  return probe;
}

/** Where what was found of a model is kept. */
export function probeKey(backend: string, model: string): string {
  return `probe/${backend}/${model}`;
}

/** A model that thinks first needs some room. */
const maxOutputTokens = 2_000;

const colour: JsonSchema = { type: 'object', additionalProperties: false, required: ['colour'], properties: { colour: { type: 'string' } } };
const sentence = 'The door of the harbour office is red.';

async function callsTool(backend: ModelBackend, model: string, parts: ProbeParts): Promise<boolean> {
  const { toolCalls } = await ask(backend, parts, {
    model,
    messages: [{ role: 'user', text: `${sentence} Note its colour with the tool.` }],
    tools: [{ name: 'note_colour', description: 'Notes the colour of a door.', schema: colour }],
    toolChoice: 'required',
    maxOutputTokens,
  });
  return toolCalls.some(({ name, arguments: json }) => name === 'note_colour' && fits(json));
}

async function fitsSchema(backend: ModelBackend, model: string, parts: ProbeParts): Promise<boolean> {
  const { text, toolCalls } = await ask(backend, parts, {
    model,
    messages: [{ role: 'user', text: `${sentence} Answer with its colour as JSON: {"colour": "…"}.` }],
    object: { name: 'colour', schema: colour },
    maxOutputTokens,
  });
  // Some backends hold a model to a schema by a tool.
  return [text, ...toolCalls.map((call) => call.arguments)].some(fits);
}

/** From the first piece to the last: loading the model and reading the question are not writing. */
async function speedOf(backend: ModelBackend, model: string, { wire, clock, signal }: ProbeParts): Promise<number | null> {
  return withLine(wire, backend, model, signal, async (line) => {
    let begun: number | undefined;
    let last: Extract<ChatPiece, { readonly kind: 'finish' }> | undefined;
    for await (const piece of backend.stream({ ...line, model, messages: [{ role: 'user', text: 'Count from 1 to 40, with a blank between the numbers.' }], maxOutputTokens: 200 })) {
      begun ??= clock.now();
      if (piece.kind === 'finish') last = piece;
    }
    const milliseconds = clock.now() - (begun ?? clock.now());
    const tokens = (last?.answer.usage.outputTokens ?? 0) - 1;
    return milliseconds > 0 && tokens > 0 ? Math.round((tokens / milliseconds) * 10_000) / 10 : null;
  });
}

async function describe(backend: ModelBackend, model: string, { wire, signal }: ProbeParts): Promise<ModelTraits> {
  return withLine(wire, backend, model, signal, async (line) => (await backend.describe?.(model, line)) ?? backend.traits(model));
}

function ask(backend: ModelBackend, { wire, signal }: ProbeParts, question: Omit<ChatRequest, keyof WireRequest>): Promise<ChatAnswer> {
  return withLine(wire, backend, question.model, signal, (line) => backend.complete({ ...line, ...question }));
}

async function withLine<Result>(wire: Wire, backend: ModelBackend, model: string, signal: AbortSignal, work: (line: WireRequest) => Promise<Result>): Promise<Result> {
  const line = wire.open({ backend: backend.label, model, remote: backend.remote, signal });
  try {
    return await work({ fetch: line.fetch, withoutFetch: line.withoutFetch, signal: line.signal });
  } catch (thrown) {
    throw typedCause(thrown) ?? thrown;
  } finally {
    line.close();
  }
}

const saysNo = new Set(['model_lacks_tools', 'model_request_refused', 'model_answer_cut', 'model_answer_refused']);

/** A model that was asked and says no can not do it; one that could not be asked is an error. */
async function can(attempt: () => Promise<boolean>): Promise<boolean> {
  try {
    return await attempt();
  } catch (thrown) {
    if (isOutreachError(thrown) && saysNo.has(thrown.code)) return false;
    throw thrown;
  }
}

function fits(json: string): boolean {
  try {
    return validate(colour, JSON.parse(json)).ok;
  } catch {
    return false; // it is not even JSON
  }
}
