import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { createLogFile, type LogFileParts } from '../../../core/log/log-file.ts';
import type { LogLine } from '../../../core/contracts/ports.ts';
import { startChild } from '../../support/child.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tinyDisk } from '../../support/tiny-disk.ts';

const line = (message: string, level: LogLine['level'] = 'info'): LogLine => ({ at: '2026-03-01T08:00:00.000Z', level, source: 'scout', message });
const kilobytes = (count: number) => count / 1024;

function openLog(folder: string, parts: Partial<LogFileParts> = {}): { readonly log: ReturnType<typeof createLogFile>; readonly troubles: string[] } {
  const troubles: string[] = [];
  return { log: createLogFile({ folder, files: 5, fileSizeMb: 5, level: 'trace', onTrouble: (trouble) => void troubles.push(trouble), ...parts }), troubles };
}

function linesIn(folder: string): readonly LogLine[] {
  const age = (name: string) => Number(/\.(\d+)\.log$/.exec(name)?.[1] ?? 0);
  const names = readdirSync(folder).sort((a, b) => age(b) - age(a));
  return names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter((text) => text !== '').map((text) => JSON.parse(text) as LogLine));
}

test('each line is one line of JSON, on disk as soon as it is written; nothing is made before the first', (t) => {
  const folder = join(temporaryFolder(t), 'logs');
  const { log } = openLog(folder);
  t.false(existsSync(folder));
  log.write(line('a\nb'));
  log.write(line('c'));
  t.deepEqual(linesIn(folder), [line('a\nb'), line('c')]);
  t.is(statSync(log.path).mode & 0o777, 0o600);
  log.close();
});

test('a home that does not exist is made for an error, and for nothing less', (t) => {
  const home = join(temporaryFolder(t), 'home');
  const { log } = openLog(join(home, 'logs'));
  for (const level of ['warn', 'info', 'debug', 'trace'] as const) log.write(line('x', level));
  t.false(existsSync(home));
  log.write(line('a bug', 'error'));
  t.is(linesIn(join(home, 'logs')).length, 1);
});

test('lines less important than the level are left out', (t) => {
  const folder = temporaryFolder(t);
  const { log } = openLog(folder, { level: 'warn' });
  for (const level of ['error', 'warn', 'info', 'debug', 'trace'] as const) log.write(line(level, level));
  t.deepEqual(linesIn(folder).map(({ message }) => message), ['error', 'warn']);
});

test('five files of the given size are kept, the newest lines in outreach.log, none of them lost or torn', (t) => {
  const folder = temporaryFolder(t);
  const { log } = openLog(folder, { fileSizeMb: kilobytes(4) });
  for (let number = 0; number < 1000; number += 1) log.write(line(`n${number}`));
  t.deepEqual(readdirSync(folder).sort(), ['outreach.1.log', 'outreach.2.log', 'outreach.3.log', 'outreach.4.log', 'outreach.log']);
  for (const name of readdirSync(folder)) t.true(statSync(join(folder, name)).size < 4096 + 200, name);
  const kept = linesIn(folder).map(({ message }) => Number(message.slice(1)));
  t.deepEqual(kept, Array.from({ length: kept.length }, (_, index) => 1000 - kept.length + index));
  t.true(kept.length > 4 * 40);
});

test('of one file only the present one is kept', (t) => {
  const folder = temporaryFolder(t);
  const { log } = openLog(folder, { files: 1, fileSizeMb: kilobytes(4) });
  for (let number = 0; number < 200; number += 1) log.write(line(`n${number}`));
  t.deepEqual(readdirSync(folder), ['outreach.log']);
  t.is(linesIn(folder).at(-1)?.message, 'n199');
});

test('a file that was deleted or moved away while the program runs is begun anew', (t) => {
  const folder = temporaryFolder(t);
  const { log } = openLog(folder);
  log.write(line('before'));
  rmSync(folder, { recursive: true });
  log.write(line('after'));
  t.deepEqual(linesIn(folder), [line('after')]);
});

