// Takes a lock, says so, and never gives it back.
import { withFileLock } from '../../core/files/with-file-lock.ts';

await withFileLock(process.argv[2] ?? '', async () => {
  process.stdout.write('held\n');
  await new Promise((resolve) => setTimeout(resolve, 1_000_000));
});
