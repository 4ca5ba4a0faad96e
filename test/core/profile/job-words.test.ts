import test from 'ava';
import { actionVerb, soundsLikeCompany, titleScore } from '../../../core/profile/job-words.ts';

test('Positions are known by their main word', (t) => {
  for (const title of ['Software Engineer', 'Software Engineer Intern', 'Head of Growth', 'Engineering Manager II', 'Data Scientist (NLP)', 'Research Assistant, NLP', 'Member', 'Volunteer Swim Coach', 'Founder & CEO', 'Webentwicklerin', 'Développeuse web', 'Ingeniero de software', 'Teaching Assistant — University of Illinois']) t.is(titleScore(title), 2, title);
  for (const other of ['Google', 'Acme Corp', 'Brightwater Freight', 'Berlin', 'Payments', 'Enactus, University of La Verne']) t.is(titleScore(other), 0, other);
});

test('A firm named after a trade is less of a position than a position', (t) => {
  t.true(titleScore('Northwind Traders') < titleScore('Senior Analyst'));
  t.true(titleScore('Engineers Without Borders') < 2);
});

test('Employers are known by legal form and kind', (t) => {
  for (const company of ['Acme Corp', 'Elbtal Logistik GmbH', 'XYZ University', 'ABC Company', 'Institute for Materials', 'Agence Pixel Ltd.']) t.true(soundsLikeCompany(company), company);
  for (const other of ['Senior Developer', 'Berlin', 'Kestrel']) t.false(soundsLikeCompany(other), other);
});

test('What was done begins with a verb', (t) => {
  for (const line of ['Led a team of five', 'Built dashboards in Tableau', 'Reduced cost', 'Co-designed a presentation', 'Re-architected the editor']) t.true(actionVerb.test(line), line);
  for (const line of ['Senior Engineer', 'Acme Corp', 'Northlight Energy', 'Office for Rivers']) t.false(actionVerb.test(line), line);
});
