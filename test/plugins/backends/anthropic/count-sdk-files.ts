// Says how many files of the SDK were loaded before the first question, and after it.
import { Session } from 'node:inspector';
import { loadBackend, request } from './asking.ts';

let loaded = 0;
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params: { url } }) => {
  if (url.includes('@anthropic-ai/sdk')) loaded++;
});
session.post('Debugger.enable'); // tells of what was loaded already as well

const backend = await loadBackend();
await backend.checkSetup('claude-sonnet-5-5');
const before = loaded;
await backend.complete(request(async () => new Response('{"content":[]}')));
session.disconnect();
console.log(JSON.stringify({ before, after: loaded }));
