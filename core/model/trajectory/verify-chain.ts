import { bytesOf, runOf } from './read-trajectory.ts';
import { type ChainBreak, walkChain } from './walk-chain.ts';

export interface ChainReport {
  readonly run: string;
  /** Before the break, if there is one. */
  readonly steps: number;
  /** Lines that were never finished: a process was killed while it wrote. */
  readonly torn: number;
  /** Whether the run ended in order. If not, it is under way, or was killed, or lines at its end were removed: the chain cannot tell which. */
  readonly ended: boolean;
  /** Hash of the last line. Noted elsewhere, it proves that nothing was removed at the end. */
  readonly seal: string | null;
  readonly broken: Omit<ChainBreak, 'kind'> | null;
}

/** Whether a file is as it was written, byte by byte. Throws `trajectory_missing`. */
export async function verifyChain(file: string): Promise<ChainReport> {
  let report: ChainReport = { run: runOf(file), steps: 0, torn: 0, ended: false, seal: null, broken: null };
  for await (const entry of walkChain(bytesOf(file))) {
    if (entry.kind === 'line') report = { ...report, steps: report.steps + (entry.line.kind === 'step' ? 1 : 0), ended: entry.line.kind === 'end', seal: entry.line.hash };
    else if (entry.kind === 'torn') report = { ...report, torn: report.torn + 1, ended: false };
    else report = { ...report, ended: false, broken: { line: entry.line, step: entry.step, reason: entry.reason } };
  }
  return report;
}
