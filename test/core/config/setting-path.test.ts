import test from 'ava';
import { isPluginName, schemaUnder, schemaWithPlugins } from '../../../core/config/setting-path.ts';
import { settingsSchema } from '../../../core/config/settings-schema.ts';

test('finds what is known, everything under what is free, and nothing that only an object prototype has', (t) => {
  t.like(schemaUnder(settingsSchema, 'preset'), { type: 'string' });
  for (const name of ['constructor', 'toString', '__proto__', 'nothing']) t.is(schemaUnder(settingsSchema, name), undefined, name);
  t.deepEqual(schemaUnder({ type: 'object' }, 'anything'), {});
  t.is(schemaUnder({ type: 'object' }, '__proto__'), undefined);
});

test('the options of known plugins stand under plugins, and the schema of the settings itself stays as it is', (t) => {
  const schema = schemaWithPlugins({ notes: { type: 'object', properties: { depth: { type: 'integer' } } } });
  const plugins = schemaUnder(schema, 'plugins') ?? {};
  t.like(schemaUnder(plugins, 'notes'), { properties: { depth: { type: 'integer' } } });
  t.like(schemaUnder(plugins, 'other'), { type: 'object' });
  t.is((schemaUnder(settingsSchema, 'plugins') ?? {})['properties'], undefined);
});

for (const [name, is] of [['notes', true], ['my-notes-2', true], ['Notes', false], ['my_notes', false], ['-x', false], ['', false], ['__proto__', false]] as const) {
  test(`"${name}" ${is ? 'may' : 'may not'} be the name of a plugin`, (t) => {
    t.is(isPluginName(name), is);
  });
}
