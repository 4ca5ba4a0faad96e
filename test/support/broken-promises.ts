import type { Plugin } from '../../core/kernel/plugin.ts';
import { promisesOf, type Sample } from '../../core/testing.ts';

/** The promises that a plugin does not keep, each as `title: reason`. */
export async function brokenPromises(subject: Plugin, sample: Sample): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { title, check } of promisesOf(subject, sample)) {
    try {
      await check();
    } catch (thrown) {
      broken.push(`${title}: ${(thrown as Error).message}`);
    }
  }
  return broken;
}
