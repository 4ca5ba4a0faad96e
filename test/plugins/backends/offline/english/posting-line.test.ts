import test from 'ava';
import { isDuty, isRequirement, postingLine } from '../../../../../plugins/backends/offline/english/posting-line.ts';

test('what a posting asks for is told from what the work is', (t) => {
  t.deepEqual(postingLine('5+ years of full-cycle recruitment experience for a SaaS based business'), { form: 'asks', words: '5+ years of full-cycle recruitment experience for a SaaS based business' });
  t.is(postingLine('Build strong partnerships with hiring managers across the company')?.form, 'duty');
});

test('lines that open like a requirement are requirements', (t) => {
  for (const line of ['Strong proficiency in SQL and Python', 'You have built, scaled, or supported experimentation programs', 'Experience with cloud data warehouses', 'Bachelor degree in nursing']) t.true(isRequirement(line), line);
  t.false(isRequirement('Guide projects from start to finish'));
});

test('invitations and headings are no duties', (t) => {
  for (const line of ['Join our team of engineers today', 'Apply with your résumé', 'Design Systems', 'Remote work from anywhere in Europe']) t.false(isDuty(line), line);
});

test('benefits and legal phrases of a posting are never quoted', (t) => {
  t.is(postingLine('Provide equal opportunity to every applicant regardless of age'), null);
  t.is(postingLine('Receive health insurance and 401k benefits from your first day'), null);
});
