import type { Clock, Log } from '../contracts/ports.ts';
import type { TextTools } from '../contracts/text-tools.ts';
import type { Settings } from '../config/settings.ts';
import type { Dns } from '../dns/dns.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { ModelClient } from '../model/model-client.ts';
import type { ModelSurvey } from '../model/model-survey.ts';
import type { SendingGuard } from '../outbox/sending-guard.ts';
import type { PromptLibrary } from '../prompts/prompt-library.ts';
import type { Store } from '../store/store.ts';
import type { GuardedWeb } from '../web/create-web.ts';

/** What every part of the engine works with. */
export interface EngineParts {
  readonly store: Store;
  readonly kernel: Kernel;
  readonly models: ModelClient;
  readonly survey: ModelSurvey;
  readonly prompts: PromptLibrary;
  readonly settings: Settings;
  /** First 8 hex digits over the settings; kept with every run. */
  readonly configHash: string;
  /** Names what this process does, from its start to its end: its trajectory, its rows in the ledger. */
  readonly run: string;
  readonly web: GuardedWeb;
  readonly dns: Dns;
  readonly text: TextTools;
  /** Says when nothing may be sent, because this store does not know what was sent. */
  readonly guard: SendingGuard;
  /** Whether the person can be signed in somewhere in this host; in a terminal they cannot. */
  readonly canSignIn: boolean;
  readonly clock: Clock;
  readonly log: (source: string) => Log;
}
