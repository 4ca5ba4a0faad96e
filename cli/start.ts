// `npm start`: the main job at once. With a résumé and a venue it is the user's own; without, it is the sample that comes with the program,
// served on loopback and kept in a home of its own.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { keepHeapSmall } from './keep-heap-small.ts';

enableCompileCache();
keepHeapSmall();
const { main } = await import('./main.ts');

const sampleHome = fileURLToPath(new URL('../.outreach-sample', import.meta.url));
const own = ['--venue', '--from', '--resume'];

const words = process.argv.slice(2);
process.exitCode = words.some((word) => own.includes(word.split('=')[0] ?? '')) || words.includes('--help') ? await main(['run', 'all', ...words]) : await runSample();

async function runSample(): Promise<number> {
  const { sampleResume } = await import('../core/sample/sample-resume.ts');
  const { serveSample } = await import('../core/sample/serve-sample.ts');
  const site = await serveSample();
  const home = words.some((word) => word === '--home' || word.startsWith('--home=')) ? [] : ['--home', sampleHome];
  try {
    process.stderr.write(`A sample: a fictional engineer's résumé and a job board with made-up companies, served at ${site.url}\n`);
    return await main([
      'run', 'all', '--resume', sampleResume, '--venue', 'url', '--from', site.url, '--limit', '10',
      // The sample's own server may be read though it is inside this machine, and has no need of pauses.
      '--set', `web.allowedPrivateHosts=${site.host}`, '--set', 'web.minimumDelayMs=0',
      ...home, ...words,
    ]);
  } finally {
    await site.close();
  }
}
