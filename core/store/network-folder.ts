import { statfs } from 'node:fs/promises';
import { createError } from '../errors.ts';

/** File systems whose locks do not hold between machines, by the magic number of statfs(2). Those on FUSE cannot be told apart, and pass. */
const networkKinds: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9P, as between Windows and WSL'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x73757245, 'Coda'],
]);

/** The kind of network file system of this statfs type, or undefined for a disk of this machine. */
export function networkKind(type: number): string | undefined {
  return networkKinds.get(type >>> 0);
}

/** Rejects with `store_network_folder` where a database would not be safe; elsewhere, and where it cannot be told, it passes. */
export async function refuseNetworkFolder(folder: string): Promise<void> {
  if (/^(?:\\\\|\/\/)[^?.]/.test(folder) && process.platform === 'win32') throw createError('store_network_folder', { folder, kind: 'a network share' });
  if (process.platform !== 'linux') return;
  const kind = networkKind((await statfs(folder)).type);
  if (kind !== undefined) throw createError('store_network_folder', { folder, kind });
}
