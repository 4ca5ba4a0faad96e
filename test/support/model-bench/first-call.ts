// Asks one question in a fresh process; prints how long that took from the beginning of the process, and which scripts were loaded by then.
import { Session } from 'node:inspector';
import { enableCompileCache } from 'node:module';
import type { Provider } from './contender.ts';
import { type ClientName, openContender } from './open-contender.ts';

export interface FirstCall {
  readonly milliseconds: number;
  readonly scripts: readonly string[];
}

const [name, provider, address = '', compiled] = process.argv.slice(2) as [ClientName, Provider, string, string?];
// As cli/outreach.ts does; the SDK by itself has it too.
if (compiled !== undefined) enableCompileCache(compiled);
const contender = await openContender(name, provider, address);
await contender.object();
const milliseconds = performance.now();
process.stdout.write(JSON.stringify({ milliseconds, scripts: loadedScripts() } satisfies FirstCall));
await contender.close();

/** The debugger is told of every script there is, when it is switched on. */
function loadedScripts(): readonly string[] {
  const scripts: string[] = [];
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params.url));
  session.post('Debugger.enable');
  session.disconnect();
  return scripts;
}
