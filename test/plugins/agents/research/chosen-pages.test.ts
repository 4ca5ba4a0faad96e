import test from 'ava';
import type { ResearchInput, ToolRequest } from '../../../../core/index.ts';
import { chosenPages } from '../../../../plugins/agents/research/chosen-pages.ts';
import { readHome } from '../../../../plugins/agents/research/pages.ts';
import { agentRun } from '../../../support/agent-run.ts';
import { leadFrom } from '../../../support/letters.ts';
import { webOf } from '../../../support/venue.ts';

const site = {
  'https://tidewater.example/': '<title>Tidewater</title><p>Tidewater books berths.</p><a href="/about">About us</a> <a href="https://elsewhere.example/x">Elsewhere</a>',
  'https://tidewater.example/about': '<title>About</title><p>We are two sailors.</p>',
  'https://elsewhere.example/x': '<title>X</title><p>Not theirs.</p>',
};
const input: ResearchInput = { phase: 'deep', lead: leadFrom({ company: 'Tidewater', website: 'https://tidewater.example/' }), documents: [], maxWebCalls: 5, maxTokens: 1_000 };

/** Reads what a model would, one address after another, and says what became of each. */
function readerOf(urls: readonly string[]) {
  const asked: ToolRequest[] = [];
  const failures: string[] = [];
  return {
    asked,
    failures,
    async generateWithTools(request: ToolRequest): Promise<string> {
      asked.push(request);
      for (const url of urls) await request.web.page(url).catch((thrown: Error) => failures.push(thrown.message));
      return 'Enough.';
    },
  };
}

async function choose(urls: readonly string[]) {
  const { run } = agentRun();
  const web = webOf(site);
  const model = readerOf(urls);
  const whole = { ...run, web, model: { ...run.model, ...model } };
  const home = await readHome('tidewater.example', whole);
  if (home === undefined) throw new Error('no home page');
  return { pages: await chosenPages(input, home, 4, 'Read.', whole), web, model };
}

test('what the model chose is read, and becomes a document that may be quoted; the home page is not read twice over', async (t) => {
  const { pages, model } = await choose(['https://tidewater.example/about', 'https://tidewater.example/']);
  t.deepEqual(pages.map(({ uri, text }) => [uri, text.trim()]), [['https://tidewater.example/about', 'We are two sailors.']]);
  t.like(model.asked[0], { task: 'research.read', tools: ['web-page'], maxCalls: 4, input: { company: 'Tidewater', links: [{ url: 'https://tidewater.example/about', text: 'About us' }] } });
});

test('a model that wants to read elsewhere, or that a page has told to, is refused: nothing is asked of another site', async (t) => {
  const { pages, web, model } = await choose(['https://elsewhere.example/x', 'https://tidewater.example.evil.example/?q=secret']);
  t.deepEqual(pages, []);
  t.deepEqual(web.asked, ['https://tidewater.example/']);
  t.is(model.failures.length, 2);
  t.regex(model.failures[0] ?? '', /Only pages of tidewater\.example/);
});
