// `ai` with its provider packages, which answers are checked by the same validator as ours. It has none for Ollama's own format.
import { type JSONSchema7, generateText, jsonSchema, Output, streamText } from 'ai';
import { validate } from '../../../core/validate.ts';
import { type Contender, findingsQuestion, maxOutputTokens, modelNames, prompt } from './contender.ts';

export async function openAiSdk(provider: 'anthropic' | 'openai', address: string): Promise<Contender> {
  const model = await { anthropic, openai }[provider](`${address}/v1`);
  const question = { model, system: findingsQuestion.instructions, prompt, maxOutputTokens, maxRetries: 0 };
  const schema = jsonSchema(findingsQuestion.schema as unknown as JSONSchema7, {
    validate(value) {
      const checked = validate(findingsQuestion.schema, value);
      return checked.ok ? { success: true, value: checked.value } : { success: false, error: new Error(checked.problems) };
    },
  });
  return {
    async object() {
      return (await generateText({ ...question, output: Output.object({ schema }) })).output;
    },
    async stream() {
      let characters = 0;
      for await (const text of streamText(question).textStream) characters += text.length;
      return characters;
    },
    close: async () => undefined,
  };
}

async function anthropic(baseURL: string) {
  const { createAnthropic } = await import('@ai-sdk/anthropic');
  return createAnthropic({ baseURL, apiKey: 'none' })(modelNames.anthropic);
}

async function openai(baseURL: string) {
  const { createOpenAI } = await import('@ai-sdk/openai');
  return createOpenAI({ baseURL, apiKey: 'none' }).chat(modelNames.openai);
}
