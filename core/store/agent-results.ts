import type { Moment } from '../kernel/hooks.ts';
import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

/** What a module agent said about a lead. */
export interface AgentResult {
  readonly leadId: number;
  readonly agent: string;
  readonly moment: Moment;
  readonly value: Readonly<Record<string, unknown>>;
}

export type AgentResults = ReturnType<typeof agentResultsIn>;

export function agentResultsIn(connection: Connection) {
  return {
    /** One per lead, agent and moment; the newest counts. */
    put: (result: AgentResult, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run(
          `INSERT INTO agent_results (lead_id, agent, moment, value, created_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (lead_id, agent, moment) DO UPDATE SET value = excluded.value, created_at = excluded.created_at`,
          result.leadId,
          result.agent,
          result.moment,
          JSON.stringify(result.value),
          run.now(),
        );
      }),

    ofLead: (leadId: number, tx?: Transaction): Promise<readonly AgentResult[]> =>
      single(connection, tx, (run) =>
        run
          .all<{ agent: string; moment: Moment; value: string }>('SELECT agent, moment, value FROM agent_results WHERE lead_id = ? ORDER BY id', leadId)
          .map((row) => ({ leadId, agent: row.agent, moment: row.moment, value: JSON.parse(row.value) as Record<string, unknown> })),
      ),
  };
}
