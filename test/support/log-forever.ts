// Writes numbered lines into a log file: so many, or until it is killed.
import { createLogFile } from '../../core/log/log-file.ts';

const [folder = '', name = '', count = 'Infinity', fileSizeMb = '5'] = process.argv.slice(2);
const file = createLogFile({ folder, files: 5, fileSizeMb: Number(fileSizeMb), level: 'trace', onTrouble: (line) => process.stderr.write(`${line}\n`) });
process.stdout.write('ready\n');
for (let number = 0; number < Number(count); number += 1) {
  file.write({ at: '2026-03-01T08:00:00.000Z', level: 'info', source: name, message: `line ${number} ${'x'.repeat(100)}` });
  if (count === 'Infinity') process.stdout.write(`${number}\n`);
  if (number % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
}
