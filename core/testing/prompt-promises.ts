import { fileURLToPath } from 'node:url';
import type { PromptSource, PromptVariables } from '../contracts/prompt.ts';
import { type PromptText, readPromptFile } from '../prompts/read-prompt.ts';
import { type ContractPromise, expect, expectEqual } from './promise.ts';
import type { PromptSample } from './sample.ts';
import { broughtBy, onStage, type Stage } from './stage.ts';

export function promptPromises(plugin: unknown, sample: PromptSample): readonly ContractPromise[] {
  const { id } = sample;
  const promise = (sentence: string, check: (prompt: PromptSource, text: PromptText, stage: Stage) => Promise<void>): ContractPromise => ({
    title: `prompt ${id} ${sentence}`,
    check: () =>
      onStage(plugin, sample, async (stage) => {
        const source = broughtBy(stage, 'prompts', id);
        const text = await readPromptFile(fileURLToPath(source.file), false);
        expect(text !== undefined, `there is no file ${source.file.pathname}`);
        return check(source, text, stage);
      }),
  });
  const waysOf = ({ variables }: PromptText): readonly PromptVariables[] => sample.variables ?? [Object.fromEntries(variables.map((name) => [name, name]))];

  return [
    promise('can be read, and has a version', async (_, { version }) => {
      expect(/^[1-9]\d*$/.test(version), `its version is "${version}"`);
    }),
    promise('says something whatever it is filled with, and the same each time', async (source, text, { ports }) => {
      for (const variables of waysOf(text)) {
        const said = await ports.prompt(source, variables);
        expect(said.text !== '', `filled with ${JSON.stringify(variables)} it says nothing`);
        expectEqual(await ports.prompt(source, variables), said, 'asked again, it said something else');
      }
    }),
  ];
}
