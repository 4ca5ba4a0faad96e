// Runs before the tests with real mail servers: says what to install where something is missing, and ends with 1.
import { missingServers } from './missing-servers.ts';

const missing = missingServers();
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 1;
}
