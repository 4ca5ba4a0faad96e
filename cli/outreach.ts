#!/usr/bin/env node
// The `outreach` command.
import { enableCompileCache } from 'node:module';
import { keepHeapSmall } from './keep-heap-small.ts';

// Kept in the system's folder for temporary files: from the second call on, nothing is parsed and compiled anew.
enableCompileCache();
keepHeapSmall();
const { main } = await import('./main.ts');

process.exitCode = await main(process.argv.slice(2));
