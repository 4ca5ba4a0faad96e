import test from 'ava';
import { checkPlugin, namePattern } from '../../../core/kernel/load.ts';
import { plugin } from '../../support/kernel.ts';

const origin = { kind: 'package', where: 'their-package' } as const;

for (const name of ['csv', 'my-venue', 'a1-b2-c3']) {
  test(`"${name}" is a name`, (t) => {
    t.regex(name, namePattern);
    t.is(checkPlugin(plugin(name), origin).name, name);
  });
}

for (const name of ['', 'CSV', 'my_venue', '-venue', 'venue-', 'my--venue', '1st', 'a b', '../etc', 'ünder', '__proto__', 'a\n']) {
  test(`${JSON.stringify(name)} is no name`, (t) => {
    t.throws(() => checkPlugin(plugin(name), origin), { message: /its name is not kebab-case/ });
  });
}

test('a plugin without a usable name is told by where it came from', (t) => {
  t.throws(() => checkPlugin({ name: 7 }, origin), { message: /^Plugin "their-package" cannot be loaded/ });
});

test('a plugin of another API version says which one it wants', (t) => {
  const error = t.throws(() => checkPlugin({ ...plugin('future'), apiVersion: '1' }, origin));
  t.like(error, { code: 'plugin_api_version', plugin: 'future' });
});
