import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import { characterMaps, mapsOfPackage, packMaps, packName, unpack } from '../../../core/profile/character-maps.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = mapsOfPackage() ?? '';
const packed = packMaps(folder);

test('every character map comes out of the pack as it went in, and the pack is less than half of what they are one by one', (t) => {
  const maps = unpack(packed);
  const names = readdirSync(folder).filter((name) => name.endsWith('.bcmap'));
  t.true(names.length > 100);
  t.deepEqual([...maps.keys()].sort(), names.sort());
  for (const name of names) t.deepEqual(Buffer.from(maps.get(name) ?? []), readFileSync(join(folder, name)), name);
  t.true(packed.length < 500_000, String(packed.length));
});

test('where a pack lies beside the code, maps are read from it; otherwise from the package of pdfjs', async (t) => {
  const pack = join(temporaryFolder(t), packName);
  t.deepEqual(characterMaps(pathToFileURL(pack)), { cMapUrl: `${folder}/`, cMapPacked: true });
  writeFileSync(pack, packed);
  const { BinaryDataFactory: Factory } = characterMaps(pathToFileURL(pack)) as { readonly BinaryDataFactory: new () => { fetch(wanted: { readonly filename: string }): Promise<Uint8Array> } };
  const maps = new Factory();
  t.deepEqual(Buffer.from(await maps.fetch({ filename: 'UniJIS-UTF16-H.bcmap' })), readFileSync(join(folder, 'UniJIS-UTF16-H.bcmap')));
  await t.throwsAsync(maps.fetch({ filename: 'none.bcmap' }), { message: /no character map none/ });
});
