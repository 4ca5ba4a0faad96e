import test from 'ava';
import { runInHost } from './support/run-in-host.ts';

test.serial('models that VS Code has answer, stream and call tools without a key, and say in plain words why they do not', async (t) => {
  const { said } = await runInHost(t, 'editor-models', { extensions: ['model-provider'] });
  t.true((said['listsTheModels'] as readonly { readonly id: string }[]).some(({ id }) => id === 'playback/echo'));
  // The system's words come first, as a message of the user's.
  t.deepEqual(said['answersInWords'], { answer: '2: {"task":"tried.colour","input":{"sentence":"The door is red.', used: [{ inputTokens: 7, outputTokens: 5 }] });
  t.deepEqual(said['answersWithAnObject'], { colour: 'red' });
  t.deepEqual(said['streamsPieces'], ['2', ': ', '{"task":"tried.colour","input":{"sentence":"The door is red.']);
  t.deepEqual(said['callsTools'], { call: { id: 'call-1', name: 'weather', arguments: '{"place":"here"}' }, finish: 'tool-calls', then: 'It is sunny.' });
  t.like(said['saysWhyNot'], {
    forbids: { code: 'model_not_permitted', retryable: false },
    exhausted: { code: 'model_rate_limited', retryable: false },
    breaks: { code: 'model_failed', retryable: true },
    silent: { code: 'model_answer_empty' },
    gone: { code: 'model_unknown' },
  });
  t.deepEqual(said['isCancelled'], { pieces: ['It begins'], ended: { thrown: 'Error: enough' }, cancelled: 1 });
  t.like(said['setupSaysWhatIsMissing'], { unknown: { code: 'model_unknown' }, fine: {} });
});

test.serial('where VS Code has no model, setup says so, and what to do', async (t) => {
  const { said } = await runInHost(t, 'no-editor-models');
  t.like(said['setupSaysThatThereIsNone'], { code: 'model_editor_has_none' });
});
