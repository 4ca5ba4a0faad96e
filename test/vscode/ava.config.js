export default {
  extensions: ['ts'],
  files: ['test/vscode/**/*.test.ts'],
  timeout: '5m',
  concurrency: 2, // an editor waits as much as it works
};
