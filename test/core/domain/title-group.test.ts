import test from 'ava';
import { type TitleGroup, titleGroupOf, titleGroups } from '../../../core/domain/title-group.ts';

const titles: Readonly<Record<TitleGroup, readonly (string | null)[]>> = {
  'founders and chief executives': ['Founder', 'Co-Founder & CTO', 'CEO', 'Owner', 'President', 'Geschäftsführerin', 'Gérante', 'Managing Director'],
  'heads of technology': ['CTO', 'VP of Engineering', 'Vice President, Software', 'Head of Data', 'Director of Engineering', 'Leiter IT', 'Chief Technology Officer'],
  'engineering managers': ['Engineering Manager', 'Senior Software Development Manager', 'Tech Lead', 'Lead Backend Engineer', 'Teamleiter'],
  engineers: ['Senior Software Engineer', 'Backend Developer', 'Softwareentwicklerin', 'Ingénieure logiciel', 'Solutions Architect'],
  'recruiting and HR': ['Technical Recruiter', 'Head of People', 'HR Manager', 'Talent Acquisition', 'Personalleiterin'],
  'product and design': ['Product Owner', 'Product Manager', 'UX Lead', 'Designer'],
  'other titles': ['Accountant', 'Harbour Pilot', 'Director of Sales'],
  'not stated': [null, '', '  '],
};

for (const group of titleGroups) {
  test(`titles of ${group}`, (t) => {
    for (const title of titles[group]) t.is(titleGroupOf(title), group, title ?? 'nothing');
  });
}
