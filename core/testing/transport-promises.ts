import { type OutgoingMessage, type SendOutcome, type SendPhase, sendPhases, type Transport } from '../contracts/transport.ts';
import { expectInside } from './plugin-promises.ts';
import { type ContractPromise, expect, expectEqual, expectTyped, outcomeOf, within } from './promise.ts';
import type { TransportSample } from './sample.ts';
import { sampleMessage } from './sample-data.ts';
import { broughtBy, onStage, type Stage } from './stage.ts';

/** How soon a cancelled dialogue must have ended, in seconds. */
const soon = 5;

export function transportPromises(plugin: unknown, sample: TransportSample): readonly ContractPromise[] {
  const { id } = sample;
  const promise = (sentence: string, check: (transport: Transport, stage: Stage) => Promise<void>): ContractPromise => ({
    title: `transport ${id} ${sentence}`,
    check: () => onStage(plugin, sample, (stage) => check(broughtBy(stage, 'transports', id), stage)),
  });
  /** Undefined when what arrives cannot be seen. */
  const arrived = async (stage: Stage): Promise<readonly Uint8Array[] | undefined> => sample.delivered?.(stage.options);
  const expectArrived = async (stage: Stage, wanted: readonly OutgoingMessage[], reason: string) => {
    const found = await arrived(stage);
    if (found === undefined) return;
    const sorted = (messages: readonly Uint8Array[]) => messages.map((bytes) => Buffer.from(bytes).toString('latin1')).sort();
    expectEqual(sorted(found), sorted(wanted.map(({ bytes }) => bytes)), reason);
  };

  return [
    promise('says what it is to a person, and whether sending again changes nothing', async (transport) => {
      expect(typeof transport.label === 'string' && transport.label.trim() !== '', 'it has no label');
      expect(typeof transport.idempotent === 'boolean', 'it does not say whether it is idempotent');
    }),
    promise('delivers the bytes as they were approved, and says where', async (transport, stage) => {
      const message = sampleMessage();
      const outcome = await send(transport, message);
      expectAccepted(outcome);
      await expectArrived(stage, [message], 'what arrived is not what was approved');
    }),
    promise('names each phase before it takes the step, in order, and waits until it is recorded', async (transport) => {
      const phases: SendPhase[] = [];
      let recording = 0;
      const outcome = await send(transport, sampleMessage(), async (phase) => {
        expect(recording === 0, `it went on to ${phase} before the phase before was recorded`);
        recording += 1;
        phases.push(phase);
        await new Promise((resolve) => setTimeout(resolve, 5));
        recording -= 1;
      });
      expectAccepted(outcome);
      expect(recording === 0, 'it answered before its last phase was recorded');
      expectEqual(phases, sendPhases.filter((phase) => phases.includes(phase)), 'its phases are out of order');
      for (const needed of ['started', 'dot_written', 'accepted'] as const) expect(phases.includes(needed), `it never named the phase ${needed}`);
    }),
    promise('stops where a phase cannot be recorded', async (transport, stage) => {
      /** Those that were sent whole, because the transport never names the phase. */
      const whole: OutgoingMessage[] = [];
      for (const [number, last] of sendPhases.slice(0, sendPhases.indexOf('dot_written') + 1).entries()) {
        const phases: SendPhase[] = [];
        const message = sampleMessage(number + 1);
        const outcome = await outcomeOf(() =>
          send(transport, message, async (phase) => {
            phases.push(phase);
            if (phase === last) throw new Error('the record could not be written');
          }),
        );
        if (!phases.includes(last)) {
          whole.push(message);
          continue;
        }
        expect(phases.at(-1) === last, `it went on to ${String(phases.at(-1))} although ${last} could not be recorded`);
        expect(!('value' in outcome && outcome.value.kind === 'accepted'), `it said accepted although ${last} could not be recorded`);
      }
      await expectArrived(stage, whole, 'it delivered a message whose phases could not be recorded');
    }),
    promise('delivers the same message once, however often it is sent, when it says so', async (transport, stage) => {
      if (!transport.idempotent) return;
      const message = sampleMessage();
      const first = await send(transport, message);
      expectEqual(await send(transport, message), first, 'the second time it answered otherwise');
      expectEqual(await Promise.all([send(transport, message), send(transport, message)]), [first, first], 'sent twice at once, it answered otherwise');
      await expectArrived(stage, [message], 'the same message arrived more than once');
    }),
    promise('keeps messages apart', async (transport, stage) => {
      const messages = [1, 2, 3].map(sampleMessage);
      const outcomes = await Promise.all(messages.map((message) => send(transport, message)));
      outcomes.forEach(expectAccepted);
      await expectArrived(stage, messages, 'what arrived is not what was sent');
    }),
    promise('refuses nothing silently: what it cannot send it refuses with a reason', async (transport, stage) => {
      const nobody: OutgoingMessage = { ...sampleMessage(), envelope: { from: 'nora@feldt.example', to: [] } };
      const outcome = await outcomeOf(() => send(transport, nobody));
      if ('thrown' in outcome) expectTyped(outcome.thrown, 'given a message without a recipient');
      else {
        expect(outcome.value.kind === 'refused', 'it accepted a message without a recipient');
        expect(outcome.value.reason.trim() !== '', 'it refused without a reason');
      }
      await expectArrived(stage, [], 'it delivered a message without a recipient');
    }),
    promise('is not led astray by a hostile Message-ID', async (transport, stage) => {
      const message = sampleMessage();
      const hostile = { ...message, messageId: '<../../../outside\u0000/etc@feldt.example>' };
      const outcome = await outcomeOf(() => send(transport, hostile));
      if ('thrown' in outcome) expectTyped(outcome.thrown, 'given a hostile Message-ID');
      expectInside(stage);
    }),
    promise('sends nothing when it is cancelled before it begins', async (transport, stage) => {
      const cancelled = AbortSignal.abort(new Error('cancelled by the test'));
      const outcome = await within(soon, 'ending', outcomeOf(() => send(transport, sampleMessage(), async () => undefined, cancelled)));
      expect(!('value' in outcome && outcome.value.kind === 'accepted'), 'it sent the message all the same');
      await expectArrived(stage, [], 'it delivered a cancelled message');
    }),
    promise('ends when it is cancelled on the way', async (transport) => {
      const stopping = new AbortController();
      await within(soon, 'ending', outcomeOf(() => send(transport, sampleMessage(), async (phase) => (phase === 'started' ? stopping.abort(new Error('cancelled by the test')) : undefined), stopping.signal)));
    }),
    promise('touches nothing outside of its scope, but for what it says', async (transport, stage) => {
      await send(transport, sampleMessage());
      expectInside(stage);
    }),
  ];
}

async function send(transport: Transport, message: OutgoingMessage, reach: (phase: SendPhase) => Promise<void> = async () => undefined, signal = new AbortController().signal): Promise<SendOutcome> {
  return transport.send(message, { signal, reach });
}

function expectAccepted(outcome: SendOutcome): void {
  expect(outcome.kind === 'accepted', outcome.kind === 'refused' ? `it refused: ${outcome.reason}` : 'it answered neither accepted nor refused');
  expect(typeof outcome.reference === 'string' && outcome.reference.trim() !== '', 'it accepted without a reference');
}
