import test from 'ava';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import { choicesForRole } from '../../../core/config/backend-for-role.ts';
import { sampleSettings } from '../../../core/sample/sample-settings.ts';

test('the sample asks no model, whatever the user has chosen, and reads its own server at once', (t) => {
  const defaults = defaultSettings();
  const chosen = {
    ...defaults,
    preset: 'best_quality' as const,
    llm: { ...defaults.llm, backend: 'openai', model: 'dear', fallbacks: [{ backend: 'anthropic', model: null }] },
    agents: { writer: { use: 'my-writer', backend: 'anthropic', model: 'dearer' } },
    web: { ...defaults.web, allowedPrivateHosts: ['wiki.local'] },
  };
  const settings = sampleSettings(chosen, '127.0.0.1:47310');
  t.deepEqual(choicesForRole(settings, 'writer'), [{ backend: 'offline', model: null }]);
  t.deepEqual(settings.agents, { writer: { use: 'my-writer' } });
  t.deepEqual(settings.web.allowedPrivateHosts, ['wiki.local', '127.0.0.1:47310']);
  t.is(settings.web.minimumDelayMs, 0);
});
