// Tests that take minutes: `npm run test:slow`, one file after another, because they measure what happens under load of their own.
export default {
  files: ['test/slow/**/*.test.ts'],
  extensions: ['ts'],
  require: ['./test/support/loopback-only.ts'],
  timeout: '15m',
  concurrency: 1,
};
