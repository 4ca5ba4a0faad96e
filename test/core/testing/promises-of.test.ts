import { createServer } from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import type { Agent } from '../../../core/contracts/agent.ts';
import type { Backend, ModelBackend } from '../../../core/contracts/backend.ts';
import type { Mailbox, ReceivedMessage } from '../../../core/contracts/mailbox.ts';
import { sendPhases, type OutgoingMessage, type Transport } from '../../../core/contracts/transport.ts';
import type { Venue } from '../../../core/contracts/venue.ts';
import type { Candidate } from '../../../core/domain/lead.ts';
import { createError } from '../../../core/errors.ts';
import type { Plugin } from '../../../core/kernel/plugin.ts';
import { promisesOf, type Sample } from '../../../core/testing.ts';
import { buildAgent, hang, plugin } from '../../support/kernel.ts';

/** Titles of the promises that are not kept. */
async function brokenBy(subject: Plugin, sample: Sample): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { title, check } of promisesOf(subject, sample)) {
    try {
      await check();
    } catch (thrown) {
      broken.push(`${title}: ${(thrown as Error).message}`);
    }
  }
  return broken;
}

interface Case {
  /** What the plugin does. */
  readonly harm: string;
  readonly subject: Plugin;
  readonly sample: Sample;
  /** The promise that must notice, and the reason that it gives; none when it is sound. */
  readonly breaks: RegExp | null;
}

const outside = mkdtempSync(join(tmpdir(), 'outreach-outside-'));
const litter = () => writeFileSync(join(outside, 'litter.txt'), 'x');

const plugins: readonly Case[] = [
  { harm: 'does nothing wrong', subject: plugin('sound', () => undefined, { options: { type: 'object', additionalProperties: false, properties: { limit: { type: 'integer', description: 'How many.' } } } }), breaks: null },
  { harm: 'does not say what an option is', subject: plugin('bad', () => undefined, { options: { type: 'object', additionalProperties: false, properties: { limit: { type: 'integer' } } } }), breaks: /each of its options.*"limit" has neither/ },
  { harm: 'takes misspelled options', subject: plugin('bad', () => undefined, { options: { type: 'object', properties: {} } }), breaks: /each of its options.*additionalProperties/ },
  { harm: 'throws when it is loaded', subject: plugin('bad', () => { throw new Error('no luck'); }), breaks: /it is loaded in time.*no luck/ },
  { harm: 'writes a file when it is loaded', subject: plugin('bad', litter), breaks: /loading it touches nothing.*it wrote to .*litter\.txt/ },
  { harm: 'prints when it is loaded', subject: plugin('bad', () => void process.stdout.write('')), breaks: /loading it touches nothing.*it printed/ },
  { harm: 'would end the program', subject: plugin('bad', () => process.exit(0)), breaks: /it is loaded in time.*must not end the program/ },
  { harm: 'throws at a moment', subject: plugin('bad', (scope) => scope.hooks.emailSent.tap(() => { throw new Error('no luck'); })), breaks: /it hears every moment.*no luck/ },
  { harm: 'changes what it is told', subject: plugin('bad', (scope) => scope.hooks.emailSent.tap(({ lead }) => void ((lead as { company: string }).company = 'x'))), breaks: /it hears every moment.*read only/ },
  { harm: 'answers a veto with null', subject: plugin('bad', (scope) => scope.hooks.emailSend.tap(() => null as never)), breaks: /it answers every question.*a veto is answered/ },
  { harm: 'answers a review with a sentence', subject: plugin('bad', (scope) => scope.hooks.draftReview.tap(() => 'bad' as never)), breaks: /it answers every question.*does not fit/ },
].map((each) => ({ ...each, sample: { kind: 'plugin' } }));

function agentCase(harm: string, wish: Partial<Agent<unknown, unknown>>, breaks: RegExp | null): Case {
  return { harm, subject: plugin('team', (scope) => scope.addAgent({ ...buildAgent<unknown, unknown>(), ...wish })), sample: { kind: 'agent', id: 'sample-agent' }, breaks };
}

