// Sending, in the one window that may: this one, or the one that is asked.
import { env, type Event, EventEmitter, l10n, workspace } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import type { SendReport, SendRequest } from '../../core/outbox/send-approved.ts';
import type { OutboxMessage } from '../../core/store/outbox.ts';
import type { RoleHolder } from '../../core/store/roles.ts';
import { sendOn, type SendingHere } from './send-on.ts';
import { beatMilliseconds, createSenderRole, type SenderRole } from './sender-role.ts';

export interface Sending {
  /** The window that sends; undefined until somebody has needed the store. */
  readonly holder: RoleHolder | undefined;
  readonly isOurs: boolean;
  /** Another window sends from now on. */
  readonly onDidChange: Event<void>;
  /** Sends what is approved, or waits until the window that may has done so, or until it is this one. Rejects with what stopped it. */
  send(request: SendingRequest, signal: AbortSignal): Promise<SendReport>;
  /** From when the engine is open. */
  begin(engine: Engine): Promise<void>;
  /**
   * Resolves when nothing is being sent here any more. The message that is being sent goes out, if it does so soon; what has not begun waits for the next engine of this
   * window, whose `send` goes on with it, or `forGood` for whoever sends next.
   */
  end(forGood: boolean): Promise<void>;
  dispose(): void;
}

/** The messages of these emails. */
export interface SendingRequest extends SendRequest {
  readonly emailIds: readonly number[];
}

/** How long the window that sends may do nothing of what it was asked, before it is asked again: another's request may have taken the place of ours, or it was closed in the middle. */
const patienceMilliseconds = 5_000;

/** So long the message that is being sent may take: a server that answers at all has answered by then. The editor waits less for a window that closes. */
const lastMessageMilliseconds = { forNow: 20_000, forGood: 2_000 };

interface Open {
  readonly engine: Engine;
  readonly role: SenderRole;
  readonly timer: NodeJS.Timeout;
  /** What is being sent here; the store stays open for it. */
  readonly underWay: Set<Promise<unknown>>;
  readonly stopping: AbortController;
  /** Nothing further is begun. */
  readonly enough: AbortController;
}

export interface SendingParts {
  /** Hears what goes wrong while nobody waits. */
  readonly told: (thrown: unknown) => void;
  /** Opens the engine, unless it is open, and with it begins sending anew. */
  readonly openEngine: () => Promise<unknown>;
}

