// Writes one of two long texts over a file, turn by turn, until it is killed.
import { writeAtomically } from '../../core/files/write-atomically.ts';

const [file = '', size = '0'] = process.argv.slice(2);
process.stdout.write('ready\n');
for (let turn = 0; ; turn += 1) await writeAtomically(file, (turn % 2 === 0 ? 'a' : 'b').repeat(Number(size)));
