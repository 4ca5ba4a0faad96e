import type { Backend } from '../../../core/contracts/backend.ts';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import { isOutreachError } from '../../../core/errors.ts';
import { createRegistry } from '../../../core/kernel/registry.ts';
import type { Scope } from '../../../core/kernel/plugin.ts';
import { createModelClient } from '../../../core/model/model-client.ts';
import { systemClock } from '../../../core/system-clock.ts';
import { editorModels } from '../../../extension/chat/editor-models.ts';

export async function setupSaysThatThereIsNone(): Promise<unknown> {
  const backends = createRegistry<Backend>('backends');
  void editorModels().apply({ addBackend: (backend: Backend) => backends.add('vscode-lm', backend.id, backend) } as unknown as Scope);
  const client = createModelClient({ backends: () => backends, choices: () => [{ backend: 'vscode-lm', model: 'copilot/gpt-4o' }], limits: defaultSettings().llm, clock: systemClock });
  try {
    await client.checkSetup(['module'], new AbortController().signal);
    return 'it was content';
  } catch (thrown) {
    return isOutreachError(thrown) ? { code: thrown.code, message: thrown.message, help: thrown.help } : String(thrown);
  }
}
