import { firstTables } from './0001-first-tables.ts';
import { webPages } from './0002-web-pages.ts';
import { costLedger } from './0003-cost-ledger.ts';
import { modelAnswers } from './0004-model-answers.ts';
import { mail } from './0006-mail.ts';

/** One step of the database. The name is what the database remembers; it never changes. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Every step of the database, oldest first. */
export const migrations: readonly Migration[] = [
  { name: '0001-first-tables', sql: firstTables },
  { name: '0002-web-pages', sql: webPages },
  { name: '0003-cost-ledger', sql: costLedger },
  { name: '0004-model-answers', sql: modelAnswers },
  { name: '0006-mail', sql: mail },
];
