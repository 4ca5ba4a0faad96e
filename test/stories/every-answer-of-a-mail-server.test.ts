// Promise 2: the real transport against a server that does each wrong thing in turn. Of each row: what the user is told, how far it came on
// record, what the server really has, and what follows. A row that leads to another attempt must have left nothing on the server.
import test from 'ava';
import type { SendPhase } from '../../core/contracts/transport.ts';
import { isOutreachError } from '../../core/errors.ts';
import { type WireAction, wireActionFor } from '../../core/outbox/wire-action.ts';
import { makeCertificate } from '../support/certificates.ts';
import { type Reaction, type SmtpStandInSettings, type SmtpStep, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { loadSmtp, outgoing, recordedRun } from '../support/smtp-transport.ts';

interface Row {
  readonly what: string;
  readonly server: SmtpStandInSettings;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** `accepted`, `refused` with what the reply was an answer to, or the code of the error. */
  readonly ends: string;
  /** The last one on record. */
  readonly phase: SendPhase;
  readonly stored: 0 | 1;
  readonly action?: Pick<WireAction, 'message'> & { readonly pauses?: boolean; readonly suppresses?: boolean; readonly slows?: boolean; readonly afterMinutes?: number };
}

const at = (step: SmtpStep, reaction: string | Reaction): SmtpStandInSettings => ({ script: (moment) => (moment.step === step ? reaction : undefined) });
/** Long enough for a busy machine to connect in. */
const patient = { timeoutSeconds: 4 };
const steps = ['connect', 'hello', 'mail', 'recipient', 'data', 'body', 'dot'] as const;
const phaseAt: Readonly<Record<(typeof steps)[number], SendPhase>> = { connect: 'started', hello: 'started', mail: 'mail', recipient: 'mail', data: 'mail', body: 'dot_written', dot: 'dot_written' };
const answeredTo = { connect: 'connect', hello: 'hello', mail: 'mail', recipient: 'recipient', data: 'data', dot: 'message' } as const;

const broken = (step: (typeof steps)[number]): Pick<Row, 'ends' | 'phase'> => ({ ends: step === 'connect' || step === 'hello' ? 'mail_unreachable' : 'mail_interrupted', phase: phaseAt[step] });

/** A small message is wholly on its way, dot and all, when the server hangs up at its first bytes: then nobody knows. */
const afterwards = (step: (typeof steps)[number]): NonNullable<Row['action']> => ({ message: step === 'body' || step === 'dot' ? 'unknown' : 'retry' });

const faults: readonly Row[] = steps.flatMap((step): readonly Row[] => [
  ...(['reset', 'fin', 'silence'] as const).map((then) => ({ what: `${then} at ${step}`, server: at(step, { then, ...(step === 'dot' ? { keeps: false } : {}) }), ...(then === 'silence' ? { options: patient } : {}), stored: 0 as const, ...broken(step), action: afterwards(step) })),
  ...(step === 'body'
    ? []
    : [
        { what: `421 at ${step}`, server: at(step, { reply: '421 4.3.2 Closing down', then: 'fin' as const }), ends: `refused ${answeredTo[step]}`, phase: phaseAt[step], stored: 0 as const, action: { message: 'retry' as const, slows: !['connect', 'hello'].includes(step), afterMinutes: 15 } },
        { what: `garbage at ${step}`, server: at(step, '\u0000\u001b[31m hello {"json": true}'), stored: 0 as const, ...broken(step), action: afterwards(step) },
        { what: `a reply of 50 MB at ${step}`, server: at(step, { reply: Buffer.alloc(50_000_000, 0x61) }), stored: 0 as const, ...broken(step), action: afterwards(step) },
        { what: `a reply without end at ${step}`, server: at(step, { reply: '250-more\r\n'.repeat(200_000) }), stored: step === 'dot' ? (1 as const) : (0 as const), ...broken(step), action: afterwards(step) },
      ]),
]);

/** Before anybody is let in: a network that fails there says nothing of certificate or password, and pauses nobody. */
const entrances = {
  starttls: { server: { certificate: makeCertificate() }, options: { security: 'starttls' }, secrets: {} },
  login: { server: { login: () => undefined }, options: { user: 'nora' }, secrets: { password: 'right' } },
} as const;
const closedDoors: readonly Row[] = (['starttls', 'login'] as const).flatMap((step): readonly Row[] => {
  const { server, options, secrets } = entrances[step];
  const row = { secrets, stored: 0, phase: 'started', action: { message: 'retry' } } as const;
  return [
    ...(['reset', 'fin', 'silence'] as const).map((then) => ({ ...row, what: `${then} at ${step}`, server: { ...server, ...at(step, { then }) }, options: then === 'silence' ? { ...options, ...patient } : options, ends: 'mail_unreachable' })),
    { ...row, what: `421 at ${step}`, server: { ...server, ...at(step, { reply: '421 4.3.2 Closing down', then: 'fin' as const }) }, options, ends: step === 'login' ? 'refused login' : 'mail_unreachable', action: { message: 'retry' } },
  ];
});

const answers: readonly Row[] = [
  { what: 'a server that is slow', server: { script: ({ step }) => ({ ...(step === 'body' ? {} : { after: 60 }) }) }, ends: 'accepted', phase: 'accepted', stored: 1 },
  { what: 'a slow 250', server: at('dot', { after: 700, reply: '250 2.0.0 At last' }), ends: 'accepted', phase: 'accepted', stored: 1 },
  { what: '250 and a connection that is closed', server: at('dot', { reply: '250 2.0.0 Taken', then: 'fin' }), ends: 'accepted', phase: 'accepted', stored: 1 },
  { what: 'taken in, and cut before the answer', server: at('dot', { then: 'reset', keeps: true }), ends: 'mail_interrupted', phase: 'dot_written', stored: 1, action: { message: 'unknown' } },
  { what: 'taken in, and silent', server: at('dot', { then: 'silence', keeps: true }), options: patient, ends: 'mail_interrupted', phase: 'dot_written', stored: 1, action: { message: 'unknown' } },
  { what: 'an answer that breaks off after its code', server: at('dot', { reply: '550 5.7.1 Sp', then: 'fin', keeps: false }), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'hold', pauses: true } },
  { what: 'a success before the message has ended', server: { script: ({ step }) => (step === 'body' ? { reply: '250 2.0.0 Taken already', then: 'silence' } : undefined) }, ends: 'mail_interrupted', phase: 'data', stored: 0, action: { message: 'retry' } },
  { what: 'a refusal before the message has ended', server: { script: ({ step }) => (step === 'body' ? { reply: '552 5.3.4 Too big', then: 'silence' } : undefined) }, ends: 'refused message', phase: 'data', stored: 0, action: { message: 'refuse' } },
  { what: 'greylisting', server: at('recipient', '450 4.2.0 Greylisted, come back in 5 minutes'), ends: 'refused recipient', phase: 'mail', stored: 0, action: { message: 'retry', afterMinutes: 5 } },
  { what: '451 4.7.x', server: at('recipient', '451 4.7.650 Rate limited'), ends: 'refused recipient', phase: 'mail', stored: 0, action: { message: 'retry', slows: true, afterMinutes: 15 } },
  { what: '451 4.7.x to the message', server: at('dot', '451 4.7.0 Rate limited'), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'retry', slows: true, afterMinutes: 15 } },
  { what: '452', server: at('mail', '452 4.3.1 Insufficient system storage'), ends: 'refused mail', phase: 'mail', stored: 0, action: { message: 'retry', afterMinutes: 60 } },
  { what: 'no such person', server: at('recipient', '550 5.1.1 No such user'), ends: 'refused recipient', phase: 'mail', stored: 0, action: { message: 'refuse', suppresses: true } },
  { what: 'no such person, in several lines', server: at('recipient', '550-5.1.1 The email account that you tried to reach does not exist.\r\n550 5.1.1 Learn more.'), ends: 'refused recipient', phase: 'mail', stored: 0, action: { message: 'refuse', suppresses: true } },
  { what: 'refused by policy', server: at('dot', '550 5.7.1 Message refused due to local policy'), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'hold', pauses: true } },
  { what: 'taken for spam', server: at('dot', '554 5.7.1 Message considered spam'), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'hold', pauses: true } },
  { what: 'a sender that is not allowed', server: at('mail', '553 5.7.1 Sender address rejected: not owned by user'), ends: 'refused mail', phase: 'mail', stored: 0, action: { message: 'hold', pauses: true } },
  { what: 'too big for the server', server: at('dot', '552 5.3.4 Message size exceeds fixed limit'), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'refuse' } },
  { what: 'a full mailbox', server: at('recipient', '552 5.2.2 Mailbox full'), ends: 'refused recipient', phase: 'mail', stored: 0, action: { message: 'retry', afterMinutes: 1_440 } },
  { what: '554 without a word', server: at('dot', '554 Transaction failed'), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'refuse' } },
  { what: 'no service at the door', server: at('connect', { reply: '554 No SMTP service here', then: 'fin' }), ends: 'refused connect', phase: 'started', stored: 0, action: { message: 'retry', pauses: true } },
  { what: 'the daily limit of Gmail', server: at('mail', '550 5.4.5 Daily user sending limit exceeded'), ends: 'refused mail', phase: 'mail', stored: 0, action: { message: 'retry', pauses: true, afterMinutes: 1_440 } },
  { what: 'the recipient limit of Gmail', server: at('recipient', '452 4.5.3 Your message has too many recipients'), ends: 'refused recipient', phase: 'mail', stored: 0, action: { message: 'retry', pauses: true, afterMinutes: 1_440 } },
  { what: 'a limit of Outlook', server: at('dot', '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP'), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'retry', pauses: true, afterMinutes: 1_440 } },
  { what: 'another limit of Outlook', server: at('dot', '550 5.1.90 Your message can not be sent because you have reached your daily limit for message recipients'), ends: 'refused message', phase: 'dot_written', stored: 0, action: { message: 'retry', pauses: true, afterMinutes: 1_440 } },
  { what: 'STARTTLS stripped on the way', server: {}, options: { security: 'starttls' }, ends: 'mail_tls_refused', phase: 'started', stored: 0, action: { message: 'retry', pauses: true } },
  { what: 'a certificate that nobody signed', server: { certificate: makeCertificate() }, options: { security: 'starttls' }, ends: 'mail_tls_refused', phase: 'started', stored: 0, action: { message: 'retry', pauses: true } },
  { what: 'a login that is refused', server: { login: () => '535 5.7.8 Username and password not accepted' }, options: { user: 'nora' }, secrets: { password: 'wrong' }, ends: 'mail_login_refused', phase: 'started', stored: 0, action: { message: 'retry', pauses: true } },
  { what: 'a login that does not work at the moment', server: { login: () => '454 4.7.0 Temporary authentication failure' }, options: { user: 'nora' }, secrets: { password: 'right' }, ends: 'refused login', phase: 'started', stored: 0, action: { message: 'retry', afterMinutes: 15 } },
  { what: 'no password', server: { login: () => undefined }, options: { user: 'nora' }, ends: 'mail_login_missing', phase: 'started', stored: 0, action: { message: 'retry', pauses: true } },
  { what: 'a server that wants a login and offers none', server: {}, options: { user: 'nora' }, secrets: { password: 'right' }, ends: 'mail_login_refused', phase: 'started', stored: 0, action: { message: 'retry', pauses: true } },
  { what: 'a login that is wanted and was not set up', server: at('mail', '530 5.7.0 Authentication required'), ends: 'refused mail', phase: 'mail', stored: 0, action: { message: 'retry', pauses: true } },
];

