import type { Settings } from '../config/settings.ts';

/** The user's settings for a run of the sample: no model is asked, and its own server on this machine is read without pauses. */
export function sampleSettings(settings: Settings, host: string): Settings {
  return {
    ...settings,
    preset: 'offline',
    llm: { ...settings.llm, backend: null, model: null, fallbacks: [] },
    agents: Object.fromEntries(Object.entries(settings.agents).map(([role, { use }]) => [role, use === undefined ? {} : { use }])),
    web: { ...settings.web, allowedPrivateHosts: [...settings.web.allowedPrivateHosts, host], minimumDelayMs: 0 },
  };
}
