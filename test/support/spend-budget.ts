// Reserves and settles what a day's budget allows, many at once; prints how many attempts were let through.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { attempt, most, succeeded } from './attempts.ts';
import { wallClock } from './store.ts';

const [file = '', owner = '', attempts = '1', dollars = '1'] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
let letThrough = 0;
await Promise.all(
  Array.from({ length: Number(attempts) }, async (_, number) => {
    try {
      const id = await store.ledger.reserve({ ...attempt, call: `${owner}-${number}` }, { ...most, owner }, { perDay: { dollars: Number(dollars) } });
      await new Promise((resolve) => setTimeout(resolve, 5));
      await store.ledger.settle(id, succeeded(100_000));
      letThrough += 1;
    } catch (thrown) {
      if ((thrown as { code?: string }).code !== 'budget_exhausted') throw thrown;
    }
  }),
);
await store.close();
console.log(letThrough);
