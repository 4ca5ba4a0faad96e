// Chinese, Japanese and Korean fonts of a PDF name their character maps instead of bringing them. pdfjs has 168, which are alike: packed together they are a third of what they are one by one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** What pdfjs is told of where they are; nothing where there are none: then such text is missing. */
export interface CharacterMaps {
  readonly cMapUrl?: string;
  readonly cMapPacked?: boolean;
  readonly BinaryDataFactory?: object;
}

/** Beside the code of a bundle. */
export const packName = 'character-maps.br';

/** Those of the bundle that this is a part of, or else of the package of pdfjs. */
export function characterMaps(pack = new URL(`./${packName}`, import.meta.url)): CharacterMaps {
  if (existsSync(pack)) return { cMapUrl: 'packed/', cMapPacked: true, BinaryDataFactory: factoryOf(() => unpack(readFileSync(pack))) };
  const folder = mapsOfPackage();
  return folder === undefined ? {} : { cMapUrl: `${folder}/`, cMapPacked: true };
}

/** The folder of the maps that pdfjs brings; undefined where it is not installed beside this file. */
export function mapsOfPackage(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps');
  } catch {
    return undefined; // a bundle has its own, or none
  }
}

/** All maps of a folder in one: a line of JSON with their names and lengths, then their bytes, compressed with Brotli (RFC 7932). */
export function packMaps(folder: string): Buffer {
  const maps = readdirSync(folder).filter((name) => name.endsWith('.bcmap')).sort().map((name) => [name, readFileSync(join(folder, name))] as const);
  const index = JSON.stringify(maps.map(([name, bytes]) => [name, bytes.length]));
  const all = Buffer.concat([Buffer.from(`${index}\n`), ...maps.map(([, bytes]) => bytes)]);
  return brotliCompressSync(all, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: all.length } });
}

/** By name: `UniJIS-UTF16-H.bcmap`. */
export function unpack(pack: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const all = brotliDecompressSync(pack);
  let at = all.indexOf('\n') + 1;
  const index = JSON.parse(all.toString('utf8', 0, at)) as readonly (readonly [name: string, length: number])[];
  return new Map(index.map(([name, length]) => [name, new Uint8Array(all.subarray(at, (at += length)))]));
}

/** As pdfjs asks for it: a class of its own for each document, of which `fetch` gives the bytes of a file. It is asked for nothing else, since nothing is drawn. */
function factoryOf(read: () => ReadonlyMap<string, Uint8Array>): object {
  return class PackedMaps {
    async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
      maps ??= read();
      const bytes = maps.get(filename);
      if (bytes === undefined) throw new Error(`There is no character map ${filename}.`);
      return bytes.slice(); // what is handed to pdfjs may be handed on for good
    }
  };
}

/** Unpacked when a document first needs one, in the thread that reads it. */
let maps: ReadonlyMap<string, Uint8Array> | undefined;
