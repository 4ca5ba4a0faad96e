// An engine whose transport really sends, and whose name servers say what the test wants.
import type { ExecutionContext } from 'ava';
import type { SettingsLayer } from '../../core/config/check-layer.ts';
import type { Candidate } from '../../core/domain/lead.ts';
import { type Cast, createCast } from './cast.ts';
import { type DnsStandIn, startDnsStandIn, type ZoneEntry } from './dns-stand-in.ts';
import { anyTime, openTestEngine, type TestEngine } from './engine.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface SendingEngine {
  readonly engine: TestEngine;
  readonly cast: Cast;
  readonly names: DnsStandIn;
  /** The same home, with other settings: as after `outreach config set`. */
  again(settings: SettingsLayer): Promise<TestEngine>;
}

/** The sender is mara@example.org, and mail goes out by smtp.gmail.com. */
export async function openSendingEngine(t: ExecutionContext, zone: Record<string, ZoneEntry>, candidates: readonly Candidate[], settings: SettingsLayer = {}): Promise<SendingEngine> {
  const names = await startDnsStandIn(t, zone);
  const cast = createCast({ candidates, host: 'smtp.gmail.com' });
  const home = temporaryFolder(t);
  const open = (more: SettingsLayer) => {
    const layer = { ...settings, ...more };
    return openTestEngine(t, home, [cast.plugin], { dns: { servers: [names.server] }, ...layer, sending: { ...anyTime, ...(layer['sending'] as object | undefined) } });
  };
  const engine = await open({});
  return {
    engine, cast, names,
    async again(more) {
      await engine.close('the settings were changed');
      return open(more);
    },
  };
}
