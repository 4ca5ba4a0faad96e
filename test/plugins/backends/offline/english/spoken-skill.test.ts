import test from 'ava';
import { spokenSkill } from '../../../../../plugins/backends/offline/english/spoken-skill.ts';

const skills: readonly (readonly [string, string])[] = [
  ['Data visualization', 'data visualization'],
  ['Back-end development', 'back-end development'],
  ['Teaching', 'teaching'],
  ['Kubernetes', 'Kubernetes'],
  ['Google Cloud', 'Google Cloud'],
  ['C++', 'C++'],
  ['Spring', 'Spring'],
  ['Notion', 'Notion'],
  ['AWS', 'AWS'],
  ['Julia language', 'Julia'],
];

for (const [name, spoken] of skills) {
  test(`inside a sentence the skill ${name} is written "${spoken}"`, (t) => t.is(spokenSkill(name), spoken));
}
