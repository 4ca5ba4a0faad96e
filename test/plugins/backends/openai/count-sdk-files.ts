// Run as a process of its own: writes how many files of the SDK and its parser were loaded before and after the first question.
import { Session } from 'node:inspector';
import { answeringWith, loadBackend, request } from './asking.ts';

let loaded = 0;
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params: { url } }) => {
  if (/node_modules\/(?:openai|eventsource-parser)\//.test(url)) loaded += 1;
});
session.post('Debugger.enable'); // tells of what was loaded already as well

const backend = await loadBackend();
await backend.checkSetup('gpt-5');
const before = loaded;
await backend.complete(request(answeringWith({ status: 'completed', output: [] }).fetch));
console.log(JSON.stringify({ before, after: loaded }));
session.disconnect();
