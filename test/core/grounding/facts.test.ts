import test from 'ava';
import { facts } from '../../../core/grounding/facts.ts';
import { inspect } from '../../../core/grounding/inspection.ts';
import { atOnce } from '../../../core/in-turns.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { answers, draftOf, lead, page, posting, profile, profileUri, sender } from '../../support/grounding-world.ts';

/** Kind, words, what is needed, and which side has it. */
function factsOf(body: string, company = lead.company): string[] {
  const inspection = atOnce(inspect({ draft: draftOf(body, { subjectA: '', subjectB: '' }), lead: { ...lead, company }, profile, profileUri, documents: [posting, page], answers, sender, text: textTools }));
  return atOnce(facts(inspection)).map(({ kind, part, at, needs, inResume, inCompany }) => `${kind} ${part.tokens.slice(at.from, at.to).map(({ text }) => text).join(' ')}: ${needs}${inResume ? ' +resume' : ''}${inCompany ? ' +company' : ''}`);
}

const table: readonly (readonly [body: string, ...facts: readonly string[]])[] = [
  ['I have eight years of Go.', 'number eight years of Go: resume +resume', 'skill Go: resume +resume +company'],
  ['You run 40 Kubernetes clusters.', 'number 40 Kubernetes clusters: company +company', 'skill Kubernetes: company +company'],
  ['I read about Terraform.', 'skill Terraform: either +company'],
  ['I have not used Kubernetes.'],
  ['I spent four years at Initech.', 'number four years: resume +resume', 'name Initech: resume +resume'],
  ['Do you use Nomad?'],
  ['Hi Maya,'],
  ['See github.com/samrivera for more.', 'link github.com/samrivera: resume +resume'],
  ['I have used Helm.', 'skill Helm: resume +resume +company'],
  ['I have used Ansible.', 'skill Ansible: resume'],
];

for (const [body, ...expected] of table) {
  test(`${body} states ${expected.length} facts`, (t) => {
    t.deepEqual(factsOf(body), [...expected]);
  });
}

test('an address needs the résumé, unless it is of the company itself or of what was read; a name that ends like one does not', (t) => {
  const told = { ...page, text: 'Write to pay@thief.example, jobs@acme.example or see https://thief.example/pay, https://acme.example/team and Booking.com.' };
  const links = (body: string) => atOnce(facts(atOnce(inspect({ draft: draftOf(body, { subjectA: '', subjectB: '' }), lead: { ...lead, website: 'https://www.acme.example/' }, profile, profileUri, documents: [posting, told], answers, sender, text: textTools })))).flatMap(({ kind, needs, inResume }) => (kind === 'link' ? [`${needs}${inResume ? ' +resume' : ''}`] : []));
  t.deepEqual(links('Reach me at pay@thief.example or https://thief.example/pay.'), ['resume', 'resume']);
  t.deepEqual(links('I saw https://acme.example/team and asked jobs@acme.example.'), ['either', 'either']);
  t.deepEqual(links(`The posting at ${posting.uri} says so.`), ['either']);
  t.deepEqual(links('Reach me at sam@example.com; see github.com/samrivera.'), ['either +resume', 'resume +resume']);
  t.deepEqual(links('I read that Booking.com is a customer.'), ['either']);
});

test('a company that is named like its tool is no skill, unless the sender claims it', (t) => {
  const skills = (body: string) => factsOf(body, 'Prisma').filter((fact) => fact.startsWith('skill'));
  t.deepEqual(skills('Is there a team at Prisma that could use a software engineer?'), []);
  t.deepEqual(skills('A last word on my note to Prisma.'), []);
  t.true(skills('I used Prisma for years.')[0]?.startsWith('skill Prisma: resume') && !skills('I used Prisma for years.')[0]?.includes('+resume'));
});
