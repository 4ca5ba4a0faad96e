import test from 'ava';
import type { AgentRun } from '../../../core/contracts/agent.ts';
import type { DeliverInput } from '../../../core/contracts/roles.ts';
import type { OutgoingMessage, SendOutcome, SendPhase, Transport } from '../../../core/contracts/transport.ts';
import outreach from '../../../plugins/agents/outreach.ts';
import { agentRun } from '../../support/agent-run.ts';
import { broughtBy } from '../../support/letters.ts';

const message: OutgoingMessage = { messageId: '<1@feldt.example>', envelope: { from: 'nora@feldt.example', to: ['mara@tidewater.example'] }, bytes: new TextEncoder().encode('Subject: A question\r\n\r\nHello Mara,\r\n') };

async function deliver(outcome: SendOutcome): Promise<{ readonly outcome: SendOutcome; readonly sent: readonly OutgoingMessage[]; readonly phases: readonly SendPhase[]; readonly asked: readonly string[]; readonly lines: readonly string[] }> {
  const sent: OutgoingMessage[] = [];
  const phases: SendPhase[] = [];
  const asked: string[] = [];
  const transport: Transport = {
    id: 'file',
    label: 'Files',
    idempotent: true,
    async send(what, { reach }) {
      await reach('started');
      sent.push(what);
      await reach('accepted');
      return outcome;
    },
  };
  const { run, lines } = agentRun();
  const agent = broughtBy(outreach).agents[0];
  if (agent === undefined) throw new Error('no agent');
  const input: DeliverInput = { message, transport: 'file', reach: async (phase) => void phases.push(phase) };
  const withTransport: AgentRun = {
    ...run,
    transport(id) {
      asked.push(id);
      return transport;
    },
  };
  return { outcome: (await agent.run(input, withTransport)) as SendOutcome, sent, phases, asked, lines };
}

test('a message is delivered by the transport that the configuration names, byte for byte', async (t) => {
  const { outcome, sent, asked, lines } = await deliver({ kind: 'accepted', reference: 'outbox/1.eml' });
  t.deepEqual(outcome, { kind: 'accepted', reference: 'outbox/1.eml' });
  t.deepEqual(asked, ['file']);
  t.is(sent[0], message);
  t.regex(lines[0] ?? '', /mara@tidewater\.example: accepted/);
});

test('each phase of the delivery is recorded on the way', async (t) => {
  t.deepEqual((await deliver({ kind: 'accepted', reference: 'x' })).phases, ['started', 'accepted']);
});

test('a refusal is passed on with its reason', async (t) => {
  const { outcome, lines } = await deliver({ kind: 'refused', reason: 'no such mailbox', permanent: true });
  t.deepEqual(outcome, { kind: 'refused', reason: 'no such mailbox', permanent: true });
  t.regex(lines[0] ?? '', /refused \(no such mailbox\)/);
});
