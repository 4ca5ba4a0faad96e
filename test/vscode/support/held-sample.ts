// A sample campaign in the middle of its run, for as long as a test wants: the pages of the companies come when they are let go.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import { beginCampaign } from '../../../core/campaign/begin-campaign.ts';
import { readProfile } from '../../../core/profile/read-profile.ts';
import { sampleResume } from '../../../core/sample/sample-resume.ts';
import { serveSample } from '../../../core/sample/serve-sample.ts';
import * as builtIns from '../../../plugins/index.ts';
import { openTestEngine } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Engine = Awaited<ReturnType<typeof openTestEngine>>;

export interface HeldSample {
  readonly home: string;
  /** The same store that the editor has open, seen from outside. */
  readonly engine: Engine;
  /** Pages that somebody waits for. */
  readonly held: () => number;
  /** From now on every page comes at once. */
  letGo(): void;
  /** Nobody answers at the address of the pages. */
  cut(): Promise<void>;
  /** They are served again, where they were. */
  mend(): Promise<void>;
  /** Resolves when it holds; fails the test after three minutes. */
  until(sentence: string, holds: () => boolean | Promise<boolean>): Promise<void>;
}

/** How many pages of companies come before the others are held. */
const firstPages = 4;

export interface HeldSampleOptions {
  readonly home?: string;
  /** As a campaign of the person's own, whose pages the editor does not serve. */
  readonly isOwn?: boolean;
}

export async function heldSample(t: ExecutionContext, { home = join(temporaryFolder(t), 'home'), isOwn = false }: HeldSampleOptions = {}): Promise<HeldSample> {
  const site = await serveSample({ port: 0 });
  t.teardown(() => site.close());

  const waiting = new Set<() => void>();
  let asked = 0;
  let isFree = false;
  const gate = createServer((request, response) => {
    const answer = async () => {
      const page = await fetch(new URL(request.url ?? '/', site.url));
      response.writeHead(page.status, { 'content-type': page.headers.get('content-type') ?? 'text/html' }).end(await page.text());
    };
    const isCompany = request.url?.startsWith('/companies/') === true;
    if (isCompany) asked += 1;
    if (isFree || !isCompany || asked <= firstPages) return void answer();
    const go = () => void answer();
    waiting.add(go);
    response.once('close', () => waiting.delete(go)); // whoever asked is gone
  });
  const listen = (port: number) => new Promise<void>((resolve) => gate.listen(port, '127.0.0.1', resolve));
  const cut = () =>
    new Promise<void>((resolve) => {
      gate.close(() => resolve());
      gate.closeAllConnections();
    });
  await listen(0);
  t.teardown(cut);
  const { port } = gate.address() as AddressInfo;

  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'config.json'), JSON.stringify({ sender: { mailingAddress: '1 Quay Street, Leeds' }, ...(isOwn ? { preset: 'offline', web: { allowedPrivateHosts: [`127.0.0.1:${port}`], minimumDelayMs: 0 } } : {}) }));
  const engine = await openTestEngine(t, home, Object.values(builtIns));
  const profile = await engine.store.profiles.put(await readProfile(sampleResume), sampleResume);
  await beginCampaign(engine, { profile, venues: [{ venue: 'url', from: `http://127.0.0.1:${port}/` }], leadLimit: 10, mode: 'auto', name: 'Sample: made-up companies', isSample: !isOwn });
  return {
    home,
    engine,
    held: () => waiting.size,
    letGo() {
      isFree = true;
      for (const go of waiting) go();
    },
    cut,
    mend: () => listen(port),
    async until(sentence, holds) {
      for (let tries = 0; !(await holds()); tries += 1) {
        if (tries > 720) throw new Error(`It has not come true that ${sentence}`);
        await pause(250);
      }
    },
  };
}

/** The process that works on the campaign. */
export async function worker({ engine }: HeldSample): Promise<number> {
  const [job] = await engine.store.jobs.list({ state: 'running' });
  return Number(job?.owner?.split('/')[1]);
}

/** Ten leads, one draft each, no step that failed or was done for nothing. */
export async function assertWhole(t: ExecutionContext, { engine: { store } }: HeldSample): Promise<void> {
  const drafts = await store.emails.list({ limit: 100 });
  t.is(drafts.length, 10);
  t.is(new Set(drafts.map(({ leadId }) => leadId)).size, 10, 'no lead is written to twice');
  t.like(await store.jobs.counts(1), { queued: 0, running: 0, failed: 0 });
  const told = (await store.events.newest(1_000)).filter(({ moment }) => moment === 'emailDrafted');
  t.is(told.length, 10, 'and none is drafted twice');
}
