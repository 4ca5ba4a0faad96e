// What setup finds when it asks models: three backends beside the rules, of which the hosted ones want a key.
import type { SetupSurvey } from '../../core/setup/setup-survey.ts';
import type { Secrets } from '../../core/contracts/ports.ts';
import { createError } from '../../core/errors.ts';
import type { ModelProbe } from '../../core/model/probe-model.ts';

export interface SurveyWish {
  readonly backends?: readonly string[];
  /** Of the Ollama on this machine; null when none answers. */
  readonly installed?: readonly string[] | null;
  /** An LM Studio that answers beside it. */
  readonly lmStudio?: boolean;
  /** What a probe finds, where it is not all that there is. */
  readonly probes?: Readonly<Record<string, Partial<ModelProbe>>>;
  /** Models that were tried before. */
  readonly known?: readonly string[];
  /** Keys that are let in; all others are refused. */
  readonly keys?: readonly string[];
  /** No hosted provider can be reached. */
  readonly withoutNetwork?: boolean;
}

/** As the presets name them. */
const claude = ['claude-sonnet-5-5', 'claude-opus-5-5', 'claude-haiku-4-5'] as const;
const goodKeys = ['sk-ant-canary0123456789', 'sk-ant-canaryagain123', 'sk-canary0openai0123456789'];

export function surveyOf({ backends = ['anthropic', 'offline', 'ollama', 'openai'], installed = ['large', 'small'], lmStudio = false, probes = {}, known = [], keys = goodKeys, withoutNetwork = false }: SurveyWish, secrets: Secrets): SetupSurvey {
  const probeOf = (model: string): ModelProbe => ({ model, digest: model, contextTokens: 32_768, tools: true, objects: true, tokensPerSecond: 40, ...probes[model] });
  const info = (id: string) => ({ id, contextTokens: null, digest: id });
  const about = {
    anthropic: { label: 'Claude', remote: true, defaultModel: claude[0] },
    openai: { label: lmStudio ? '127.0.0.1:1234' : 'OpenAI', remote: !lmStudio, defaultModel: null },
    ollama: { label: 'Ollama', remote: false, defaultModel: null },
  };
  async function askHosted(backend: 'anthropic' | 'openai', models: readonly string[]) {
    const { label } = about[backend];
    const key = await secrets.get(`plugin/${backend}/apiKey`);
    if (key === undefined) throw createError('model_key_missing', { backend: label, where: 'a variable' });
    if (withoutNetwork) throw createError('model_unreachable', { backend: label, host: 'provider.example', reason: 'no network' });
    if (!keys.includes(key)) throw createError('model_key_refused', { backend: label, status: 401, reason: 'invalid x-api-key' });
    return models.map(info);
  }
  return {
    backends: () => backends,
    about: (id) => about[id as keyof typeof about] ?? null,
    async localServers() {
      return [
        ...(installed === null ? [] : [{ name: 'Ollama', backend: 'ollama', baseUrl: 'http://127.0.0.1:11434', models: installed.map(info) }]),
        ...(lmStudio ? [{ name: 'LM Studio', backend: 'openai', baseUrl: 'http://127.0.0.1:1234/v1', models: [info('qwen')] }] : []),
      ];
    },
    async models(backend) {
      if (backend === 'anthropic') return askHosted(backend, claude);
      if (backend === 'openai') return lmStudio ? [info('qwen')] : askHosted(backend, ['gpt-large', 'gpt-small']);
      if (installed === null) throw createError('model_unreachable', { backend: 'Ollama', host: '127.0.0.1:11434', reason: 'refused' });
      return installed.map(info);
    },
    probe: async (_, model) => probeOf(model),
    known: async (_, { id }) => (known.includes(id) ? probeOf(id) : undefined),
    close: async () => undefined,
  };
}
