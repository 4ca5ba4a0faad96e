// Makes a home, and prints the error when it cannot.
import { ensureHome } from '../../core/home/ensure-home.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import { isOutreachError } from '../../core/errors.ts';

try {
  await ensureHome(outreachPaths({ home: process.argv[2], environment: {} }));
} catch (thrown) {
  if (!isOutreachError(thrown)) throw thrown;
  process.stdout.write(JSON.stringify({ code: thrown.code, message: thrown.message }));
}