test('after a line that was torn by a crash the next one begins on a line of its own', (t) => {
  const folder = temporaryFolder(t);
  const { log } = openLog(folder);
  log.write(line('whole'));
  log.close();
  appendFileSync(log.path, '{"at":"2026-03-01T08:0');
  openLog(folder).log.write(line('next'));
  const texts = readFileSync(log.path, 'utf8').split('\n');
  t.deepEqual([texts.length, JSON.parse(texts[0] ?? ''), JSON.parse(texts[2] ?? '')], [4, line('whole'), line('next')]);
});

test('killed at any moment, a process has all its lines on disk but at most the last', async (t) => {
  for (let time = 0; time < 10; time += 1) {
    const folder = temporaryFolder(t);
    const child = startChild('log-forever.ts', [folder, 'scout', 'Infinity', String(kilobytes(64))]);
    await child.says('\n50\n');
    await sleep(Math.random() * 20);
    child.process.kill('SIGKILL');
    await child.ended;
    // What it says is cut off as well: of "1705" perhaps only "170" came.
    const told = Number(child.output().split('\n').slice(0, -1).at(-1));
    const written = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1).map((text) => Number(/^line (\d+) /.exec((JSON.parse(text) as LogLine).message)?.[1])));
    written.sort((left, right) => left - right);
    t.deepEqual(written, written.map((_, index) => (written[0] ?? 0) + index), 'none is missing in between');
    // What it said may lag behind what it wrote: then the line has been rotated away, and later ones are there.
    t.true((written.at(-1) ?? -1) >= told, `line ${told} was told as written, and the last one there is ${written.at(-1)}; ${child.errors()}`);
  }
});

test('four processes that write and rotate one log lose and tear no line', async (t) => {
  const folder = temporaryFolder(t);
  // 4 × 500 lines of about 180 bytes, in files of 100 KiB: about 4 rotations, none of which may drop a file of the 5.
  const children = ['a', 'b', 'c', 'd'].map((name) => startChild('log-forever.ts', [folder, name, '500', String(kilobytes(100))]));
  t.deepEqual(await Promise.all(children.map(({ ended }) => ended)), [0, 0, 0, 0]);
  const lines = linesIn(folder);
  t.true(readdirSync(folder).length > 3);
  for (const name of ['a', 'b', 'c', 'd']) t.is(new Set(lines.filter(({ source }) => source === name).map(({ message }) => message)).size, 500, name);
});

test('on a full disk it never throws, says so once, and goes on when there is room again', (t) => {
  const disk = tinyDisk(t, 64);
  if (disk === undefined) return void t.pass();
  const { log, troubles } = openLog(disk);
  log.write(line('before'));
  writeFileSync(join(disk, 'fill'), 'x'.repeat(50_000));
  for (let number = 0; number < 20; number += 1) log.write(line('x'.repeat(3000)));
  t.is(troubles.length, 1);
  t.regex(troubles[0] ?? '', /outreach\.log: the disk is full/);
  rmSync(join(disk, 'fill'));
  log.write(line('after'));
  t.deepEqual(JSON.parse(readFileSync(log.path, 'utf8').trimEnd().split('\n').at(-1) ?? ''), line('after'));
  log.close();
});

test('where no log can be made it says so once and never throws', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'logs'), '');
  const { log, troubles } = openLog(join(folder, 'logs'));
  log.write(line('a'));
  log.write(line('b'));
  t.is(troubles.length, 1);
  t.regex(troubles[0] ?? '', /there is a file of that name/);
});

test('a rotation that was cut short by a kill does not stop rotating for good', (t) => {
  const folder = temporaryFolder(t);
  const turn = join(folder, 'outreach.log.rotating');
  writeFileSync(turn, '');
  const { log } = openLog(folder, { fileSizeMb: kilobytes(1) });
  const writeSome = () => Array.from({ length: 20 }, (_, number) => log.write(line(`n${number}`)));
  writeSome();
  t.deepEqual(readdirSync(folder).sort(), ['outreach.log', 'outreach.log.rotating']);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(turn, longAgo, longAgo);
  writeSome();
  t.true(existsSync(join(folder, 'outreach.1.log')));
  t.false(existsSync(turn));
});
