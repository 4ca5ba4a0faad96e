import test from 'ava';
import { backendForRole } from '../../../core/config/backend-for-role.ts';
import { completeSettings } from '../../../core/config/load-settings.ts';

const choices: readonly (readonly [settings: object, backend: string, model: string | null])[] = [
  [{}, 'offline', null],
  [{ preset: 'fully_free' }, 'ollama', null],
  [{ preset: 'best_quality' }, 'anthropic', null],
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
