// Puts the parts together, for whichever host: store, web, plugins, models. A host opens one, uses it, closes it.
import { join, resolve } from 'node:path';
import type { Ports } from './contracts/ports.ts';
import { choicesForRole } from './config/backend-for-role.ts';
import { configHash } from './config/config-hash.ts';
import type { Settings } from './config/settings.ts';
import { createDns } from './dns/create-dns.ts';
import { startKernel, type PluginToLoad } from './kernel/kernel.ts';
import { thirdPartyPlugins } from './kernel/third-party.ts';
import { createLog } from './log.ts';
import { cacheAnswers } from './model/answer-cache.ts';
import { keepAttempts } from './model/keep-attempts.ts';
import { createModelClient } from './model/model-client.ts';
import { createModelSurvey } from './model/model-survey.ts';
import { runTrajectory } from './model/run-trajectory.ts';
import { openSpans } from './model/spans.ts';
import { newRunId } from './model/trajectory/run-id.ts';
import type { EngineParts } from './orchestrator/engine-parts.ts';
import { thisProcess } from './orchestrator/owner.ts';
import { createSendingGuard } from './outbox/sending-guard.ts';
import { createPromptLibrary } from './prompts/prompt-library.ts';
import { createAccessTokens } from './sign-in/access-tokens.ts';
import type { DriverWish } from './store/driver.ts';
import { openStore } from './store/open.ts';
import type { Migration } from './store/migrate.ts';
import { textTools } from './text/text-tools.ts';
import { createToolCaller } from './tools/call-tools.ts';
import { createWeb } from './web/create-web.ts';

export interface EngineOptions {
  readonly ports: Ports;
  readonly settings: Settings;
  /** The plugins that come with the program. */
  readonly builtIns: readonly unknown[];
  /** Further ones that the host has from elsewhere, allowed by the user. */
  readonly guests?: readonly PluginToLoad[];
  readonly migrations: readonly Migration[];
  /** Stands in the user agent: `0.1.0`. */
  readonly version: string;
  /** What reads and writes the database; chosen by itself when left out. */
  readonly driver?: DriverWish;
}

export interface Engine extends EngineParts {
  /** Aborts what runs, tells the plugins, closes connections and the store. */
  close(reason: string): Promise<void>;
}

const pluginDeadlineSeconds = 10;

/** Rejects with `dns_server_malformed`, and with a `store_…` error when the database cannot be used; a plugin that cannot be used is named in `kernel.plugins` and the rest go on. */
export async function openEngine({ ports, settings, builtIns, guests = [], migrations, version, driver }: EngineOptions): Promise<Engine> {
  const { clock, paths, secrets, logSink, signIns } = ports;
  const dns = createDns({ servers: settings.dns.servers, clock });
  const root = createLog({ sink: logSink, clock, source: 'outreach' });
  const log = (source: string) => root.child(source);
  const store = await openStore({ file: paths.database, migrations, clock, ...(driver === undefined ? {} : { driver }) });
  try {
    const contact = settings.web.userAgentContact;
    const web = createWeb({
      clock,
      log: log('web'),
      userAgent: `OutreachAgent/${version}${contact === null ? '' : ` (${contact})`}`,
      allowedPrivateHosts: settings.web.allowedPrivateHosts,
      minimumDelayMilliseconds: settings.web.minimumDelayMs,
      pages: store.webPages,
    });
    const run = newRunId(clock);
    const trajectory = runTrajectory(paths.trajectories, run, settings.llm.trajectory, clock);
    const { budget: budgets, prices, cache, telemetry } = settings.llm;
    const models = createModelClient({
      backends: () => kernel.backends,
      tools: createToolCaller({ tools: () => kernel.tools, clock, log }),
      choices: (role) => choicesForRole(settings, role),
      limits: settings.llm,
      clock,
      book: keepAttempts({ ledger: store.ledger, trajectory: trajectory.open, budgets, prices, clock, run, owner: thisProcess }),
      ...(cache.keep ? { cache: cacheAnswers({ answers: store.modelAnswers, clock, days: cache.days }) } : {}),
      ...(telemetry ? { spans: await openSpans() } : {}),
    });
    const survey = createModelSurvey({ backends: () => kernel.backends, choices: (role) => choicesForRole(settings, role), timeouts: settings.llm.timeouts, clock, state: store.pluginState });
    const prompts = createPromptLibrary(paths.prompts, log('prompts'));
    const plugins: PluginToLoad[] = [
      ...builtIns.map((value) => ({ value, origin: { kind: 'built-in' as const, where: 'this program' } })),
      ...(await thirdPartyPlugins(paths.plugins, settings.pluginLoading.packages, { disabled: settings.pluginLoading.disabled })),
      ...guests,
    ];
    const kernel = await startKernel(
      plugins,
      {
        clock,
        secrets,
        log,
        web,
        text: textTools,
        state: store.pluginState,
        prompt: prompts.prompt,
        accessTokens: createAccessTokens({ clock, options: settings.plugins, ...(signIns === undefined ? {} : { signIns }) }),
        model: (role, plugin, signal) => models.modelFor(role, { asker: { agent: plugin, campaignId: null, leadId: null }, signal }),
      },
      { options: withOurSettings(settings, paths.home), disabled: settings.pluginLoading.disabled, deadlineSeconds: pluginDeadlineSeconds },
    );
    return {
      store,
      kernel,
      models,
      survey,
      prompts,
      settings,
      configHash: configHash(settings),
      run,
      web,
      dns,
      text: textTools,
      guard: createSendingGuard({ store, file: join(paths.home, 'sent.json') }),
      canSignIn: signIns !== undefined,
      clock,
      log,
      async close(reason) {
        kernel.stop(reason);
        await models.close();
        await survey.close();
        await trajectory.close();
        await web.close();
        await store.close();
      },
    };
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

/** What a plugin of ours needs of the settings of the whole: where the outbox is, and how many venues may be read at once. Its own options come first. */
export function withOurSettings({ plugins, discovery }: Settings, home: string): Settings['plugins'] {
  const fileTransport = { folder: 'outbox', ...plugins['transport-file'] };
  return { ...plugins, scout: { concurrency: discovery.concurrency, ...plugins['scout'] }, 'transport-file': { ...fileTransport, folder: resolve(home, fileTransport.folder) } };
}
