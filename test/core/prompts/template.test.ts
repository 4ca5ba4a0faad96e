import test from 'ava';
import type { PromptVariables } from '../../../core/contracts/prompt.ts';
import { readTemplate } from '../../../core/prompts/template.ts';

function filled(text: string, variables: PromptVariables = {}): string {
  const read = readTemplate(text);
  if (!read.ok) throw new Error(`${read.reason} (line ${read.line})`);
  return read.template.fill(variables);
}

test('a template chooses between texts, and names variables', (t) => {
  const text = 'Read.{% if phase == "deep" %} Look closely, {{ name | strip | capitalize }}.{% else %} A first look.{% endif %}';
  t.is(filled(text, { phase: 'deep', name: ' ines ' }), 'Read. Look closely, Ines.');
  t.is(filled(text, { phase: 'light', name: '' }), 'Read. A first look.');
});

test('a template says which variables it uses, and on which line first, also in parts that are seldom reached', (t) => {
  const read = readTemplate('One.\n{% case reader %}\n{% when "hr" %}{{ tone }}{% endcase %}\n{{ tone }}');
  t.true(read.ok && read.template.uses.get('reader') === 2 && read.template.uses.get('tone') === 3 && read.template.uses.size === 2);
});

test('what stands in a variable is text: it is never read as a template', (t) => {
  t.is(filled('{{ word }}', { word: '{{ other }}{% include "x" %}{% raw %}' }), '{{ other }}{% include "x" %}{% raw %}');
});

test('what stands between raw marks is text', (t) => {
  t.is(filled('{% raw %}{{ process.env }}{% include "x" %}{% endraw %}'), '{{ process.env }}{% include "x" %}');
});

/** A way out of the sandbox, and the reason that is given for refusing it. */
const escapes: readonly (readonly [string, string, RegExp])[] = [
  ['another file by include', '{% include "/etc/passwd" %}', /tag "include" not found/],
  ['another file by render', '{% render "secrets.md" %}', /tag "render" not found/],
  ['another file by layout', '{% layout "../../config.json" %}', /tag "layout" not found/],
  ['a block of a layout', '{% block a %}x{% endblock %}', /tag "block" not found/],
  ['a tag inside of a liquid tag', '{% liquid\n include "x"\n%}', /tag "liquid" not found/],
  ['an inline include inside of a condition', '{% if a %}{% unless b %}{% include "x" %}{% endunless %}{% endif %}', /tag "include" not found/],
  ['a prototype', '{{ word.__proto__ }}', /has no parts/],
  ['a constructor', '{{ word.constructor.constructor }}', /has no parts/],
  ['a constructor by its name in quotes', '{{ word["constructor"] }}', /has no parts/],
  ['a part that a variable names', '{{ word[other] }}', /has no parts/],
  ['a constructor as what a filter falls back to', '{{ word | default: word.constructor }}', /has no parts/],
  ['a constructor in a condition', '{% if word.constructor contains "native" %}x{% endif %}', /has no parts/],
  ['a constructor in a choice', '{% case word["constructor"] %}{% when other.__proto__ %}x{% endcase %}', /has no parts/],
  ['a part of a text', '{{ "word".constructor }}', /has no parts/],
  ['a part of what liquidjs brings along, which it would call', '{{ empty.constructor }}', /has no parts/],
  ['a part behind an escaped quote', '{{ "\\"" .constructor | default: "x" }}', /has no parts/],
  ['a part behind a space', '{{ word .constructor }}', /has no parts/],
  ['a name that a variable says', '{{ [word] }}', /has no parts/],
  ['a range in a choice', '{% case (1..9) %}{% when 1 %}x{% endcase %}', /cannot count/],
  ['a tag with its spaces taken away', '{%-include "x"-%}', /tag "include" not found/],
  ['a tag behind the end of a text', `{{ '%}' }}{% include "x" %}`, /tag "include" not found/],
  ['the environment', '{{ process.env.HOME }}', /has no parts/],
  ['the file system by a module', '{{ require.cache }}', /has no parts/],
  ['a loop', '{% for i in word %}x{% endfor %}', /tag "for" not found/],
  ['a huge loop', '{% for i in (1..999999999) %}x{% endfor %}', /cannot count/],
  ['a table of rows', '{% tablerow i in word %}x{% endtablerow %}', /tag "tablerow" not found/],
  ['a range without a loop', '{{ (1..999999999) | strip }}', /cannot count/],
  ['a range in a part that is seldom reached', '{% if false %}{{ (1..n) }}{% endif %}', /cannot count/],
  ['something remembered', '{% assign a = "x" %}{{ a }}', /tag "assign" not found/],
  ['something that grows', '{% capture a %}xx{% endcapture %}', /tag "capture" not found/],
  ['a counter', '{% increment a %}', /tag "increment" not found/],
  ['a filter that pads', '{{ word | append: word }}', /undefined filter: append/],
  ['a filter that evaluates', '{{ word | where_exp: "i", "i.x" }}', /undefined filter: where_exp/],
  ['a filter that tells the time', '{{ "now" | date: "%s" }}', /undefined filter: date/],
  ['a filter that shows the inside', '{{ word | inspect }}', /undefined filter: inspect/],
  ['a filter by the name of a prototype', '{{ word | constructor }}', /undefined filter: constructor/],
  ['a filter called toString', '{{ word | toString }}', /undefined filter: toString/],
  ['a tag by the name of a prototype', '{% constructor %}', /tag "constructor" not found/],
  ['raw marks that end early', '{% raw %}x{% endraw %}{% include "x" %}{% endraw %}', /tag "include" not found/],
  ['raw marks that never end', '{% raw %}{{ word }}', /raw.*not closed/],
  ['a comment that hides an end', '{% comment %}{% endcomment %}{% include "x" %}', /tag "include" not found/],
  ['a thousand conditions inside each other', `${'{% if a %}'.repeat(1000)}${'{% endif %}'.repeat(1000)}`, /more than 20 conditions/],
  ['a hundred thousand brackets', `{{ ${'('.repeat(100_000)} }}`, /./],
  ['more text than anyone writes', 'x'.repeat(70_000), /parse length limit exceeded/],
];

for (const [what, text, reason] of escapes) {
  test(`a template that tries ${what} is refused before it is used`, (t) => {
    const read = readTemplate(text);
    t.false(read.ok);
    if (!read.ok) t.regex(read.reason, reason);
  });
}

for (const name of ['constructor', 'toString', 'hasOwnProperty', 'process', 'globalThis', 'require', 'first', 'length', 'this', '__proto__']) {
  test(`a template that only names ${name} gets what was given under this name, and nothing of the program`, (t) => {
    const read = readTemplate(`<{{ ${name} }}>`);
    if (!read.ok) return t.pass();
    t.deepEqual([...read.template.uses.keys()], [name]);
    t.throws(() => read.template.fill({}), { message: /undefined variable/ });
    return t.is(read.template.fill(JSON.parse(`{"${name}":"given"}`) as PromptVariables), '<given>');
  });
}

test('a template that is wrong is told by its line', (t) => {
  for (const [text, line, reason] of [
    ['One.\n{% if a %}\nThree.', 2, /not closed/],
    ['One.\nTwo {{ word', 2, /not closed/],
    ['One.\n\n{{ word | nope }}', 3, /undefined filter: nope/],
    ['One.\n{% endif %}', 2, /tag "endif" not found/],
  ] as const) {
    const read = readTemplate(text);
    t.is(read.ok ? 0 : read.line, line, text);
    t.regex(read.ok ? '' : read.reason, reason, text);
  }
});