export function createSending({ told, openEngine }: SendingParts): Sending {
  const changes = new EventEmitter<void>();
  let open: Open | undefined;
  let isForGood = false;

  async function send({ engine, role, stopping, enough }: Open, wanted: SendingRequest, caller: AbortSignal): Promise<SendReport> {
    const request = { ...wanted, enough: enough.signal };
    const signal = AbortSignal.any([caller, stopping.signal]);
    const { emailIds } = request;
    const { roles } = engine.store;
    const owner = await thisProcess();
    if ((await role.beat()).owner === owner) return sendHere(engine, request, signal);
    await roles.ask('sender', { emailIds });
    let left = emailIds.length;
    let lookedAt = engine.clock.now();
    try {
      for (;;) {
        await engine.clock.sleep(500, signal);
        if ((await role.beat()).owner === owner) await sendHere(engine, request, signal);
        const report = await whatBecame(engine, emailIds);
        if (report.left === 0 || enough.signal.aborted) return report;
        if (report.left < left) lookedAt = engine.clock.now();
        left = report.left;
        if (engine.clock.now() - lookedAt < patienceMilliseconds) continue;
        lookedAt = engine.clock.now();
        await roles.ask('sender', { emailIds });
      }
    } catch (thrown) {
      // Nobody waits for it any more, so nobody has to begin with it. (Another's request is asked again by its window.)
      await roles.takeAsked('sender').catch(told);
      throw thrown;
    }
  }

  function kept<Result>({ underWay }: Open, work: Promise<Result>): Promise<Result> {
    underWay.add(work);
    const over = () => void underWay.delete(work);
    work.then(over, over);
    return work;
  }

  function sendingHere(request: SendingRequest, signal: AbortSignal): SendingHere | undefined {
    const present = open;
    if (present === undefined) return undefined;
    return { send: () => kept(present, send(present, request, signal)), isHalted: () => present.enough.signal.aborted, isBrokenOff: () => present.stopping.signal.aborted };
  }

  return {
    get holder() {
      return open?.role.holder;
    },
    get isOurs() {
      return open?.role.isOurs === true;
    },
    onDidChange: changes.event,
    send: (request, signal) => sendOn({ here: () => sendingHere(request, signal), openEngine, isForGood: () => isForGood, signal }),
    async begin(engine) {
      const { isAlive, thisProcess: owner } = await import('../../core/orchestrator/owner.ts');
      const role = createSenderRole({
        roles: engine.store.roles,
        owner,
        // Two windows may have one folder open: when it was opened tells them apart.
        who: l10n.t('{0}, at work since {1}', workspace.name ?? l10n.t('a window without a folder'), timeOfDay(engine.clock.now())),
        isAlive,
        changed: () => changes.fire(),
        asked: async (request) => void (await kept(present, sendHere(engine, { ...(request as SendRequest), enough: present.enough.signal }, present.stopping.signal))),
      });
      // A lock that passes is no matter: the next beat comes. What does not pass is told by whatever a person does next.
      const timer = setInterval(() => void role.beat().catch(told), beatMilliseconds);
      const present: Open = { engine, role, timer, underWay: new Set(), stopping: new AbortController(), enough: new AbortController() };
      open = present;
      void role.beat().catch(told); // where somebody keeps the store locked, looking does not wait for it
    },
    async end(forGood) {
      isForGood ||= forGood;
      const ending = open;
      open = undefined;
      if (ending === undefined) return;
      ending.enough.abort(new Error('nothing further is begun here'));
      const stop = setTimeout(() => ending.stopping.abort(Object.assign(new Error('sending stops here'), { name: 'StoppedByPerson' })), lastMessageMilliseconds[forGood ? 'forGood' : 'forNow']);
      // The role is kept by its beats until then: no other window takes the message for abandoned.
      await Promise.allSettled(ending.underWay);
      clearTimeout(stop);
      clearInterval(ending.timer);
      await ending.role.end().catch(told);
    },
    dispose: () => changes.dispose(),
  };
}

function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(env.language, { timeStyle: 'medium' }).format(at);
}

async function thisProcess(): Promise<string> {
  return (await import('../../core/orchestrator/owner.ts')).thisProcess;
}

async function sendHere(engine: Engine, request: SendRequest, signal: AbortSignal): Promise<SendReport> {
  const [{ sendApproved }, { createDelivery }] = await Promise.all([import('../../core/outbox/send-approved.ts'), import('../../core/orchestrator/deliver-events.ts')]);
  const report = await sendApproved(engine, signal, request);
  await createDelivery(engine, engine.settings.orchestration.leaseSeconds * 1000).flush();
  return report;
}

/** What has come of these emails, as the outbox says; `left` counts those that are still to be sent. */
async function whatBecame({ store, clock }: Engine, emailIds: readonly number[]): Promise<SendReport & { readonly left: number }> {
  const messages = (await Promise.all(emailIds.map((id) => store.outbox.ofEmail(id)))).flat();
  const isLeft = ({ state, dueAt }: OutboxMessage) => state === 'sending' || (state === 'queued' && dueAt !== null && dueAt <= clock.now());
  const said = ({ emailId, state, reason }: OutboxMessage) => ({ emailId, state, reason: reason ?? '', clearsAt: null });
  return {
    left: messages.filter(isLeft).length,
    sent: messages.filter(({ state }) => state === 'sent').map(({ emailId, recipient, reference }) => ({ emailId, to: recipient ?? '', reference: reference ?? '' })),
    held: messages.filter(({ state }) => state === 'held' || state === 'refused' || state === 'unknown').map(said),
    nextAt: null,
  };
}
