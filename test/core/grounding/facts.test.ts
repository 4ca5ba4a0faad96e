import test from 'ava';
import { facts } from '../../../core/grounding/facts.ts';
import { inspect } from '../../../core/grounding/inspection.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { answers, draftOf, lead, page, posting, profile, profileUri, sender } from '../../support/grounding-world.ts';

/** Kind, words, what is needed, and which side has it. */
function factsOf(body: string): string[] {
  const inspection = inspect({ draft: draftOf(body, { subjectA: '', subjectB: '' }), lead, profile, profileUri, documents: [posting, page], answers, sender, text: textTools });
  return facts(inspection).map(({ kind, part, at, needs, inResume, inCompany }) => `${kind} ${part.tokens.slice(at.from, at.to).map(({ text }) => text).join(' ')}: ${needs}${inResume ? ' +resume' : ''}${inCompany ? ' +company' : ''}`);
}

const table: readonly (readonly [body: string, ...facts: readonly string[]])[] = [
  ['I have eight years of Go.', 'number eight years of Go: resume +resume', 'skill Go: resume +resume +company'],
  ['You run 40 Kubernetes clusters.', 'number 40 Kubernetes clusters: company +company', 'skill Kubernetes: company +company'],
  ['I read about Terraform.', 'skill Terraform: either +company'],
  ['I have not used Kubernetes.'],
  ['I spent four years at Initech.', 'number four years: resume +resume', 'name Initech: resume +resume'],
  ['Do you use Nomad?'],
  ['Hi Maya,'],
  ['See github.com/samrivera for more.', 'link github.com/samrivera: either +resume'],
  ['I have used Helm.', 'skill Helm: resume +resume +company'],
  ['I have used Ansible.', 'skill Ansible: resume'],
];

for (const [body, ...expected] of table) {
  test(`${body} states ${expected.length} facts`, (t) => {
    t.deepEqual(factsOf(body), [...expected]);
  });
}
