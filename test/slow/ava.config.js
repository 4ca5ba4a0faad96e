// Tests that take minutes: `npm run test:slow`, two files at a time: most of them wait for processes of their own. These run the bundle, which begins in half the time.
import { join } from 'node:path';
import settings from '../ava.config.js';

const program = join(import.meta.dirname, '../../dist/outreach.js');
/** What takes longest begins first, so that nothing is waited for alone at the end. */
const longest = ['never-twice', 'kill-storm', 'real-data', 'commands', 'store-on-node'];
const rank = (file) => (longest.findIndex((name) => file.includes(name)) + longest.length + 1) % (longest.length + 1);

export default { ...settings, files: ['test/slow/**/*.test.ts'], timeout: '15m', concurrency: 2, sortTestFiles: (one, other) => rank(one) - rank(other) || (one < other ? -1 : 1), environmentVariables: { OUTREACH_PROGRAM: program } };