const agents: readonly Case[] = [
  agentCase('does nothing wrong', {}, null),
  agentCase('asks its model and passes on what it says', { run: (_, { model }) => model.generateObject({ task: 'x', instructions: '', input: {}, schema: { type: 'object', required: ['note'], properties: { note: { type: 'string' } } } }) }, null),
  agentCase('has no title', { title: ' ' }, /says what it is.*no title/),
  agentCase('takes any answer', { output: {} }, /has a schema.*takes null/),
  agentCase('answers what does not fit', { run: async () => ({}) }, /answers with plain data.*note/),
  agentCase('answers with a date', { output: { type: 'object' }, run: async () => ({ at: new Date(0) }) }, /answers with plain data.*plain JSON/),
  agentCase('changes its question', { run: async (input) => { (input as { lead: { company: string } }).lead.company = 'x'; return { note: 'x' }; } }, /leaves what it is asked.*read only/),
  agentCase('answers otherwise each time', { run: async () => ({ note: String(Math.random()) }) }, /gives the same answer/),
  agentCase('mixes two runs up', { run: mixed() }, /gives the same answer/),
  agentCase('does not hear its signal', { run: async (_, { web, signal }) => { await web.page('https://a.example').catch(() => (signal.aborted ? hang() : undefined)); return { note: 'x' }; } }, /stops when it is cancelled.*more than 2 s/),
  agentCase('fails to clean up', { cleanUp: () => { throw new Error('no luck'); } }, /comes to one end.*cleaning up/),
  agentCase('writes a file', { run: async () => (litter(), { note: 'x' }) }, /touches nothing outside.*litter\.txt/),
  agentCase('starts a program', { run: async () => ((await import('node:child_process')).spawnSync('true'), { note: 'x' }) }, /touches nothing outside.*started the program true/),
  agentCase('connects by itself', { run: async () => (await connectToNobody(), { note: 'x' }) }, /touches nothing outside.*connection of its own/),
];

/** Keeps what belongs to one run in a place that all runs share. */
function mixed(): Agent<unknown, unknown>['run'] {
  let running = 0;
  return async () => {
    running += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const note = running;
    running = 0;
    return { note: String(note) };
  };
}

async function connectToNobody(): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { connect } = await import('node:net');
  const socket = connect((server.address() as { port: number }).port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.destroy();
  server.close();
}

const document = { kind: 'posting', uri: 'https://a.example/1', title: 'Job', text: 'Write to ada@a.example.', fetchedAt: '2026-03-02T09:00:00Z' } as const;
const candidate: Candidate = { company: 'A', email: 'ada@a.example', provenance: { uri: document.uri, how: 'stated', quote: 'ada@a.example' }, documents: [document] };

function venueCase(harm: string, wish: Partial<Venue>, breaks: RegExp | null): Case {
  const venue: Venue = {
    id: 'place',
    label: 'Place',
    description: 'Finds one.',
    takes: ['file'],
    async *discover(from) {
      await from.json();
      yield candidate;
    },
    ...wish,
  };
  return { harm, subject: plugin('places', (scope) => scope.addVenue(venue)), sample: { kind: 'venue', id: 'place', from: { file: 'a.json', text: '{}' } }, breaks };
}

const finding = (found: object): Venue['discover'] => async function* (from) {
  await from.json();
  yield { ...candidate, ...found } as Candidate;
};

