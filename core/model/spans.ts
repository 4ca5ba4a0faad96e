// Spans for whoever watches with OpenTelemetry, named by its conventions for generative AI (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans, in development in
// November 2026). Never a word of a question or an answer; of an error its code, since its message may quote.
import type { Attributes, Span } from '@opentelemetry/api';
import { isOutreachError } from '../errors.ts';
import type { AttemptEnd, AttemptStart } from './attempt-book.ts';

/** One question of an agent's, whatever it takes to get an answer. */
export interface CallSpan {
  /** Began when this is called. */
  request(start: AttemptStart): RequestSpan;
  end(failure?: unknown): void;
}

/** One request to a provider. */
export interface RequestSpan {
  end(end: Pick<AttemptEnd, 'outcome' | 'answer' | 'usage' | 'error'>): void;
}

export interface Spans {
  call(asked: { readonly agent: string; readonly task: string }): CallSpan;
}

/** Loads OpenTelemetry's interface, which does nothing until the host's process sets up an exporter. */
export async function openSpans(): Promise<Spans> {
  const { context, SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api');
  const tracer = trace.getTracer('outreach-agent');

  function fail(span: Span, type: string): void {
    span.setAttribute('error.type', type);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }

  return {
    call({ agent, task }) {
      const attributes = { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': agent, 'outreach.task': task };
      const span = tracer.startSpan(`invoke_agent ${agent}`, { kind: SpanKind.INTERNAL, attributes });
      const inside = trace.setSpan(context.active(), span);
      return {
        request(start) {
          const attributes = attributesOf(start);
          const request = tracer.startSpan(`${attributes['gen_ai.operation.name']} ${start.question.model}`, { kind: SpanKind.CLIENT, attributes }, inside);
          return {
            end({ outcome, answer, usage, error }) {
              request.setAttributes(attributesAfter({ answer, usage }));
              if (error !== null || outcome !== 'succeeded') fail(request, error?.code ?? outcome);
              request.end();
            },
          };
        },
        end(failure) {
          if (failure !== undefined) fail(span, isOutreachError(failure) ? failure.code : failure instanceof Error ? failure.name : '_OTHER');
          span.end();
        },
      };
    },
  };
}

/** Ends the span as the work ends. */
export async function inSpan<Value>(span: CallSpan | undefined, work: () => Promise<Value>): Promise<Value> {
  try {
    const value = await work();
    span?.end();
    return value;
  } catch (thrown) {
    span?.end(thrown);
    throw thrown;
  }
}

/** The same for what comes piece by piece; whoever stops listening has not failed. */
export async function* streamInSpan<Piece>(span: CallSpan | undefined, pieces: AsyncIterable<Piece>): AsyncGenerator<Piece, void, undefined> {
  let failure: unknown;
  try {
    yield* pieces;
  } catch (thrown) {
    failure = thrown;
    throw thrown;
  } finally {
    span?.end(failure);
  }
}

function attributesOf({ backend, address, question, why, attempt }: AttemptStart): Attributes {
  const server = address === null ? null : URL.parse(address);
  return {
    'gen_ai.operation.name': question.embedded === undefined ? 'chat' : 'embeddings',
    'gen_ai.provider.name': backend,
    'gen_ai.request.model': question.model,
    ...(question.embedded === undefined ? { 'gen_ai.request.max_tokens': question.maxOutputTokens, 'gen_ai.output.type': question.object === undefined ? 'text' : 'json' } : {}),
    ...(question.temperature === undefined ? {} : { 'gen_ai.request.temperature': question.temperature }),
    ...(server === null ? {} : { 'server.address': server.hostname, 'server.port': Number(server.port) || (server.protocol === 'http:' ? 80 : 443) }),
    'outreach.why': why,
    'outreach.attempt': attempt,
  };
}

function attributesAfter({ answer, usage }: Pick<AttemptEnd, 'answer' | 'usage'>): Attributes {
  return {
    ...(answer === null ? {} : { 'gen_ai.response.model': answer.model, 'gen_ai.response.finish_reasons': [answer.finish] }),
    ...(usage === null
      ? {}
      : {
          'gen_ai.usage.input_tokens': usage.inputTokens,
          'gen_ai.usage.output_tokens': usage.outputTokens,
          ...(usage.cachedInputTokens === undefined ? {} : { 'gen_ai.usage.cache_read.input_tokens': usage.cachedInputTokens }),
          ...(usage.cacheWriteTokens === undefined ? {} : { 'gen_ai.usage.cache_creation.input_tokens': usage.cacheWriteTokens }),
          ...(usage.reasoningTokens === undefined ? {} : { 'gen_ai.usage.reasoning.output_tokens': usage.reasoningTokens }),
        }),
  };
}
