// Sending, in the one window that may: this one, or the one that is asked.
import { type Event, EventEmitter, l10n, workspace } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import type { SendReport, SendRequest } from '../../core/outbox/send-approved.ts';
import type { RoleHolder } from '../../core/store/roles.ts';
import { beatMilliseconds, createSenderRole, type SenderRole } from './sender-role.ts';

export interface Sending {
  /** The window that sends; undefined until somebody has needed the store. */
  readonly holder: RoleHolder | undefined;
  readonly isOurs: boolean;
  /** Another window sends from now on. */
  readonly onDidChange: Event<void>;
  /** Sends what is approved, or waits until the window that may has done so. Rejects with what stopped it. */
  send(request: SendRequest, signal: AbortSignal): Promise<SendReport>;
  /** From when the engine is open. */
  begin(engine: Engine): Promise<void>;
  end(): Promise<void>;
  dispose(): void;
}

/** `told` hears what goes wrong while nobody waits. */
export function createSending(told: (thrown: unknown) => void): Sending {
  const changes = new EventEmitter<void>();
  let open: { readonly engine: Engine; readonly role: SenderRole; readonly timer: NodeJS.Timeout } | undefined;

  async function send({ engine, role }: NonNullable<typeof open>, request: SendRequest, signal: AbortSignal): Promise<SendReport> {
    if ((await role.beat()).owner === (await thisProcess())) return sendHere(engine, request, signal);
    const { emailIds } = request;
    await engine.store.roles.ask('sender', emailIds === undefined ? {} : { emailIds });
    for (;;) {
      await engine.clock.sleep(500, signal);
      // Taking the role over is doing what was asked, too: by the beat.
      await role.beat();
      const isTaken = !(await engine.store.roles.isAsked('sender'));
      const report = await whatBecame(engine, emailIds);
      if (isTaken && report !== undefined) return report;
    }
  }

  return {
    get holder() {
      return open?.role.holder;
    },
    get isOurs() {
      return open?.role.isOurs === true;
    },
    onDidChange: changes.event,
    async send(request, signal) {
      if (open === undefined) throw new Error('sending needs the engine to be open');
      return send(open, request, signal);
    },
    async begin(engine) {
      const { isAlive, thisProcess: owner } = await import('../../core/orchestrator/owner.ts');
      const role = createSenderRole({
        roles: engine.store.roles,
        owner,
        who: workspace.name ?? l10n.t('a window without a folder'),
        isAlive,
        changed: () => changes.fire(),
        asked: async (request) => void (await sendHere(engine, request as SendRequest, new AbortController().signal)),
      });
      // A lock that passes is no matter: the next beat comes. What does not pass is told by whatever a person does next.
      const timer = setInterval(() => void role.beat().catch(told), beatMilliseconds);
      open = { engine, role, timer };
      void role.beat().catch(told); // where somebody keeps the store locked, looking does not wait for it
    },
    async end() {
      const ending = open;
      open = undefined;
      clearInterval(ending?.timer);
      await ending?.role.end().catch(told);
    },
    dispose: () => changes.dispose(),
  };
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

/** What the other window has done, as far as the outbox says; undefined while something is still under way. */
async function whatBecame({ store, clock }: Engine, emailIds: readonly number[] | undefined): Promise<SendReport | undefined> {
  const isMeant = ({ emailId }: { readonly emailId: number }) => emailIds === undefined || emailIds.includes(emailId);
  const [queued, sending, ...others] = await Promise.all((['queued', 'sending', 'held', 'refused', 'unknown'] as const).map((state) => store.outbox.inState(state)));
  const due = (queued ?? []).filter(({ dueAt }) => dueAt !== null && dueAt <= clock.now());
  if ([...due, ...(sending ?? [])].some(isMeant)) return undefined;
  const sent = (await store.outbox.inState('sent', 500)).filter(isMeant);
  return {
    sent: emailIds === undefined ? [] : sent.map(({ emailId, recipient, reference }) => ({ emailId, to: recipient ?? '', reference: reference ?? '' })),
    held: others.flat().filter(isMeant).map(({ emailId, state, reason }) => ({ emailId, state, reason: reason ?? '' })),
  };
}