const venues: readonly Case[] = [
  venueCase('does nothing wrong', {}, null),
  venueCase('has no description', { description: '' }, /says what it is.*no description/),
  venueCase('takes nothing', { takes: [] }, /says what it is.*takes/),
  venueCase('finds nothing', { async *discover(from) { await from.json(); } }, /finds candidates.*found nothing/),
  venueCase('names no company', { discover: finding({ company: '' }) }, /finds candidates.*company/),
  venueCase('adds fields of its own', { discover: finding({ salary: 3 }) }, /finds candidates.*salary is not known/),
  venueCase('leaves markup in a name', { discover: finding({ company: '<b>A</b>' }) }, /finds candidates.*company is not plain/),
  venueCase('gives what is no address', { discover: finding({ email: 'ada at a' }) }, /finds candidates.*no mail address/),
  venueCase('does not say where an address came from', { discover: finding({ provenance: undefined }) }, /finds candidates.*where ada@a\.example came from/),
  venueCase('quotes what no document says', { discover: finding({ provenance: { uri: 'x', how: 'stated', quote: 'Ada herself' } }) }, /finds candidates.*quotes no document/),
  venueCase('has a website that is none', { discover: finding({ website: 'a.example' }) }, /finds candidates.*no web address/),
  venueCase('skips without a reason', { async *discover(from, run) { await from.json(); run.skip('entry 1', ''); yield candidate; } }, /says why it left/),
  venueCase('finds something else each time', { discover: async function* (from) { await from.json(); yield { ...candidate, role: String(Math.random()) }; } }, /finds the same/),
  venueCase('takes a source that cannot be read for an empty one', { async *discover(from) { if (await from.json().then(() => true, () => false)) yield candidate; } }, /tells a source that cannot be read.*did not say so/),
  venueCase('reads the file by itself', { async *discover(from) { JSON.parse(await from.text()); yield candidate; } }, /is not thrown by a source.*without help/),
  venueCase('goes on after it was cancelled', { async *discover(from, run) { await from.json(); yield candidate; await run.web.page('https://a.example').catch(() => undefined); /* it only matters that it asked */ } }, /ends when it is cancelled.*asked the web for more/),
  venueCase('hangs', { async *discover(from) { await from.json(); yield candidate; await hang(); } }, /ends when it is cancelled.*more than 5 s|finds candidates/),
  venueCase('writes a file', { async *discover(from) { await from.json(); litter(); yield candidate; } }, /touches nothing outside/),
].filter(({ harm }) => harm !== 'hangs');

const answer = { value: { colour: 'red' }, usage: { inputTokens: 1, outputTokens: 1 } };

function backendCase(harm: string, wish: Partial<Backend>, breaks: RegExp | null): Case {
  const backend: Backend = {
    id: 'rules',
    label: 'Rules',
    remote: false,
    async generateObject({ signal, task }) {
      signal.throwIfAborted();
      if (task !== 'conformance.colour') throw createError('plugin_says', { message: `I do not know ${task}.`, help: 'Ask me for a colour.' });
      return answer;
    },
    ...wish,
  };
  return { harm, subject: plugin('models', (scope) => scope.addBackend(backend)), sample: { kind: 'backend', id: 'rules' }, breaks };
}

function vectorsCase(harm: string, vectors: readonly (readonly number[])[], breaks: RegExp | null): Case {
  const usage = { inputTokens: 1, outputTokens: 1 };
  const backend: ModelBackend = {
    id: 'rules',
    label: 'Model',
    remote: false,
    defaultModel: 'm',
    embeddingModel: 'm',
    traits: () => ({ contextTokens: null, maxOutputTokens: null, tools: null, objects: 'schema' }),
    checkSetup: async () => undefined,
    complete: async ({ model }) => ({ text: '{"colour": "red"}', reasoning: '', toolCalls: [], finish: 'stop', usage, model }),
    stream: () => raise(new Error('nobody asks for it')),
    embed: async ({ model }) => ({ vectors, usage, model }),
    models: async () => [],
  };
  return { harm, subject: plugin('models', (scope) => scope.addBackend(backend)), sample: { kind: 'backend', id: 'rules' }, breaks };
}

const backends: readonly Case[] = [
  vectorsCase('gives each text its vector', [[1, 0], [0, 1], [1, 0]], null),
  vectorsCase('gives too few vectors', [[1, 0], [0, 1]], /turns texts into vectors.*there are 2 for 3 texts/),
  vectorsCase('gives vectors in another order', [[1, 0], [1, 0], [0, 1]], /turns texts into vectors.*equal texts lie farther apart/),
  backendCase('does nothing wrong', {}, null),
  backendCase('has no label', { label: '' }, /says who answers.*no label/),
  backendCase('does not say whether it is remote', { remote: undefined as never }, /says who answers.*remote/),
  backendCase('answers what does not fit', { generateObject: async () => ({ ...answer, value: 'red' }) }, /answers with a value that fits/),
  backendCase('counts nothing', { generateObject: async () => ({ value: answer.value }) as never }, /answers with a value that fits.*usage/),
  backendCase('answers otherwise each time', { generateObject: async () => ({ ...answer, value: { colour: String(Math.random()) } }) }, /gives the same answer/),
  backendCase('changes the question', { generateObject: async (request) => { (request.input as { sentence: string }).sentence = 'x'; return answer; } }, /leaves the question as it is/),
  backendCase('fails without help', { generateObject: async ({ task }) => { if (task !== 'conformance.colour') throw new TypeError('x is undefined'); return answer; } }, /says in plain words/),
  backendCase('does not hear its signal', { generateObject: async ({ signal }) => { await new Promise((resolve) => setImmediate(resolve)); return signal.aborted ? hang() : answer; } }, /ends a cancelled request.*more than 2 s/),
  backendCase('answers what was cancelled', { generateObject: async () => answer }, /does nothing for a request that was cancelled.*answered all the same/),
  backendCase('says it stays here, and connects', { generateObject: async ({ signal }) => { signal.throwIfAborted(); await connectToNobody(); return answer; } }, /touches nothing outside.*connection/),
];

