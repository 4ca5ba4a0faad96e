import test from 'ava';
import { companyLineReader } from '../../../../../plugins/backends/offline/english/company-line.ts';

const said: readonly (readonly [string, string, string, string])[] = [
  ['Fleetio', 'Fleetio is a modern software platform that helps thousands of organizations manage their fleets.', 'description', 'a modern software platform that helps thousands of organizations manage their fleets'],
  ['Docker', 'We’re the company behind the open source container project.', 'description', 'the company behind the open source container project'],
  ['VGS', 'Founded in 2015, VGS is a trusted credential management platform, depended on by many.', 'description', 'a trusted credential management platform, depended on by many'],
  ['kea', 'kea builds conversational AI for small restaurants.', 'deed', 'builds conversational AI for small restaurants'],
  ['Anomali', 'Anomali helps organizations find and respond to cyber threats.', 'deed', 'helps organizations find and respond to cyber threats'],
  ['ServMask', 'We make WordPress plugins for site migration and backup.', 'you', 'make WordPress plugins for site migration and backup'],
  ['Flowing', 'We design and implement projects for our clients.', 'you', 'design and implement projects for your clients'],
  ['Epilocal', "We're developing a platform that brings open publishing to local news companies.", 'you', 'are developing a platform that brings open publishing to local news companies'],
  ['DGraph', 'We have built a scalable, distributed Graph Database.', 'you', 'have built a scalable, distributed Graph Database'],
  ['Adzuna', 'Our mission is to be the best place to start looking for a job.', 'mission', 'to be the best place to start looking for a job'],
  ['Kombo', 'Unified API for HR, payroll and recruiting software', 'tagline', 'Unified API for HR, payroll and recruiting software'],
  ['Luxor Technology', 'Luxor delivers a suite of energy services to miners.', 'deed', 'delivers a suite of energy services to miners'],
];

for (const [company, sentence, form, words] of said) {
  test(`"${sentence}" can be said to ${company} again`, (t) => {
    const line = companyLineReader(company)(sentence);
    t.is<string | undefined, string>(line?.form, form);
    t.is(line?.words, words);
  });
}

const left: readonly (readonly [string, string])[] = [
  ['it hangs on the sentence before', 'This allows small businesses to trade internationally.'],
  ['it points at something out of sight', 'We have made great progress towards this mission.'],
  ['it is the furniture of a page', 'Company size'],
  ['it asks', 'Do you want to make a difference?'],
  ['it is an advertisement for jobs', 'Check out our open positions on our careers page.'],
  ['it is marked up', '**Event Apps** for [Conferences](https://example.com)'],
  ['it is cut off', 'A high-tech guitar that is easier and more…'],
  ['it is not English', 'Wir bauen die beste Plattform für kleine Unternehmen in der Region.'],
  ['it shouts', 'WE MAKE GREAT PRODUCTS FOR EVERYONE'],
  ['it has a slip that a quotation would repeat', 'Coingape is a indian media company for everyone.'],
  ['it speaks to somebody else', 'With one application, you will be considered for many internships.'],
];

for (const [why, sentence] of left) {
  test(`a letter leaves a company's line alone when ${why}`, (t) => t.is(companyLineReader('Acme')(sentence), null));
}

test('what goes between quotation marks stands in the source letter by letter', (t) => {
  for (const [company, sentence] of said) {
    const line = companyLineReader(company)(sentence);
    if (line?.verbatim === true) t.true(sentence.includes(line.words));
  }
});

for (const name of ['Co', 'On', 'Ing', 'In', 'Pan']) {
  test(`a name as short as ${name} is not seen inside other words`, (t) => {
    t.is(companyLineReader(name)('The company is a maker of tools for growing teams.')?.form, 'description');
    t.is(companyLineReader(name)('We are building a platform that helps cities grow.')?.form, 'you');
    t.is(companyLineReader(name)(`${name} is a maker of tools for growing teams.`)?.words, 'a maker of tools for growing teams');
  });
}

test('a line that has the character which stands for the name is left alone', (t) => {
  t.is(companyLineReader('Acme')('\ue000 is a maker of tools for growing teams.'), null);
});
