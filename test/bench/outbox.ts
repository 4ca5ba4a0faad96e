// Sending through the durable outbox beside nodemailer's own pool, which keeps no record: the same messages to the same server over as many connections, in turn.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { completeSettings } from '../../core/config/load-settings.ts';
import { type Engine, openEngine } from '../../core/engine.ts';
import { ensureHome } from '../../core/home/ensure-home.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import { sendApproved, type SendReport } from '../../core/outbox/send-approved.ts';
import { migrations } from '../../migrations/index.ts';
import * as builtIns from '../../plugins/index.ts';
import { sender } from '../support/approved-messages.ts';
import { type Child, startChild } from '../support/child.ts';
import { startDovecot } from '../mail/support/dovecot.ts';
import { missingServers } from '../mail/support/missing-servers.ts';
import { startPostfix } from '../mail/support/postfix.ts';
import { anyTime } from '../support/engine.ts';
import { queueManyMessages } from '../support/many-messages.ts';
import { draft, wallClock } from '../support/store.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

export const benches: readonly Bench[] = [
  { name: 'messages sent, beside nodemailer’s pool', run: (settings) => withServer((port) => beside(settings, port)) },
  { name: 'messages sent through Postfix, beside nodemailer’s pool', run: throughPostfix },
  { name: 'memory, over many messages', run: (settings) => withServer((port) => memory(settings, port)) },
];

const connections = 5;

async function beside({ smoke }: BenchSettings, port: number): Promise<readonly Measure[]> {
  const count = smoke ? 50 : 1_000;
  const contenders = { ours: () => sendOurs(port, count), composed: () => sendPooled(port, messagesOf(count)), ready: () => sendPooled(port, readyMessages(count)) };
  const rates: Record<keyof typeof contenders, number[]> = { ours: [], composed: [], ready: [] };
  const work: Record<keyof typeof contenders, number[]> = { ours: [], composed: [], ready: [] };
  for (let round = 0; round < (smoke ? 1 : 8); round += 1) {
    for (const name of ['composed', 'ours', 'ready'] as const) {
      globalThis.gc?.();
      const { milliseconds, processor } = await contenders[name]();
      if (round === 0 && !smoke) continue; // everything is compiled by then
      rates[name].push((1000 * count) / milliseconds);
      work[name].push((1000 * processor) / count);
    }
  }
  const said = (name: keyof typeof contenders) => `${median(rates[name]).toFixed(0)}/s, ${median(work[name]).toFixed(0)} µs of the processor each`;
  const against = (name: 'composed' | 'ready') => median(rates.ours.map((rate, round) => rate / (rates[name][round] ?? Number.NaN)));
  return [
    { title: `${connections} connections, the durable outbox`, value: said('ours') },
    { title: `${connections} connections, nodemailer from fields`, value: said('composed') },
    { title: 'the outbox against nodemailer from fields', value: `${against('composed').toFixed(2)}×`, limit: { text: 'at least 0.8×', kept: against('composed') >= 0.8 } },
    { title: `${connections} connections, nodemailer with ready bytes`, value: said('ready') },
    { title: 'the outbox against nodemailer with ready bytes', value: `${against('ready').toFixed(2)}×` },
  ];
}

/** A server as people have. Where none is installed it is not measured, and says so. */
async function throughPostfix(settings: BenchSettings): Promise<readonly Measure[]> {
  const missing = missingServers();
  if (missing === undefined || process.env['CI'] !== undefined) return withPostfix((port) => beside(settings, port));
  return [{ title: 'not measured', value: missing }];
}

async function memory({ smoke }: BenchSettings, port: number): Promise<readonly Measure[]> {
  const count = smoke ? 500 : 50_000;
  return withEngine(port, count, async (engine) => {
    const heaps: number[] = [];
    let sent = 0;
    const begin = performance.now();
    await sendApproved(engine, new AbortController().signal, {
      onSent() {
        sent += 1;
        if (sent % (count / 10) !== 0) return;
        globalThis.gc?.();
        heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
      },
    });
    const rate = (1000 * sent) / (performance.now() - begin);
    const [early = 0, late = 0] = [heaps[0], heaps.at(-1)];
    const grown = late - early;
    return [
      { title: `${sent.toLocaleString('en')} messages sent in one go`, value: `${rate.toFixed(0)}/s` },
      { title: 'heap in use, from the first tenth to the last', value: `${early.toFixed(1)} MB to ${late.toFixed(1)} MB`, limit: { text: 'grows by less than 20 MB', kept: sent === count && grown < 20 } },
    ];
  });
}

