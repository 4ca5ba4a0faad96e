import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { run } from '../../../cli/commands/config-show.ts';
import { createSecretFile } from '../../../cli/host/secret-file.ts';
import { configHash } from '../../../core/config/config-hash.ts';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import { rememberSecret } from '../../../core/mask.ts';
import { commandContext } from '../../support/command-context.ts';
import { stoppedClock } from '../../support/remembering-sink.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('shows the settings in force with their hash, and makes no home for that', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const { json, text } = await run(commandContext(home));
  t.like(json, { file: null, configHash: configHash(defaultSettings()), settings: { preset: 'offline' } });
  t.regex(text, /^preset = "offline"\n[\s\S]*^logging\.files = 5\n[\s\S]*there is no config\.json yet/m);
  t.false(existsSync(home));
});

test('of a secret it shows that it is there, and a secret that got into a setting is masked', async (t) => {
  const home = temporaryFolder(t);
  rememberSecret('canary-in-a-name');
  writeFileSync(join(home, 'config.json'), '{"sender": {"name": "canary-in-a-name"}}');
  await createSecretFile(home, stoppedClock()).set('plugin/openai/apiKey', 'sk-canary0123456789abc');
  const { json, text } = await run(commandContext(home));
  t.regex(text, /OPENAI_API_KEY: stored/);
  t.notRegex(`${JSON.stringify(json)}${text}`, /canary/);
});
