// Tests that take minutes: `npm run test:slow`, two files at a time: most of them wait for processes of their own.
import settings from '../ava.config.js';

export default { ...settings, files: ['test/slow/**/*.test.ts'], timeout: '15m', concurrency: 2 };
