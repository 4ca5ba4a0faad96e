import test from 'ava';
import { normalise } from '../../../core/grounding/normalise.ts';
import { quantities } from '../../../core/grounding/quantities.ts';
import { quantitySupport } from '../../../core/grounding/quantity-support.ts';
import { skillMentions } from '../../../core/grounding/skill-mentions.ts';
import { readSource } from '../../../core/grounding/sources.ts';
import { tokens } from '../../../core/grounding/tokens.ts';
import { textTools } from '../../../core/text/text-tools.ts';

/** Whether the source proves the first number of the words. */
function proves(source: string, words: string): boolean {
  const shown = normalise(words).text;
  const list = tokens(shown);
  const [quantity] = quantities(list);
  if (quantity === undefined) throw new Error(`nothing is counted in "${words}"`);
  const stated = { quantity, tokens: list, clause: { from: 0, to: list.length }, skills: skillMentions(shown, list, textTools).map(({ skill }) => skill), foreign: false };
  return quantitySupport(stated, readSource(source, textTools)) !== null;
}

const proven: readonly (readonly [source: string, words: string])[] = [
  ['Led 6 engineers', 'a team of six engineers'],
  ['Led a team of 6 engineers', 'six people'],
  ['Cut cloud spend by 30%', 'cut our cloud costs by 30 percent'],
  ['8 years of Go', 'eight years of Go'],
  ['Go (8 years), Python (4 years)', 'four years of Python'],
  ['5+ years of Kubernetes', 'five years of Kubernetes'],
  ['Raised $2M', 'raised 2 million dollars'],
  ['Company size\n\n50', 'a team of 50'],
  ['We employ 43 people', 'over 40 people'],
  ['used by 38% of teams', 'about 40% of teams'],
  ['ran it for 24 months with Rust', 'two years of Rust'],
  ['Halved the bill for cloud services', 'cut the cloud bill by half'],
  ['Served 140 customers', 'hundreds of customers'],
  ['Joined in March 2021', 'since March 2021'],
  ['40 backend services', '40 services'],
  ['ISO 27001 and SOC 2', 'we are SOC 2 compliant'],
];

const unproven: readonly (readonly [source: string, words: string])[] = [
  ['Phone +49 40 5550 815', '40 engineers'],
  ['5 engineers over 3 years', 'five years of Rust'],
  ['5 years of Go', 'five years of Rust'],
  ['Go (8 years), Python (4 years)', 'eight years of Python'],
  ['40 backend services', '40 backend engineers'],
  ['Cut cloud spend by 30%', 'cut latency by 30%'],
  ['Raised $2M', 'raised €2M for the fund'],
  ['30 services', '30% of services'],
  ['99.95% uptime', '99.99% uptime'],
  ['40 people', 'over 40 people'],
  ['120 people', '12 people'],
  ['8 months of Go', 'eight years of Go'],
  ['Joined in March 2021', 'since May 2021'],
  ['120 people work here', '120 engineers'],
  ['Served 14 customers', 'hundreds of customers'],
];

for (const [source, words] of proven) {
  test(`"${source.replaceAll('\n', ' ')}" proves "${words}"`, (t) => {
    t.true(proves(source, words));
  });
}

for (const [source, words] of unproven) {
  test(`"${source}" does not prove "${words}"`, (t) => {
    t.false(proves(source, words));
  });
}
