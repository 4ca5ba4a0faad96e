import { commands, type Event, EventEmitter, extensions, l10n, type Memento } from 'vscode';
import { notify } from './notify.ts';

/** Which other extensions may add to this one: asked once for each, kept, and changed by the user at any time. */
export interface PluginAccess {
  isAllowed(extensionId: string): boolean;
  /** Asks the user, unless they have decided. False also when they have not decided now: then they are asked another time. */
  ask(extensionId: string): Promise<boolean>;
  /** Extensions that have ever asked, by id. */
  readonly asked: readonly string[];
  /** Allows these and denies all others that have asked. */
  allowOnly(extensionIds: readonly string[]): Promise<void>;
  readonly onDidChange: Event<void>;
}

type Decisions = Readonly<Record<string, boolean>>;

const kept = 'pluginAccess';

export function createPluginAccess(state: Memento): PluginAccess & { dispose(): void } {
  const changes = new EventEmitter<void>();
  const asking = new Map<string, Promise<boolean>>();
  const undecided = new Set<string>();
  const decisions = (): Decisions => state.get<Decisions>(kept, {});
  const access = {
    isAllowed: (id: string) => decisions()[id] === true,
    ask(id: string) {
      const decided = decisions()[id];
      if (decided !== undefined) return Promise.resolve(decided);
      const asked = asking.get(id) ?? decide(id).finally(() => asking.delete(id));
      asking.set(id, asked);
      return asked;
    },
    get asked(): readonly string[] {
      return [...new Set([...Object.keys(decisions()), ...undecided])].sort();
    },
    async allowOnly(ids: readonly string[]) {
      await keep(Object.fromEntries(access.asked.map((id) => [id, ids.includes(id)])));
    },
    onDidChange: changes.event,
    dispose: () => changes.dispose(),
  };

  async function decide(id: string): Promise<boolean> {
    undecided.add(id);
    const [allow, deny, learnMore] = [l10n.t('Allow'), l10n.t('Deny'), l10n.t('Learn More')];
    const detail = l10n.t('Its code runs with your rights, as that of every extension does: allow only what you trust. It may add agents, model providers, ways to send and places to look for leads, and what it adds sees what it works on: leads with their addresses, letters and notes. Outreach hands it none of your passwords and keys, and sends nothing of it without your approval. "Outreach: Manage Plugin Access" takes this back.');
    const answer = await notify.warning(l10n.t('May the extension "{0}" ({1}) add to Outreach?', displayNameOf(id), id), { modal: true, detail }, allow, deny, learnMore);
    if (answer === learnMore) await commands.executeCommand('extension.open', id);
    if (answer === allow || answer === deny) await keep({ ...decisions(), [id]: answer === allow });
    return answer === allow;
  }

  async function keep(next: Decisions): Promise<void> {
    await state.update(kept, next);
    changes.fire();
  }

  return access;
}

/** As the person knows it from the list of extensions. */
export function displayNameOf(id: string): string {
  const name = (extensions.getExtension(id)?.packageJSON as { readonly displayName?: unknown } | undefined)?.displayName;
  return typeof name === 'string' ? name : id;
}
