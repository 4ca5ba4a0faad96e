import type { ModelProbe } from '../../core/model/probe-model.ts';

/** What was found of a model, in one line. */
export function probeText({ objects, tools, contextTokens, tokensPerSecond }: ModelProbe): string {
  return [
    objects ? 'JSON works' : 'JSON does not work',
    tools ? 'tools work' : 'tools do not work',
    contextTokens === null ? 'context length not known' : `${contextTokens.toLocaleString('en')} tokens of context`,
    tokensPerSecond === null ? 'speed not known' : `${tokensPerSecond} tokens a second`,
  ].join(', ');
}
