// Only one window of a home sends. This one says again and again that it is there, takes the role when nobody else has it, and does what other windows ask of it.
import type { RoleHolder, Roles } from '../../core/store/roles.ts';

export interface SenderRole {
  /** Who sends, as far as this window knows; undefined before it has looked. */
  readonly holder: RoleHolder | undefined;
  readonly isOurs: boolean;
  /** Looks now. Rejects with a `store_…` error. */
  beat(): Promise<RoleHolder>;
  /** Lays the role down, if we have it. */
  end(): Promise<void>;
}

export interface SenderRoleParts {
  readonly roles: Roles;
  readonly owner: string;
  /** The window's name, for the people in front of the others. */
  readonly who: string;
  readonly isAlive: (owner: string) => boolean;
  /** The holder is another than before. */
  readonly changed: () => void;
  /** Another window asks for what only this one may do. */
  readonly asked: (request: unknown) => Promise<void>;
}

/** A window that closes well lays the role down; the one of a dead process is free at the next beat; that of a window that hangs, after this. Together less than 15 s. */
const leaseMs = 9_000;
export const beatMilliseconds = 3_000;

export function createSenderRole({ roles, owner, who, isAlive, changed, asked }: SenderRoleParts): SenderRole {
  let holder: RoleHolder | undefined;
  let looking: Promise<RoleHolder> | undefined;
  const isOurs = () => holder?.owner === owner;

  async function look(): Promise<RoleHolder> {
    const before = holder?.owner;
    const present = await roles.hold('sender', { owner, who, leaseMs, isAlive });
    holder = present;
    if (present.owner !== before) changed();
    return present;
  }

  return {
    get holder() {
      return holder;
    },
    get isOurs() {
      return isOurs();
    },
    async beat() {
      // While somebody keeps the store locked, beats would queue up, and everybody else behind them.
      if (looking !== undefined) return looking;
      looking = look().finally(() => (looking = undefined));
      const present = await looking;
      const request = present.owner === owner ? await roles.takeAsked('sender') : undefined;
      // It may take minutes, in which the role is kept by the beats that follow.
      if (request !== undefined) await asked(request);
      return present;
    },
    async end() {
      const had = isOurs();
      holder = undefined;
      if (had) await roles.release('sender', owner);
    },
  };
}
