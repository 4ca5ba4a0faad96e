// A whole engine on a home of the test's own, with the plugins that the test gives it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { completeSettings } from '../../core/config/load-settings.ts';
import type { SettingsLayer } from '../../core/config/check-layer.ts';
import type { Clock, LogLine, Secrets } from '../../core/contracts/ports.ts';
import type { Candidate } from '../../core/domain/lead.ts';
import { beginCampaign } from '../../core/campaign/begin-campaign.ts';
import { type Engine, openEngine } from '../../core/engine.ts';
import { readProfileText } from '../../core/profile/read-profile.ts';
import type { StoredCampaign } from '../../core/store/campaigns.ts';
import { systemClock } from '../../core/system-clock.ts';
import { ensureHome } from '../../core/home/ensure-home.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import { migrations } from '../../migrations/index.ts';
import { resumeText } from './resume.ts';

export interface TestEngine extends Engine {
  readonly home: string;
  readonly lines: readonly LogLine[];
}

const noSecrets: Secrets = { get: async () => undefined, set: async () => undefined, delete: async () => undefined };

/** Every hour of every day, as much as there is: for tests that are not about when messages go. */
export const anyTime = {
  perDay: 10_000,
  perHour: 1_000,
  perDomainPerDay: 10_000,
  ramp: { startPerDay: 10_000, days: 0 },
  betweenSeconds: { least: 0, most: 0 },
  window: { from: 0, to: 24, days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] },
  respectHolidays: false,
} as const;

/** Open until the test ends. Settings are laid over a sender with a mailing address, the transport `memory`, and sending at any time. */
export async function openTestEngine(t: ExecutionContext, home: string, plugins: readonly unknown[], settings: SettingsLayer = {}, clock: Clock = systemClock, secrets: Secrets = noSecrets): Promise<TestEngine> {
  const paths = outreachPaths({ home, environment: {} });
  await ensureHome(paths);
  const lines: LogLine[] = [];
  const layer = { transport: 'memory', sender: { name: 'Mara Lindqvist', email: 'mara@example.org', mailingAddress: '1 Quay Street, Gothenburg' }, web: { minimumDelayMs: 0 }, ...settings, sending: { ...anyTime, ...(settings['sending'] as SettingsLayer | undefined) } };
  const engine = await openEngine({
    ports: { clock, paths, secrets, logSink: { write: (line) => void lines.push(line) } },
    settings: completeSettings(layer, 'the test'),
    builtIns: plugins,
    migrations,
    version: '0.0.0',
  });
  let open = true;
  const close = async (reason: string) => {
    if (!open) return;
    open = false;
    await engine.close(reason);
  };
  t.teardown(() => close('the test has ended'));
  return { ...engine, close, home, lines };
}

/** A campaign over what the cast's venue gives. */
export async function beginTestCampaign(engine: TestEngine, options: { readonly limit?: number; readonly mode?: StoredCampaign['mode'] } = {}): Promise<StoredCampaign> {
  const source = join(engine.home, 'source.txt');
  await writeFile(source, 'given');
  const profile = await engine.store.profiles.put(readProfileText(resumeText), 'resume.md');
  const { campaign } = await beginCampaign(engine, { profile, venues: [{ venue: 'given', from: source }], leadLimit: options.limit ?? 10, mode: options.mode ?? 'auto' });
  return campaign;
}

export function candidateAt(company: string, changes: Partial<Candidate> = {}): Candidate {
  const uri = `https://${company.toLowerCase().replaceAll(' ', '-')}.example/`;
  return { company, website: uri, email: `jobs@${new URL(uri).hostname}`, role: 'Backend Engineer', provenance: { uri, how: 'stated' }, documents: [{ kind: 'page', uri, title: company, text: `${company} builds tools for people.`, fetchedAt: '2026-01-01T00:00:00.000Z' }], ...changes };
}
