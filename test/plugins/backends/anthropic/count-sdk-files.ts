// Says how many files of the SDK were loaded before the first question, and after it.
import { registerHooks } from 'node:module';

let loaded = 0;
registerHooks({
  load(url, context, next) {
    if (url.includes('@anthropic-ai/sdk')) loaded++;
    return next(url, context);
  },
});

const { loadBackend, request } = await import('./asking.ts');
const backend = await loadBackend();
await backend.checkSetup('claude-sonnet-5-5');
const before = loaded;
await backend.complete(request(async () => new Response('{"content":[]}')));
console.log(JSON.stringify({ before, after: loaded }));
