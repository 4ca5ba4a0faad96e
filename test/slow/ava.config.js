// Tests that take minutes: `npm run test:slow`, one file after another, because they measure what happens under load of their own.
import settings from '../ava.config.js';

export default { ...settings, files: ['test/slow/**/*.test.ts'], timeout: '15m', concurrency: 1 };
