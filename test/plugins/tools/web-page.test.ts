import test from 'ava';
import type { Tool } from '../../../core/contracts/tool.ts';
import { createError } from '../../../core/errors.ts';
import type { Scope } from '../../../core/kernel/plugin.ts';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { limitWeb } from '../../../core/web/limit-web.ts';
import webPage from '../../../plugins/tools/web-page.ts';
import { toolCall, toolCaller } from '../../support/tool-caller.ts';

const tools: Tool<never>[] = [];
void webPage.apply({ addTool: (tool: Tool<never>) => void tools.push(tool) } as unknown as Scope);

const long = Array.from({ length: 1500 }, (_, index) => `<p>Berth ${index} is free.</p>`).join('');
const pages = {
  'https://tidewater.example/': '<title>Tidewater</title><p>We book berths.</p><a href="/team">Our team</a><a href="/team#top">Team again</a><a href="#here">Here</a><a href="mailto:a@b.example">Mail</a>',
  'https://tidewater.example/long': `<title>Berths</title>${long}`,
};

async function read(input: unknown, web = fakePorts({ pages }).web as Parameters<typeof toolCaller>[1]) {
  const [answer] = await toolCaller(tools, web).call([toolCall('web-page', input)]);
  return { answer, data: (JSON.parse(answer?.text ?? '{}') as { readonly data?: Readonly<Record<string, unknown>> }).data };
}

test('a model reads a page: its title, its text, and each other page that it links to, once', async (t) => {
  const { data } = await read({ url: 'https://tidewater.example/' });
  t.like(data, { url: 'https://tidewater.example/', title: 'Tidewater', next: null });
  t.regex(String(data?.['text']), /We book berths/);
  t.deepEqual(data?.['links'], [{ url: 'https://tidewater.example/team', text: 'Our team' }]);
});

test('a long page comes in parts, and none of it is left out', async (t) => {
  const parts: string[] = [];
  for (let from: unknown = 0; from !== null; ) {
    const { data } = await read({ url: 'https://tidewater.example/long', from });
    parts.push(String(data?.['text']));
    from = data?.['next'];
    t.true(parts.length < 20);
  }
  t.is([...parts.join('').matchAll(/Berth \d+ is free/g)].length, 1500);
});

test('what is no web address is not read', async (t) => {
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', '/team', 7]) t.is((await read({ url })).answer?.error?.code, 'tool_input_invalid');
});

test('each page counts against the web calls of the run, and the model is told when there are no more', async (t) => {
  const web = limitWeb(fakePorts({ pages }).web, { signal: new AbortController().signal, maxCalls: 1 });
  const calls = ['https://tidewater.example/', 'https://tidewater.example/long'].map((url) => toolCall('web-page', { url }));
  const answers = await toolCaller(tools, web).call(calls);
  t.deepEqual(answers.map(({ error }) => error?.code ?? null), [null, 'web_call_limit']);
});

test('a page inside the user\'s network is refused by the web, and the model hears no more than that', async (t) => {
  const refusing = { page: () => Promise.reject(createError('web_refused_private', { url: 'http://router/', host: 'router', address: '192.168.0.1' })), json: () => Promise.reject(new Error('not asked')) };
  const { answer } = await read({ url: 'http://router/' }, refusing);
  t.is(answer?.error?.code, 'web_refused_private');
  t.deepEqual(Object.keys(JSON.parse(answer?.text ?? '{}') as object), ['tool', 'error']);
});

test('nothing is kept from one agent to the next: each asks through its own web, which may allow less', async (t) => {
  const { web } = fakePorts({ pages });
  const { call } = toolCaller(tools, web);
  const once = () => call([toolCall('web-page', { url: 'https://tidewater.example/' })]);
  await once();
  await once();
  t.is(web.asked.length, 2);
});
