import type { Tool, ToolRun } from '../contracts/tool.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import { resultText } from '../tools/tool-answer.ts';
import { type JsonSchema, validate } from '../validate.ts';
import { createSilentWeb } from './fake-web.ts';
import { expectInside } from './plugin-promises.ts';
import { type ContractPromise, expect, expectEqual, outcomeOf, within } from './promise.ts';
import type { ToolSample } from './sample.ts';
import { broughtBy, onStage, type Stage } from './stage.ts';

/** How soon a cancelled call must have ended, in seconds. */
const soon = 2;

export function toolPromises(plugin: unknown, sample: ToolSample): readonly ContractPromise[] {
  const { id } = sample;
  const promise = (sentence: string, check: (tool: Tool<unknown>, stage: Stage) => Promise<void>): ContractPromise => ({
    title: `tool ${id} ${sentence}`,
    check: () => onStage(plugin, sample, (stage) => check(broughtBy(stage, 'tools', id) as Tool<unknown>, stage)),
  });
  /** As it would be called: checked, defaults filled in, frozen. */
  const inputFor = ({ input }: Tool<unknown>): unknown => {
    const checked = validate(input, structuredClone(sample.input));
    expect(checked.ok, `its sample does not fit its own schema: ${checked.ok ? '' : checked.problems}`);
    return freezeDeeply(checked.value);
  };
  const call = (tool: Tool<unknown>, stage: Stage) => within(20, 'a call', tool.run(inputFor(tool), runOf(stage)));

  return [
    promise('says to a model what each of its arguments is, and takes no others', async ({ input }) => {
      for (const [name, property] of Object.entries((input['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>)) {
        expect(typeof property['description'] === 'string' && property['description'] !== '', `the argument "${name}" has no description`);
      }
      expect(input['additionalProperties'] === false, 'its input schema does not say additionalProperties: false');
    }),
    promise('answers with plain data, without changing what it is asked', async (tool, stage) => {
      const answer = await call(tool, stage);
      expect(resultText(id, answer) !== undefined, 'its answer is no plain JSON data');
      expectEqual(JSON.parse(JSON.stringify(answer)), answer, 'its answer is not plain JSON data');
    }),
    promise('gives the same answer to the same input, when its answers are kept', async (tool, stage) => {
      if (tool.cache === undefined) return;
      const first = await call(tool, stage);
      expectEqual(await call(tool, stage), first, 'asked again, it answered otherwise');
    }),
    promise('stops when it is cancelled, whatever it waits for', async (tool, stage) => {
      const stopping = new AbortController();
      const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
      const web = createSilentWeb(stopping.signal, onAsked);
      const ended = outcomeOf(async () => tool.run(inputFor(tool), { ...runOf(stage), web, signal: stopping.signal }));
      await within(20, 'a call, which neither asked the web nor ended,', Promise.race([asked, ended]));
      stopping.abort(new Error('cancelled by the test'));
      await within(soon, 'stopping', ended);
    }),
    promise('touches nothing outside of its scope', async (tool, stage) => {
      await call(tool, stage);
      expectInside(stage);
    }),
  ];

  function runOf({ ports }: Stage): ToolRun {
    return { signal: new AbortController().signal, log: ports.log(id), web: ports.web, now: () => new Date(ports.clock.now()).toISOString() };
  }
}
