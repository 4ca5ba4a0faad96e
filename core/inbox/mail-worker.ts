// The thread in which unusual mail is taken apart: it may be ended at any time, and takes its memory with it. A bundle gives it a file of its own.
import { parentPort, workerData } from 'node:worker_threads';
import type { BoundedMail } from './bounded-mail.ts';
import { parseBounded } from './parse-mail.ts';

parentPort?.postMessage(await parseBounded(workerData as BoundedMail));
