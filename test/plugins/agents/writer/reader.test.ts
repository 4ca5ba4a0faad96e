import test from 'ava';
import type { Reader } from '../../../../core/domain/draft.ts';
import { textTools } from '../../../../core/text/text-tools.ts';
import { readerOf } from '../../../../plugins/agents/writer/reader.ts';
import { documentOf, leadFrom } from '../../../support/letters.ts';

const posting = documentOf('A job.', { kind: 'posting' });
const cases: readonly (readonly [string, Parameters<typeof readerOf>[0], Reader])[] = [
  ['a founder', { lead: leadFrom({ company: 'A', person: 'Mara Lind', role: 'Co-Founder & CEO' }), documents: [] }, 'founder'],
  ['a head of engineering', { lead: leadFrom({ company: 'A', person: 'Mara Lind', role: 'VP Engineering' }), documents: [] }, 'engineering'],
  ['a recruiter', { lead: leadFrom({ company: 'A', person: 'Mara Lind', role: 'Talent Partner' }), documents: [] }, 'hr'],
  ['a mailbox for jobs', { lead: leadFrom({ company: 'A', email: 'jobs@a.example' }), documents: [] }, 'hr'],
  ['whoever reads a posting’s mail', { lead: leadFrom({ company: 'A', role: 'Engineer' }), documents: [posting] }, 'hr'],
  ['the team of a small company', { lead: leadFrom({ company: 'A' }), documents: [documentOf('## Company size\n\n11-30\n')] }, 'founder'],
  ['the team of a large company', { lead: leadFrom({ company: 'A' }), documents: [documentOf('## Company size\n\n5,000+\n')] }, 'hr'],
  ['a young company of an accelerator', { lead: leadFrom({ company: 'A' }), documents: [documentOf('A\n\nBerths.\n\nbatch:\n- W25\n')] }, 'founder'],
  ['a person whose work is not known', { lead: leadFrom({ company: 'A', person: 'Mara Lind' }), documents: [] }, 'engineering'],
];

for (const [whom, input, reader] of cases) {
  test(`a message to ${whom} is written for ${reader}`, (t) => t.is(readerOf(input, textTools), reader));
}
