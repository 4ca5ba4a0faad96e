// A queue as long as one likes, in a moment: one approved message, and copies of its rows to other people.
import type { Store } from '../../core/store/store.ts';
import { approveMessages } from './approved-messages.ts';

export interface ManyMessages {
  /** Where each recipient is, by its number. */
  readonly locations?: readonly string[];
}

/** So many approved messages to `reader1@place1.example` and on. */
export async function queueManyMessages(store: Store, count: number, { locations = [] }: ManyMessages = {}): Promise<void> {
  await approveMessages(store, 1);
  if (count === 1) return;
  await store.write(({ run }) => {
    run('CREATE TEMPORARY TABLE numbers AS WITH RECURSIVE each (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM each WHERE n < ?) SELECT n FROM each', count);
    const place = locations.length === 0 ? 'location' : `json_extract('${JSON.stringify(locations).replaceAll("'", "''")}', '$[' || (n % ${locations.length}) || ']')`;
    const copies = {
      leads: { id: 'n', company: "'Company ' || n", email: address, identity: "identity || ' ' || n", location: place },
      emails: { id: 'n', lead_id: 'n', message_id: messageId },
      outbox: { due_at: 'due_at - 200000 + n', id: 'n', email_id: 'n', lead_id: 'n', message_id: messageId, recipient: address, bytes: bytesForThem },
    };
    for (const [table, changed] of Object.entries(copies)) {
      const columns = store.connection.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);
      const values = columns.map((name) => (changed as Readonly<Record<string, string>>)[name] ?? name);
      run(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table}, numbers WHERE ${table}.id = 1`);
    }
    run('DROP TABLE numbers');
  });
}

const address = "'reader' || n || '@place' || (n % 50) || '.example'";
const messageId = "replace(message_id, '<', '<' || n || '.')";
const bytesForThem = `CAST(replace(replace(CAST(bytes AS TEXT), 'reader1@place1.example', ${address}), 'Message-ID: <', 'Message-ID: <' || n || '.') AS BLOB)`;
