import type { PageCache } from '../web/page-cache.ts';
import { type AgentLogs, agentLogsIn } from './agent-logs.ts';
import { type AgentResults, agentResultsIn } from './agent-results.ts';
import { type Briefs, briefsIn } from './briefs.ts';
import { type Campaigns, campaignsIn } from './campaigns.ts';
import { type Changes, changesIn } from './changes.ts';
import type { Connection } from './connection.ts';
import { type CostLedger, costLedgerIn } from './cost-ledger.ts';
import { type Documents, documentsIn } from './documents.ts';
import type { OpenDriver } from './driver.ts';
import { type Emails, emailsIn } from './emails.ts';
import { type Events, eventsIn } from './events.ts';
import { type FollowUps, followUpsIn } from './follow-ups.ts';
import { type Inbox, inboxIn } from './inbox.ts';
import { type Jobs, jobsIn } from './jobs.ts';
import { type LeadHistory, leadHistoryIn } from './lead-history.ts';
import { type Leads, leadsIn } from './leads.ts';
import { type Matches, matchesIn } from './matches.ts';
import { type Metrics, metricsIn } from './metrics.ts';
import type { Migration, MigrationReport } from './migrate.ts';
import { type ModelAnswers, modelAnswersIn } from './model-answers.ts';
import { type Outbox, outboxIn } from './outbox.ts';
import { outcomesIn, type StoredOutcomes } from './outcomes.ts';
import { type PluginState, pluginStateIn } from './plugin-state.ts';
import { type Profiles, profilesIn } from './profiles.ts';
import { type Progress, progressIn } from './progress.ts';
import { type Queue, queueIn } from './queue.ts';
import { type ReviewQueue, reviewQueueIn } from './review-queue.ts';
import { type Roles, rolesIn } from './roles.ts';
import { type SendRecords, sendRecordsIn } from './send-record.ts';
import { type SendingState, sendingIn } from './sending.ts';
import { type Spending, spendingIn } from './spending.ts';
import { type Suppression, suppressionIn } from './suppression.ts';
import { type Threads, threadsIn } from './threads.ts';
import { type VenueRecords, venuesIn } from './venue-records.ts';
import { webPagesIn } from './web-pages.ts';
import { type Transaction, write } from './write.ts';
import { writeTogether, type WriteTogetherSettings } from './write-together.ts';

/** Everything that is kept, by topic. Every function takes the transaction of `write` as its last argument, or is a transaction by itself. */
export interface Store {
  readonly file: string;
  /** Made with the file, and never changed: two stores with one id are copies of each other. */
  readonly id: string;
  /** What opening it did to the file. */
  readonly report: MigrationReport;
  readonly connection: Connection;
  readonly openDriver: OpenDriver;
  readonly migrations: readonly Migration[];

  readonly profiles: Profiles;
  readonly leads: Leads;
  readonly leadHistory: LeadHistory;
  readonly documents: Documents;
  readonly webPages: PageCache;
  readonly campaigns: Campaigns;
  readonly threads: Threads;
  readonly briefs: Briefs;
  readonly matches: Matches;
  readonly emails: Emails;
  readonly reviewQueue: ReviewQueue;
  readonly outbox: Outbox;
  readonly queue: Queue;
  readonly followUps: FollowUps;
  readonly sending: SendingState;
  readonly sendRecords: SendRecords;
  readonly inbox: Inbox;
  readonly suppression: Suppression;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly agentResults: AgentResults;
  readonly agentLogs: AgentLogs;
  readonly ledger: CostLedger;
  readonly modelAnswers: ModelAnswers;
  readonly spending: Spending;
  readonly venues: VenueRecords;
  readonly pluginState: PluginState;
  readonly roles: Roles;
  readonly metrics: Metrics;
  readonly outcomes: StoredOutcomes;
  readonly changes: Changes;
  readonly progress: Progress;

  /** Runs `work` in one transaction; see `write`. */
  write<Result>(work: (tx: Transaction) => Result | Promise<Result>): Promise<Result>;
  /** As `write`, but waits for the disk together with others; see `writeTogether`. */
  writeTogether<Result>(work: (tx: Transaction) => Result | Promise<Result>, settings?: WriteTogetherSettings): Promise<Result>;
  /** Waits for the transaction under way, then closes the file. */
  close(): Promise<void>;
}

export type OpenedStore = Pick<Store, 'connection' | 'id' | 'report' | 'openDriver' | 'migrations'>;

export function assembleStore(opened: OpenedStore): Store {
  const { connection } = opened;
  return {
    ...opened,
    file: connection.file,
    profiles: profilesIn(connection),
    leads: leadsIn(connection),
    leadHistory: leadHistoryIn(connection),
    documents: documentsIn(connection),
    webPages: webPagesIn(connection),
    campaigns: campaignsIn(connection),
    threads: threadsIn(connection),
    briefs: briefsIn(connection),
    matches: matchesIn(connection),
    emails: emailsIn(connection),
    reviewQueue: reviewQueueIn(connection),
    outbox: outboxIn(connection),
    queue: queueIn(connection),
    followUps: followUpsIn(connection),
    sending: sendingIn(connection),
    sendRecords: sendRecordsIn(connection),
    inbox: inboxIn(connection),
    suppression: suppressionIn(connection),
    jobs: jobsIn(connection),
    events: eventsIn(connection),
    agentResults: agentResultsIn(connection),
    agentLogs: agentLogsIn(connection),
    ledger: costLedgerIn(connection),
    modelAnswers: modelAnswersIn(connection),
    spending: spendingIn(connection),
    venues: venuesIn(connection),
    pluginState: pluginStateIn(connection),
    roles: rolesIn(connection),
    metrics: metricsIn(connection),
    outcomes: outcomesIn(connection),
    changes: changesIn(connection),
    progress: progressIn(connection),
    write: (work) => write({ connection }, work),
    writeTogether: (work, settings) => writeTogether({ connection }, work, settings),
    async close() {
      const turn = connection.gate.enter();
      if (turn !== undefined) await turn;
      await connection.log?.close();
      connection.db.close();
      connection.gate.leave();
    },
  };
}
