import { statfsSync } from 'node:fs';
import test from 'ava';
import { networkKind, refuseNetworkFolder } from '../../../core/store/network-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

for (const [type, kind] of [[0x6969, 'NFS'], [0xfe534d42, 'SMB'], [0xfe534d42 | 0, 'SMB'], [0x01021997, '9P, as between Windows and WSL']] as const) {
  test(`a file system of type 0x${(type >>> 0).toString(16)} is ${kind}, as ${type < 0 ? 'some systems sign it' : 'it is written'}`, (t) => t.is(networkKind(type), kind));
}

test('a disk of this machine is no network folder', async (t) => {
  const folder = temporaryFolder(t);
  t.is(networkKind(statfsSync(folder).type), undefined);
  await t.notThrowsAsync(refuseNetworkFolder(folder));
});