interface Taken {
  readonly milliseconds: number;
  /** Of the processor, of this process, in milliseconds. */
  readonly processor: number;
}

async function timed(work: () => Promise<unknown>): Promise<Taken> {
  const begin = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  return { milliseconds: performance.now() - begin, processor: (user + system) / 1000 };
}

// The durable outbox ------------------------------------------------------------------------------------------------------------------------------

async function sendOurs(port: number, count: number): Promise<Taken> {
  return withEngine(port, count, async (engine) => {
    let report: SendReport | undefined;
    const taken = await timed(async () => (report = await sendApproved(engine, new AbortController().signal)));
    const { sent } = await engine.store.outbox.counts();
    if (sent !== count) throw new Error(`${sent} of ${count} were sent: ${report?.held[0]?.reason}`);
    return taken;
  });
}

/** Nothing holds a message but the order of the queue: these caps are larger than the settings allow. */
const noCaps = { ...anyTime, perDay: 1_000_000, perHour: 1_000_000, perDomainPerDay: 1_000_000, ramp: { startPerDay: 1_000_000, days: 0 } };

async function withEngine<Result>(port: number, count: number, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'outreach-bench-'));
  try {
    const paths = outreachPaths({ home, environment: {} });
    await ensureHome(paths);
    const settings = completeSettings(
      { transport: 'smtp', sender: { name: sender.name, email: sender.email, mailingAddress: sender.mailingAddress }, plugins: { smtp: { host: '127.0.0.1', port, security: 'none', connections } }, sending: { domainOverride: 'example.org' } },
      'the bench',
    );
    const engine = await openEngine({
      ports: { clock: wallClock, paths, secrets: { get: async () => undefined, set: async () => undefined, delete: async () => undefined }, logSink: { write: () => undefined } },
      settings: { ...settings, sending: { ...settings.sending, ...noCaps, window: { ...noCaps.window, days: [...noCaps.window.days] } } },
      builtIns: Object.values(builtIns),
      migrations,
      version: '0.0.0',
    });
    try {
      await queueManyMessages(engine.store, count);
      return await work(engine);
    } finally {
      await engine.close('the bench is over');
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

// nodemailer by itself ----------------------------------------------------------------------------------------------------------------------------

async function sendPooled(port: number, messages: readonly SendMailOptions[]): Promise<Taken> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true, pool: true, maxConnections: connections });
  try {
    return await timed(() => Promise.all(messages.map((message) => transport.sendMail(message))));
  } finally {
    transport.close();
  }
}

function messagesOf(count: number): readonly SendMailOptions[] {
  return Array.from({ length: count }, (_, index) => ({
    from: { name: sender.name, address: sender.email },
    to: { name: '', address: `reader${index}@place${index % 50}.example` },
    subject: draft.subjectA,
    text: `${draft.body}\n\n${sender.name}\n${sender.mailingAddress}\n`,
    messageId: `<${index}.bench@example.org>`,
    date: new Date(),
  }));
}

function readyMessages(count: number): readonly SendMailOptions[] {
  const raw = Buffer.from(`From: ${sender.name} <${sender.email}>\r\nTo: reader@place.example\r\nSubject: ${draft.subjectA}\r\nMessage-ID: <1.bench@example.org>\r\nDate: ${new Date().toUTCString()}\r\n\r\n${draft.body}\r\n`);
  return Array.from({ length: count }, (_, index) => ({ envelope: { from: sender.email, to: `reader${index}@place${index % 50}.example` }, raw }));
}

// The servers, in processes of their own ----------------------------------------------------------------------------------------------------------

/** Takes messages as quickly as anything can: what is left is who sends. */
async function withServer<Result>(work: (port: number) => Promise<Result>): Promise<Result> {
  const server: Child = startChild('quick-smtp-server.ts', []);
  try {
    await server.says('\n');
    return await work(Number(server.output()));
  } finally {
    server.process.kill();
    await server.ended;
  }
}

/** Takes each message to its own disk, and throws it away then. */
async function withPostfix<Result>(work: (port: number) => Promise<Result>): Promise<Result> {
  const dovecot = await startDovecot({ users: [sender.email] });
  try {
    const postfix = await startPostfix({ dovecot, settings: 'default_transport = discard:\nrelay_transport = discard:' });
    try {
      return await work(postfix.port);
    } finally {
      await postfix.stop();
    }
  } finally {
    await dovecot.stop();
  }
}
