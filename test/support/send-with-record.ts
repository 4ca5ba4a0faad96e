// Sends one message to a port of this machine, and writes each phase to a file before its step is taken. It is killed on the way.
import { appendFileSync } from 'node:fs';
import { fakePorts } from '../../core/testing/fake-ports.ts';
import { startKernel } from '../../core/kernel/kernel.ts';
import { smtp } from '../../plugins/index.ts';
import { outgoing } from './smtp-transport.ts';

const [port = '', record = '', lines = '2'] = process.argv.slice(2);
const kernel = await startKernel([{ value: smtp, origin: { kind: 'built-in', where: 'this program' } }], fakePorts(), { options: { smtp: { host: '127.0.0.1', port: Number(port), security: 'none' } }, disabled: [], deadlineSeconds: 10 });
const outcome = await kernel.transports.get('smtp').send(outgoing(1, Number(lines)), { signal: new AbortController().signal, reach: async (phase) => appendFileSync(record, `${phase}\n`) });
process.stdout.write(`${outcome.kind}\n`);
kernel.stop('the message was sent');
