// Preloaded into a program: whatever it wants to reach beyond this machine is refused, and written down for the test.
import { appendFileSync } from 'node:fs';

process.env['OUTREACH_TEST_NETWORK'] = 'guarded by its own test'; // the guard for tests would end the program
const { guardNetwork } = await import('./loopback-only.ts');
const file = process.env['RECORDED_CONNECTIONS'] ?? '';
guardNetwork(({ message }) => appendFileSync(file, `${message}\n`));
