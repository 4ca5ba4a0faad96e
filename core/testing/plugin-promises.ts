// What every plugin promises, whatever it brings.
import { freezeDeeply } from '../freeze-deeply.ts';
import { askedMoments, toldMoments } from '../kernel/hooks.ts';
import { checkPlugin } from '../kernel/load.ts';
import { validate } from '../validate.ts';
import { type ContractPromise, expect, expectEqual } from './promise.ts';
import type { Sample } from './sample.ts';
import { sampleEvent, sampleQuestion } from './sample-data.ts';
import { onStage, type Stage } from './stage.ts';

const origin = { kind: 'folder', where: 'the plugin under test' } as const;

export function pluginPromises(plugin: unknown, sample: Sample): readonly ContractPromise[] {
  return [
    {
      title: 'the plugin has a name, an API version that this program knows, and an apply function',
      needed: true,
      check: async () => void checkPlugin(plugin, origin),
    },
    {
      title: 'it is loaded in time, and a second time beside the first',
      needed: true,
      check: () =>
        onStage(plugin, sample, async (first) => {
          const brings = await onStage(plugin, sample, async (second) => second.kernel.plugins[0]?.brings);
          expectEqual(brings, first.kernel.plugins[0]?.brings, 'the second time it brought something else');
        }),
    },
    {
      title: 'each of its options says what it is, and a misspelled one is refused',
      check: async () => {
        const { options } = checkPlugin(plugin, origin);
        if (options === undefined) return;
        for (const [name, property] of Object.entries((options['properties'] ?? {}) as Readonly<Record<string, { title?: unknown; description?: unknown }>>)) {
          expect([property.title, property.description].some((words) => typeof words === 'string' && words !== ''), `the option "${name}" has neither title nor description`);
        }
        const checked = validate(options, { 'a-misspelled-option': 1 });
        expect(!checked.ok && checked.problems.includes('a-misspelled-option is not known'), 'its options schema does not say additionalProperties: false');
      },
    },
    {
      title: 'loading it touches nothing outside of its scope',
      check: () => onStage(plugin, sample, async (stage) => expectInside(stage)),
    },
    {
      title: 'it hears every moment that it taps, twice as well, and changes nothing of what it is told',
      check: () =>
        onStage(plugin, sample, async (stage) => {
          for (const moment of [...toldMoments, ...toldMoments]) await stage.kernel.tell(moment, freezeDeeply(sampleEvent(moment)));
          expectNoErrors(stage);
          expectInside(stage);
        }),
    },
    {
      title: 'it answers every question that it taps with an answer that fits, or passes it on',
      check: () =>
        onStage(plugin, sample, async (stage) => {
          for (const moment of askedMoments) {
            if (moment === 'draftReview') await stage.kernel.collect(moment, sampleQuestion(moment));
            else await stage.kernel.veto(moment, sampleQuestion(moment));
          }
          expectNoErrors(stage);
          expectInside(stage);
        }),
    },
  ];
}

export function expectInside(stage: Stage): void {
  expect(stage.outside.length === 0, `${[...new Set(stage.outside)].join('; ')}. Everything a plugin may use comes through its scope`);
}

export function expectNoErrors(stage: Stage): void {
  const errors = stage.ports.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
  expect(errors.length === 0, errors.join('; '));
}
