export default {
  extensions: ['ts'],
  files: ['test/vscode/**/*.test.ts'],
  timeout: '5m',
  concurrency: 1,
};