/** A transport into memory. */
function transportCase(harm: string, make: (delivered: Map<string, Uint8Array>) => Partial<Transport>, breaks: RegExp | null): Case {
  const delivered = new Map<string, Uint8Array>();
  const subject = plugin('post', (scope) => {
    delivered.clear();
    const transport: Transport = {
      id: 'memory',
      label: 'Memory',
      idempotent: true,
      async send(message, { reach, signal }) {
        if (message.envelope.to.length === 0) return { kind: 'refused', permanent: true, reason: 'nobody to send it to' };
        for (const phase of sendPhases.slice(0, 6)) {
          await reach(phase);
          signal.throwIfAborted();
        }
        await reach('dot_written');
        delivered.set(message.messageId, message.bytes);
        await reach('accepted');
        return { kind: 'accepted', reference: message.messageId };
      },
      ...make(delivered),
    };
    scope.addTransport(transport);
  });
  return { harm, subject, sample: { kind: 'transport', id: 'memory', delivered: async () => [...delivered.values()] }, breaks };
}

const accepted = ({ messageId }: OutgoingMessage) => ({ kind: 'accepted', reference: messageId }) as const;

const transports: readonly Case[] = [
  transportCase('does nothing wrong', () => ({}), null),
  transportCase('does not say whether it is idempotent', () => ({ idempotent: undefined as never }), /says what it is.*idempotent/),
  transportCase('delivers other bytes', (delivered) => ({ send: async (message, { reach }) => { for (const phase of sendPhases) await reach(phase); delivered.set(message.messageId, Buffer.from('other')); return accepted(message); } }), /delivers the bytes as they were approved/),
  transportCase('accepts and delivers nothing', () => ({ send: async (message, { reach }) => { for (const phase of sendPhases) await reach(phase); return accepted(message); } }), /delivers the bytes as they were approved/),
  transportCase('gives no reference', (delivered) => ({ send: async (message, { reach }) => { for (const phase of sendPhases) await reach(phase); delivered.set(message.messageId, message.bytes); return { kind: 'accepted', reference: '' }; } }), /without a reference/),
  transportCase('names no phase', (delivered) => ({ send: async (message) => { delivered.set(message.messageId, message.bytes); return accepted(message); } }), /names each phase.*never named/),
  transportCase('names its phases out of order', (delivered) => ({ send: async (message, { reach }) => { for (const phase of ['started', 'body', 'connected', 'dot_written', 'accepted'] as const) await reach(phase); delivered.set(message.messageId, message.bytes); return accepted(message); } }), /out of order/),
  transportCase('does not wait for the record', (delivered) => ({ send: async (message, { reach }) => { for (const phase of sendPhases) void reach(phase).catch(() => undefined /* nobody waits */); delivered.set(message.messageId, message.bytes); return accepted(message); } }), /before the phase before was recorded|before its last phase/),
  transportCase('goes on when a phase cannot be recorded', (delivered) => ({ send: async (message, { reach }) => { for (const phase of sendPhases) await reach(phase).catch(() => undefined /* goes on */); delivered.set(message.messageId, message.bytes); return accepted(message); } }), /stops where a phase cannot be recorded/),
  transportCase('delivers a message twice', (delivered) => ({ send: async (message, { reach }) => { for (const phase of sendPhases) await reach(phase); delivered.set(String(Math.random()), message.bytes); return accepted(message); } }), /arrived more than once/),
  transportCase('puts every message in one place', (delivered) => ({ send: async (message, { reach }) => { for (const phase of sendPhases) await reach(phase); delivered.set('x', message.bytes); return accepted(message); } }), /keeps messages apart/),
  transportCase('sends to nobody', (delivered) => ({ send: async (message, { reach, signal }) => { signal.throwIfAborted(); for (const phase of sendPhases) await reach(phase); delivered.set(message.messageId, message.bytes); return accepted(message); } }), /refuses nothing silently.*without a recipient/),
  transportCase('refuses without a reason', () => ({ send: async () => ({ kind: 'refused', reason: '', permanent: true }) }), /refuses nothing silently.*without a reason/),
  transportCase('follows a path in the Message-ID', () => ({ send: async (message) => { writeFileSync(join(outside, message.messageId.replaceAll(/[^a-z]/g, '')), 'x'); return accepted(message); } }), /is not led astray.*it wrote to/),
  transportCase('sends what was cancelled', (delivered) => ({ send: async (message, { reach }) => { for (const phase of sendPhases) await reach(phase); delivered.set(message.messageId, message.bytes); return accepted(message); } }), /sends nothing when it is cancelled/),
];

