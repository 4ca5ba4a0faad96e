import type { SignIns, Clock } from '../contracts/ports.ts';
import type { KernelPorts } from '../kernel/kernel.ts';
import { hostTokens } from './host-tokens.ts';
import { createTokenRefresher } from './refresh-tokens.ts';

export interface AccessTokenParts {
  readonly clock: Clock;
  /** Of all plugins, as the person has set them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly signIns?: SignIns;
}

/** What a plugin logs in with: the host's own sign-in, or a refresh token among the plugin's secrets. */
export function createAccessTokens({ clock, options, signIns }: AccessTokenParts): KernelPorts['accessTokens'] {
  const refresher = createTokenRefresher(clock);
  return (login, holder) => ('provider' in login ? hostTokens(login, holder.plugin, { options: options[holder.plugin], signIns }) : refresher(login, holder));
}
