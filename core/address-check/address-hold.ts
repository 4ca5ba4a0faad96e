import type { AddressCheck } from '../domain/address-check.ts';

/** Why nothing is sent to this address; undefined when something may be. What could not be looked up holds nothing. */
export function addressHold({ verdict, because }: Pick<AddressCheck, 'verdict' | 'because'>): string | undefined {
  return verdict === 'bad' ? because.join(' ') : undefined;
}
