// The transport as the kernel loads it, with the options of a test; nothing of it is changed.
import type { Secrets, SignIns } from '../../core/contracts/ports.ts';
import type { OutgoingMessage, SendPhase, Transport } from '../../core/contracts/transport.ts';
import type { ExecutionContext } from 'ava';
import * as builtIns from '../../plugins/index.ts';
import { fakePorts } from '../../core/testing/fake-ports.ts';
import { createAccessTokens } from '../../core/sign-in/access-tokens.ts';
import { type Kernel, startKernel } from '../../core/kernel/kernel.ts';

export interface SmtpSetup {
  /** Options of the plugin; the host is this machine and nothing is encrypted, unless they say otherwise. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly id?: string;
  /** Where a person is signed in by the host. */
  readonly signIns?: SignIns;
}

export interface LoadedSmtp {
  readonly transport: Transport;
  readonly kernel: Kernel;
  /** By their whole names. */
  readonly secrets: Secrets;
}

/** Its connections are closed when the test has ended. */
export async function loadSmtp(t: ExecutionContext, { options, secrets = {}, id = 'smtp', signIns }: SmtpSetup): Promise<LoadedSmtp> {
  const fake = fakePorts();
  const ports = signIns === undefined ? fake : { ...fake, accessTokens: createAccessTokens({ clock: fake.clock, options: { smtp: options }, signIns }) };
  for (const [name, value] of Object.entries(secrets)) await ports.secrets.set(`plugin/smtp/${name}`, value);
  const smtp = builtIns.smtp;
  const kernel = await startKernel([{ value: smtp, origin: { kind: 'built-in', where: 'this program' } }], ports, { options: { smtp: { host: '127.0.0.1', security: 'none', ...options } }, disabled: [], deadlineSeconds: 10 });
  t.teardown(() => kernel.stop('the test has ended'));
  const failure = kernel.plugins[0]?.failure;
  if (failure) throw failure;
  return { kernel, secrets: ports.secrets, transport: kernel.transports.get(id) };
}

/** A message of so many lines, one of them with a dot in front. */
export function outgoing(number = 1, lines = 2): OutgoingMessage {
  const messageId = `<sample.${number}@feldt.example>`;
  const text = ['From: Nora Feldt <nora@feldt.example>', 'To: Ines Duarte <ines@heron.example>', `Subject: Message ${number}`, `Message-ID: ${messageId}`, 'Date: Mon, 02 Mar 2026 09:00:00 +0000', '', '.a dot in front', '.', ...Array.from({ length: lines }, (_, line) => `Line ${line}.`), ''].join('\r\n');
  return { messageId, envelope: { from: 'nora@feldt.example', to: ['ines@heron.example'] }, bytes: Buffer.from(text) };
}

export interface RecordedRun {
  readonly signal: AbortSignal;
  readonly phases: SendPhase[];
  reach(phase: SendPhase): Promise<void>;
}

/** Records the phases; `before` runs first, and may refuse one. */
export function recordedRun({ signal = new AbortController().signal, before = async () => undefined }: { readonly signal?: AbortSignal; readonly before?: (phase: SendPhase) => Promise<void> } = {}): RecordedRun {
  const phases: SendPhase[] = [];
  return {
    signal,
    phases,
    async reach(phase) {
      await before(phase);
      phases.push(phase);
    },
  };
}
