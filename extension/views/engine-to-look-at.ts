import { existsSync } from 'node:fs';
import type { Engine } from '../../core/engine.ts';
import type { Host } from '../host/host.ts';

/** The engine, when there is a store to look at: looking makes neither a home nor a database. */
export async function engineToLookAt(host: Host): Promise<Engine | undefined> {
  return hasStore(host) ? host.engine() : undefined;
}

export function hasStore({ isOpen, paths }: Host): boolean {
  return isOpen || existsSync(paths.database);
}
