import type { Connection } from './connection.ts';
import { changeUnsynced, single, type Transaction } from './write.ts';

/** Answers kept; the oldest go first. */
const mostAnswers = 5_000;
/** Characters of an answer; a longer one is not kept. */
const longestAnswer = 64_000;

export interface StoredAnswer {
  /** 64 hexadecimal digits. */
  readonly key: string;
  /** About whom; it is deleted with the lead. */
  readonly leadId: number | null;
  /** JSON. */
  readonly answer: string;
}

export type ModelAnswers = ReturnType<typeof modelAnswersIn>;

/** What models answered, to be given again to equal questions. Times are milliseconds since 1970, UTC. */
export function modelAnswersIn(connection: Connection) {
  return {
    /** Undefined when there is none that was stored after that moment. */
    find: (key: string, storedAfter: number, tx?: Transaction): Promise<string | undefined> =>
      single(connection, tx, (run) => run.get<{ answer: string }>('SELECT answer FROM model_answers WHERE key = ? AND stored_at > ?', key, storedAfter)?.answer),

    /** Takes the place of an older one. Nothing is kept of a lead that is gone. Does not wait for the disk: a lost one is asked for again. */
    keep: ({ key, leadId, answer }: StoredAnswer, storedAfter: number, tx?: Transaction): Promise<void> =>
      changeUnsynced(connection, tx, (run) => {
        if (answer.length > longestAnswer) return;
        run.run(
          `INSERT INTO model_answers (key, lead_id, answer, stored_at) SELECT ?, ?, ?, ? WHERE ? IS NULL OR EXISTS (SELECT 1 FROM leads WHERE id = ?)
           ON CONFLICT (key) DO UPDATE SET answer = excluded.answer, stored_at = excluded.stored_at`,
          key,
          leadId,
          answer,
          run.now(),
          leadId,
          leadId,
        );
        run.run('DELETE FROM model_answers WHERE stored_at <= ? OR rowid IN (SELECT rowid FROM model_answers ORDER BY stored_at DESC LIMIT -1 OFFSET ?)', storedAfter, mostAnswers);
      }),
  };
}
