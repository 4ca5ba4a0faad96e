import { execFileSync } from 'node:child_process';
import { type Attributes, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import test, { type ExecutionContext } from 'ava';
import { openSpans } from '../../../core/model/spans.ts';
import { type AskedBackend, askBackend, askedBackends, type AskingWish, colourQuestion, red } from '../../support/asked-backends.ts';

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
test.beforeEach(() => exporter.reset());
const spans = await openSpans();

const askShown = (t: ExecutionContext, backend: AskedBackend, wish: AskingWish = {}) => askBackend(t, backend, { ...wish, spans });

/** The call's own span, and those of its requests, in order. */
function shown(): { readonly call: ReadableSpan; readonly requests: readonly ReadableSpan[] } {
  const ended = exporter.getFinishedSpans();
  const [call, ...others] = ended.filter(({ kind }) => kind === SpanKind.INTERNAL);
  if (call === undefined || others.length > 0) throw new Error(`${others.length + (call === undefined ? 0 : 1)} calls were shown`);
  return { call, requests: ended.filter(({ kind }) => kind === SpanKind.CLIENT) };
}

for (const backend of askedBackends) {
  test.serial(`${backend}: a call is a span, and its request one within it, by the conventions for generative AI`, async (t) => {
    const { model, provider } = await askShown(t, backend);
    provider.script(red);
    await model().generateObject(colourQuestion);
    const { call, requests } = shown();
    t.is(call.name, 'invoke_agent research');
    t.deepEqual(call.attributes, { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'research', 'outreach.task': 'test.colour' });
    t.is(call.status.code, SpanStatusCode.UNSET);
    const [request] = requests;
    t.is(requests.length, 1);
    t.is(request?.name, 'chat fake-large');
    t.is(request?.parentSpanContext?.spanId, call.spanContext().spanId);
    t.like(request?.attributes as Attributes, { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': backend, 'gen_ai.request.model': 'fake-large', 'gen_ai.output.type': 'json', 'gen_ai.response.finish_reasons': ['stop'] });
    t.is(typeof request?.attributes['gen_ai.response.model'], 'string');
    for (const tokens of ['gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens', 'gen_ai.request.max_tokens']) t.true(Number(request?.attributes[tokens]) > 0, tokens);
    t.is(request?.status.code, SpanStatusCode.UNSET);
  });

  test.serial(`${backend}: each retry is a span of its own, and one that failed says by its code why`, async (t) => {
    const { model, provider } = await askShown(t, backend);
    provider.script({ status: 503 }, red);
    await model().generateObject(colourQuestion);
    const { call, requests } = shown();
    t.deepEqual(requests.map(({ attributes, status }) => [attributes['outreach.attempt'], attributes['outreach.why'], attributes['error.type'], status.code]), [
      [1, 'first', 'model_overloaded', SpanStatusCode.ERROR],
      [2, 'retry', undefined, SpanStatusCode.UNSET],
    ]);
    t.is(call.status.code, SpanStatusCode.UNSET);
  });

  test.serial(`${backend}: no word of a question, an answer or a provider's error stands in a span`, async (t) => {
    const { model, provider } = await askShown(t, backend);
    provider.script({ status: 400, error: 'the canary in "The door is red" is too loud' }, { reply: { text: '{"colour": "canary"}' } });
    await t.throwsAsync(model().generateObject({ ...colourQuestion, instructions: 'Name the canary.' }));
    await model().generateObject(colourQuestion);
    const told = JSON.stringify(exporter.getFinishedSpans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })));
    t.notRegex(told, /canary|door|loud/);
    t.regex(told, /model_request_refused/);
  });
}

test.serial('a call that fails says by its code why', async (t) => {
  const { model, provider } = await askShown(t, 'openai');
  provider.script({ status: 401 });
  await t.throwsAsync(model().generateObject(colourQuestion));
  const { call, requests } = shown();
  t.deepEqual([call.attributes['error.type'], call.status.code, call.status.message, requests[0]?.attributes['error.type']], ['model_key_refused', SpanStatusCode.ERROR, undefined, 'model_key_refused']);
});

test.serial('an answer that cannot be used is an error of its request, and not of the call that asks again', async (t) => {
  const { model, provider } = await askShown(t, 'openai');
  provider.script({ reply: { text: 'I like doors.' } }, red);
  await model().generateObject(colourQuestion);
  const { call, requests } = shown();
  t.deepEqual(requests.map(({ attributes }) => [attributes['outreach.why'], attributes['error.type']]), [['first', 'invalid'], ['re-ask', undefined]]);
  t.is(call.status.code, SpanStatusCode.UNSET);
});

test.serial('a stream is shown until its end, or until nobody listens any more', async (t) => {
  const { model, provider } = await askShown(t, 'openai');
  provider.script(red, red);
  for await (const _ of model().streamText(colourQuestion)) continue;
  t.is(shown().requests[0]?.attributes['error.type'], undefined);
  exporter.reset();
  for await (const _ of model().streamText(colourQuestion)) break;
  const { call, requests } = shown();
  t.is(requests[0]?.attributes['error.type'], 'aborted');
  t.is(call.status.code, SpanStatusCode.UNSET);
});

test.serial('vectors are shown as embeddings', async (t) => {
  const { model } = await askShown(t, 'ollama', { embeddingModel: 'nomic' });
  await model().embed(['one', 'two']);
  const [request] = shown().requests;
  t.is(request?.name, 'embeddings nomic');
  t.like(request?.attributes as Attributes, { 'gen_ai.operation.name': 'embeddings', 'gen_ai.request.model': 'nomic', 'gen_ai.response.model': 'nomic' });
});

test('as long as it is off, OpenTelemetry is not even loaded', (t) => {
  const script = `
    import { Session } from 'node:inspector';
    const session = new Session();
    let loaded = 0;
    session.connect();
    session.on('Debugger.scriptParsed', ({ params }) => (loaded += params.url.includes('opentelemetry') ? 1 : 0));
    session.post('Debugger.enable');
    await import('./core/engine.ts');
    const { openSpans } = await import('./core/model/spans.ts');
    const before = loaded;
    await openSpans();
    console.log(JSON.stringify({ before, after: loaded > 0 }));
  `;
  t.deepEqual(JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })), { before: 0, after: true });
});
