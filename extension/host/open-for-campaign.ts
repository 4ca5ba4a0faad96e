// Most campaigns run on the window's engine. The sample runs on one of its own: only there may its server on this machine be read, and no model is asked.
import { sampleAddress } from '../../core/campaign/sample-campaign.ts';
import { loadSettings } from '../../core/config/load-settings.ts';
import type { Engine } from '../../core/engine.ts';
import { sampleSettings } from '../../core/sample/sample-settings.ts';
import { serveSample } from '../../core/sample/serve-sample.ts';
import { openEditorEngine, type EditorEngineParts } from './open-editor-engine.ts';

/** Rejects with `not_found`, or with what opening or the work rejects with. */
export async function withEngineFor<Result>(parts: EditorEngineParts, engine: Engine, campaignId: number, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const address = sampleAddress(await engine.store.campaigns.find(campaignId), campaignId);
  if (address === undefined) return work(engine);
  // On the port of the first time, where the campaign looks for its pages; another window may serve them there already.
  const site = await serveSample({ port: Number(address.port) });
  try {
    const settings = sampleSettings(loadSettings({ file: parts.paths.config, environment: process.env, flags: [] }), address.host);
    const own = await openEditorEngine({ ...parts, settings });
    try {
      return await work(own);
    } finally {
      await own.close('the sample is done');
    }
  } finally {
    await site.close();
  }
}
