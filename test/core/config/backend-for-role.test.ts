import test from 'ava';
import { backendForRole, choicesForRole } from '../../../core/config/backend-for-role.ts';
import { completeSettings } from '../../../core/config/load-settings.ts';

const choices: readonly (readonly [settings: object, backend: string, model: string | null])[] = [
  [{}, 'offline', null],
  [{ preset: 'fully_free' }, 'ollama', null],
  [{ preset: 'best_quality' }, 'anthropic', 'claude-opus-5-5'],
  [{ preset: 'best_quality', llm: { model: 'claude-sonnet-5-5' } }, 'anthropic', 'claude-sonnet-5-5'],
  [{ preset: 'best_quality', llm: { backend: 'openai' } }, 'openai', null],
  [{ preset: 'custom' }, 'offline', null],
  [{ preset: 'custom', llm: { backend: 'ollama', model: 'small' } }, 'ollama', 'small'],
  [{ llm: { backend: 'ollama', model: 'small' }, agents: { writer: { model: 'large' } } }, 'ollama', 'large'],
  [{ llm: { backend: 'ollama', model: 'small' }, agents: { writer: { backend: 'vllm' } } }, 'vllm', null],
  [{ llm: { backend: 'ollama', model: 'small' }, agents: { writer: { backend: 'ollama' } } }, 'ollama', 'small'],
  [{ agents: { scout: { backend: 'vllm' } } }, 'offline', null],
];

for (const [settings, backend, model] of choices) {
  test(`with ${JSON.stringify(settings)} the writer works with ${backend}, ${model ?? 'its default model'}`, (t) => {
    t.deepEqual(backendForRole(completeSettings(settings as Record<string, unknown>, 'test'), 'writer'), { backend, model });
  });
}

test('the best preset gives a small model to those who need no better one', (t) => {
  t.deepEqual(backendForRole(completeSettings({ preset: 'best_quality' }, 'test'), 'matcher'), { backend: 'anthropic', model: 'claude-haiku-4-5' });
});

test('fallbacks come after the role’s own choice, in their order', (t) => {
  const settings = completeSettings({ llm: { backend: 'anthropic', fallbacks: [{ backend: 'openai', model: 'gpt' }, { backend: 'offline' }] } }, 'test');
  t.deepEqual(choicesForRole(settings, 'writer'), [{ backend: 'anthropic', model: null }, { backend: 'openai', model: 'gpt' }, { backend: 'offline', model: null }]);
});