const held: readonly ReceivedMessage[] = [1, 2, 3].map((number) => ({ cursor: `c${number}`, bytes: Buffer.from(`Subject: ${number}\r\n\r\n`), receivedAt: null }));

/** Asks about each message, as a mailbox has to. */
const asking = (read: Mailbox['read']): Mailbox['read'] =>
  async function* (cursor, run) {
    for await (const message of read(cursor, run)) yield run.wants(message.bytes ?? new Uint8Array()) ? message : { ...message, bytes: null };
  };

function mailboxCase(harm: string, read: Mailbox['read'], breaks: RegExp | null, wish: Partial<Mailbox> = {}): Case {
  return { harm, subject: plugin('boxes', (scope) => scope.addMailbox({ id: 'box', label: 'Box', read: asking(read), ...wish })), sample: { kind: 'mailbox', id: 'box', messages: held.length }, breaks };
}

const from = (cursor: string | null): number => (cursor === null ? 0 : held.findIndex((message) => message.cursor === cursor) + 1);
let reads = 0;

const mailboxes: readonly Case[] = [
  mailboxCase('does nothing wrong', async function* (cursor, { signal }) { for (const message of held.slice(from(cursor))) { signal.throwIfAborted(); yield message; } }, null),
  mailboxCase('has no label', async function* (cursor) { yield* held.slice(from(cursor)); }, /says what it is/, { label: '' }),
  mailboxCase('leaves a message out', async function* (cursor) { yield* held.slice(from(cursor), 2); }, /gives every message.*another number/),
  mailboxCase('gives two messages one cursor', async function* () { yield* held.map((message) => ({ ...message, cursor: 'x' })); }, /share a cursor/),
  mailboxCase('begins again after every cursor', async function* () { yield* held; }, /goes on after any cursor/),
  mailboxCase('marks as read', async function* (cursor) { reads += 1; yield* reads % 2 === 1 ? held.slice(from(cursor)) : []; }, /marks nothing as read|goes on after any cursor/),
  mailboxCase('takes a cursor it does not know for the end', async function* (cursor) { if (cursor === null || from(cursor) > 0) yield* held.slice(from(cursor)); }, /says in plain words when it does not know a cursor/),
  mailboxCase('gives what was not wanted', async function* () {}, /asks about the head of each message/, { read: async function* (cursor) { yield* held.slice(from(cursor)); } }),
  mailboxCase('writes a file', async function* (cursor) { litter(); yield* held.slice(from(cursor)); }, /touches nothing outside/),
];

for (const [kind, cases] of Object.entries({ plugin: plugins, agent: agents, venue: venues, backend: backends, transport: transports, mailbox: mailboxes })) {
  for (const { harm, subject, sample, breaks } of cases) {
    test.serial(`${kind === 'agent' ? 'an' : 'a'} ${kind} that ${harm} ${breaks === null ? 'keeps every promise' : 'is found out'}`, async (t) => {
      const broken = await brokenBy(subject, sample);
      if (breaks === null) t.deepEqual(broken, []);
      else t.true(broken.some((each) => breaks.test(each)), broken.join('\n'));
    });
  }
}

function raise(error: Error): never {
  throw error;
}
