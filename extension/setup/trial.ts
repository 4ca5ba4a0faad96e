import type { Secrets } from '../../core/contracts/ports.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { Engine } from '../../core/engine.ts';
import type { Host } from '../host/host.ts';

/** Opens an engine with settings and secrets that are not stored yet, for as long as the work takes. */
export async function withTrial<Result>({ context, paths, logs, guests }: Host, settings: Settings, secrets: Secrets, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const { openEditorEngine } = await import('../host/open-editor-engine.ts');
  const engine = await openEditorEngine({ context, paths, logs, guests, told: () => undefined, settings, secrets });
  try {
    return await work(engine);
  } finally {
    await engine.close('setup has seen what it wanted');
  }
}
