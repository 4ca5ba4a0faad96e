import type { Contender, Provider } from './contender.ts';

export type ClientName = 'ours' | 'raw' | 'ai';

/** Loads that client, and nothing of the others. */
export async function openContender(name: ClientName, provider: Provider, address: string): Promise<Contender> {
  if (name === 'ours') return (await import('./our-client.ts')).openOurClient(provider, address);
  if (name === 'raw') return (await import('./raw-sdk.ts')).openRawSdk(provider, address);
  if (provider === 'ollama') throw new Error('ai has no package of its own for Ollama');
  return (await import('./ai-sdk.ts')).openAiSdk(provider, address);
}
