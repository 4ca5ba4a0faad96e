import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

/** One run of one agent, at its end. */
export interface NewAgentLog {
  readonly agent: string;
  readonly state: 'completed' | 'failed' | 'cancelled';
  readonly campaignId: number | null;
  readonly leadId: number | null;
  /** Label of the backend. */
  readonly backend: string | null;
  readonly configHash: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of a US dollar; null (or left out) when the model has no known price. */
  readonly costMicros?: number | null;
  readonly error: string | null;
}

export type AgentLog = Required<NewAgentLog> & { readonly id: number };

/** What an agent has done so far. */
export interface AgentTotals {
  readonly agent: string;
  readonly runs: number;
  readonly failed: number;
  readonly milliseconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Milliseconds since 1970, UTC. */
  readonly lastStartedAt: number;
}

const columns = `id, agent, state, campaign_id AS campaignId, lead_id AS leadId, backend, config_hash AS configHash, started_at AS startedAt, milliseconds,
  input_tokens AS inputTokens, output_tokens AS outputTokens, cost_micros AS costMicros, error`;

export type AgentLogs = ReturnType<typeof agentLogsIn>;

export function agentLogsIn(connection: Connection) {
  return {
    add: (log: NewAgentLog, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run(
          `INSERT INTO agent_logs (agent, state, campaign_id, lead_id, backend, config_hash, started_at, milliseconds, input_tokens, output_tokens, cost_micros, error)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          log.agent,
          log.state,
          log.campaignId,
          log.leadId,
          log.backend,
          log.configHash,
          log.startedAt,
          Math.round(log.milliseconds),
          log.inputTokens,
          log.outputTokens,
          log.costMicros ?? null,
          log.error,
        );
      }),

    /** Newest first, of one agent or one lead or all; at most `limit`. */
    list: (of: { readonly agent?: string; readonly leadId?: number }, limit = 100, tx?: Transaction): Promise<readonly AgentLog[]> =>
      single(connection, tx, (run) => {
        const conditions = [of.agent === undefined ? '' : 'AND agent = ?', of.leadId === undefined ? '' : 'AND lead_id = ?'].join(' ');
        const values = [of.agent, of.leadId].filter((value) => value !== undefined);
        return run.all<AgentLog>(`SELECT ${columns} FROM agent_logs WHERE true ${conditions} ORDER BY id DESC LIMIT ? + 0`, ...values, limit);
      }),

    totals: (tx?: Transaction): Promise<readonly AgentTotals[]> =>
      single(connection, tx, (run) =>
        run.all<AgentTotals>(
          `SELECT agent, count(*) AS runs, count(*) FILTER (WHERE state = 'failed') AS failed, sum(milliseconds) AS milliseconds,
              sum(input_tokens) AS inputTokens, sum(output_tokens) AS outputTokens, max(started_at) AS lastStartedAt FROM agent_logs GROUP BY agent ORDER BY agent`,
        ),
      ),
  };
}
