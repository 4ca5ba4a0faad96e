import type { Agent, DeliverInput, JsonSchema, Plugin, SendOutcome } from '../../core/index.ts';

/** Hands an approved message to the transport that the configuration names. What it says was decided before. */
const outreach: Plugin = {
  name: 'outreach',
  apiVersion: 1,
  description: 'Delivers approved messages by the configured transport.',
  apply(scope) {
    scope.addAgent(sender);
  },
};

export default outreach;

const output: JsonSchema = {
  anyOf: [
    { type: 'object', additionalProperties: false, required: ['kind', 'reference'], properties: { kind: { const: 'accepted' }, reference: { type: 'string' } } },
    { type: 'object', additionalProperties: false, required: ['kind', 'reason', 'permanent'], properties: { kind: { const: 'refused' }, reason: { type: 'string' }, permanent: { type: 'boolean' }, reply: { type: 'object' } } },
  ],
};

const sender: Agent<DeliverInput, SendOutcome> = {
  id: 'outreach',
  title: 'Outreach',
  description: 'Delivers what was approved, byte for byte, and says what became of it.',
  role: 'outreach',
  // RFC 5321 section 4.5.3.2.6: a server may take ten minutes to answer a whole message.
  timeoutSeconds: 660,
  output,
  async run({ message, transport, reach }, run) {
    const outcome = await run.transport(transport).send(message, { signal: run.signal, reach });
    const to = message.envelope.to.join(', ');
    run.progress(outcome.kind === 'accepted' ? `to ${to}: accepted (${outcome.reference})` : `to ${to}: refused (${outcome.reason})`);
    return outcome;
  },
};
