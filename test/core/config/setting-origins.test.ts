import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { loadSettings } from '../../../core/config/load-settings.ts';
import { settingOrigins } from '../../../core/config/setting-origins.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('each setting says where it comes from: the flag before the variable, the variable before the file', (t) => {
  const file = join(temporaryFolder(t), 'config.json');
  writeFileSync(file, JSON.stringify({ preset: 'fully_free', llm: { model: 'small', attempts: 5 }, logging: { files: 5 }, plugins: { ollama: { baseUrl: 'http://127.0.0.1:1' } } }));
  const environment = { LLM__MODEL: 'large', LLM__CONCURRENCY: '2', SENDER__NAME: 'Ada' };
  const settings = loadSettings({ file, environment, flags: ['llm.concurrency=9', 'web.minimumDelayMs=0'] });
  t.deepEqual(Object.fromEntries(settingOrigins({ file, environment, settings })), {
    preset: 'config.json',
    'llm.model': 'LLM__MODEL',
    'llm.attempts': 'config.json',
    'llm.concurrency': '--set',
    'sender.name': 'SENDER__NAME',
    'logging.files': 'config.json',
    'plugins.ollama.baseUrl': 'config.json',
    'web.minimumDelayMs': '--set',
  });
});

test('defaults come from nowhere', (t) => {
  t.is(settingOrigins({ file: null, environment: {}, settings: loadSettings({ file: 'none', environment: {}, flags: [] }) }).size, 0);
});