for (const { what, server, options = {}, secrets = {}, ends, phase, stored, action } of [...faults, ...closedDoors, ...answers]) {
  for (const extensions of [['PIPELINING', 'SIZE 10000000', '8BITMIME'], ['8BITMIME']]) {
    const title = `${what}${extensions.includes('PIPELINING') ? '' : ', command by command'}, ends as ${ends}${action === undefined ? '' : `, and then: ${action.message}${action.pauses === true ? ', the account pauses' : ''}${action.suppresses === true ? ', the address is suppressed' : ''}${action.slows === true ? ', the domain is written to more slowly' : ''}`}`;
    // Those that wait for a silent server wait together, the others come one by one.
    const tried = options['timeoutSeconds'] === patient.timeoutSeconds ? test : test.serial;
    tried(title, async (t) => {
      const standIn = await startSmtpStandIn({ extensions, ...server });
      t.teardown(() => standIn.close());
      const { transport } = await loadSmtp(t, { options: { port: standIn.port, ...options }, secrets });
      const run = recordedRun(
        what.includes('before the message has ended')
          ? { before: (reached) => (reached === 'dot_written' ? new Promise((resolve) => setTimeout(resolve, 300)) : Promise.resolve()) }
          : {},
      );
      const began = performance.now();
      let failure: { readonly code?: string; readonly phase: SendPhase } = { phase: 'started' };
      let ended = '';
      let reply;
      try {
        const outcome = await transport.send(outgoing(), run);
        ended = outcome.kind === 'accepted' ? 'accepted' : `refused ${outcome.reply?.to ?? ''}`;
        if (outcome.kind === 'refused') ({ reply } = outcome);
        if (outcome.kind === 'refused') t.false(/[\u0000-\u001f]/.test(outcome.reason) || outcome.reason.length > 500, outcome.reason);
      } catch (thrown) {
        if (!isOutreachError(thrown)) throw thrown;
        ended = thrown.code;
        t.is(thrown.plugin, 'smtp');
        t.false(/[\u0000-\u001f]/.test(thrown.message) || thrown.message.length > 500, thrown.message);
        failure = { code: thrown.code, phase: (thrown.details['phase'] as SendPhase | undefined) ?? 'started' };
      }
      t.true(performance.now() - began < 15_000);
      t.is(ended, ends);
      t.is(standIn.stored.length, stored);
      // A body that was cut may or may not have had its end on the way already: either is said truly.
      const reached = run.phases.at(-1) ?? 'started';
      if (/ at body$/.test(what)) t.true(reached === 'data' || reached === 'dot_written', reached);
      else if (!/before the message has ended/.test(what)) t.is(reached, phase);
      if (action === undefined) return;
      const truePhase = reply === undefined ? (failure.code === 'mail_interrupted' ? failure.phase : reached) : reached;
      const follows = wireActionFor({ ...(reply === undefined ? {} : { reply }), ...(failure.code === undefined ? {} : { code: failure.code }), phase: truePhase, attempts: 1 });
      if (/ at body$/.test(what)) t.is(follows.message, truePhase === 'dot_written' ? 'unknown' : 'retry');
      else t.is(follows.message, action.message);
      t.is(follows.pauseAccount !== undefined, action.pauses ?? false);
      t.is(follows.suppress !== undefined, action.suppresses ?? false);
      t.is(follows.slowDomain ?? false, action.slows ?? false);
      if (action.afterMinutes !== undefined) t.is(follows.afterMs, action.afterMinutes * 60_000);
      // Proof: what is tried again is nowhere on the server.
      if (follows.message === 'retry') t.is(standIn.stored.length, 0);
    });
  }
}
