import { agentPromises } from './agent-promises.ts';
import { backendPromises } from './backend-promises.ts';
import { mailboxPromises } from './mailbox-promises.ts';
import { pluginPromises } from './plugin-promises.ts';
import type { ContractPromise } from './promise.ts';
import { promptPromises } from './prompt-promises.ts';
import type { Sample } from './sample.ts';
import { toolPromises } from './tool-promises.ts';
import { transportPromises } from './transport-promises.ts';
import { venuePromises } from './venue-promises.ts';

/** What a plugin, or one thing that it brings, has promised: sentences to run in any test runner. */
export function promisesOf(plugin: unknown, sample: Sample): readonly ContractPromise[] {
  switch (sample.kind) {
    case 'plugin':
      return pluginPromises(plugin, sample);
    case 'agent':
      return agentPromises(plugin, sample);
    case 'venue':
      return venuePromises(plugin, sample);
    case 'backend':
      return backendPromises(plugin, sample);
    case 'transport':
      return transportPromises(plugin, sample);
    case 'mailbox':
      return mailboxPromises(plugin, sample);
    case 'prompt':
      return promptPromises(plugin, sample);
    case 'tool':
      return toolPromises(plugin, sample);
  }
}
