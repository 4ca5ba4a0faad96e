import { setFlagsFromString } from 'node:v8';

/**
 * On a machine with much memory V8 lets the heap grow by hundreds of megabytes before it looks for what is no longer needed. A command that runs for
 * minutes beside an editor should not. Both flags are read anew at every collection, so that they may still be set here (`node --v8-options`).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=40');
  setFlagsFromString('--semi-space-growth-factor=1');
}
