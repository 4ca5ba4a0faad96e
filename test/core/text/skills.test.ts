import test from 'ava';
import { skillAreas } from '../../../core/text/skill-names.ts';
import { areaOfSkill } from '../../../core/text/skill-forms.ts';
import { findSkills } from '../../../core/text/skills.ts';

const skills = (text: string): readonly string[] => findSkills(text).map(({ skill }) => skill);

const table: readonly (readonly [says: string, text: string, expected: readonly string[]])[] = [
  ['other ways of writing give the usual name', 'We use k8s, NodeJS, node.js, Node JS and Postgres.', ['Kubernetes', 'Node.js', 'Node.js', 'Node.js', 'PostgreSQL']],
  ['hyphens and blanks stand for one another', 'front-end and front end; scikit learn and scikit-learn', ['Front-end development', 'Front-end development', 'scikit-learn', 'scikit-learn']],
  ['the longest name wins', 'React Native, Spring Boot, Microsoft SQL Server', ['React Native', 'Spring Boot', 'Microsoft SQL Server']],
  ['plurals count', 'REST APIs, data pipelines and design systems', ['REST', 'Data pipelines', 'Design systems']],
  ['signs belong to the name', 'C++ / C# / .NET / F# / CI/CD', ['C++', 'C#', '.NET', 'F#', 'CI/CD']],
  ['version numbers do no harm', 'Python3, Angular 17', ['Python', 'Angular']],
  ['parts of words are no skills', 'javascripting scalable reaction sqlish Gopher', []],
  ['Go is a language among languages', 'Languages: C, R, Go', ['C', 'R', 'Go']],
  ['Go is a language in front of developer', 'Senior Go developer', ['Go']],
  ['Go is a language after a telling phrase', 'services using Go for queues', ['Go']],
  ['to go is no language', 'Let us go. We go, and then Python goes. Going, going.', ['Python']],
  ['go-to-market is no Go', 'Go-to people. Go to market strategy', ['Go-to-market strategy']],
  ['C-level is no C, vitamin C neither', 'C-level talks with 5 people about vitamin C.', []],
  ['R&D is no R', 'R&D teams', []],
  ['the rest is no REST', 'The rest of it. Let it rest, Java. REST and SOAP', ['Java', 'REST', 'SOAP']],
  ['a spring is no framework', 'In spring we plant; Spring, Hibernate and JUnit', ['Spring', 'Hibernate', 'Unit testing']],
  ['a swift answer is no Swift', 'A swift answer. Swift and Kotlin', ['Swift', 'Kotlin']],
  ['to make is no Make', 'make it so, and Make, CMake', ['Make', 'CMake']],
  ['to excel is no Excel', 'Excel in your role and excel. Excel, Word and PowerPoint', ['Excel', 'Microsoft Word', 'PowerPoint']],
  ['a department is no skill, experience is', 'Our sales team does research. Experience in sales', ['Sales']],
  ['web addresses name no skills', 'https://react.dev www.python.org github.com/x me@docker.com', []],
  ['a list with one skill per line counts', 'Go\nRust\nPython', ['Go', 'Rust', 'Python']],
  ['everyday tools after a phrase count', 'Proficient in Windows and Mac OS, Microsoft Word, PowerPoint, and Excel', ['Windows', 'macOS', 'Microsoft Word', 'PowerPoint', 'Excel']],
];

for (const [says, text, expected] of table) {
  test(`Skills: ${says}`, (t) => {
    t.deepEqual(skills(text), expected);
  });
}

test('Skills: each mention stands in the text at its offsets', (t) => {
  const text = table.map((row) => row[1]).join('\n');
  const found = findSkills(text);
  t.true(found.length > 40);
  for (const { span } of found) t.is(text.slice(span.start, span.end), span.quote);
});

test('Skills: at least 400 are known, each way of writing stands for one skill only', (t) => {
  const rows = Object.values(skillAreas).flat();
  t.true(rows.length >= 400);
  const owners = new Map<string, string>();
  for (const row of rows) {
    const [name = '', others] = row.split(/: (.*)/s);
    for (const way of [name, ...(others?.split(', ') ?? [])]) {
      const key = way.replace(/^[=?~]/, '').toLowerCase().replaceAll('-', ' ');
      t.is(owners.get(key) ?? name, name, `"${way}" stands for two skills`);
      owners.set(key, name);
    }
  }
});

test('Skills: every name of the table is found where skills are listed', (t) => {
  for (const rows of Object.values(skillAreas)) {
    for (const row of rows) {
      const name = row.replace(/:.*/s, '').replace(/^[=?~]/, '');
      const narrowed = row.split(/: |, /).some((way) => /^[=?~]/.test(way) && way.slice(1).toLowerCase() === name.toLowerCase());
      const written = narrowed ? (row.split(/: |, /).find((way) => /^[=?~]/.test(way) && way.slice(1).toLowerCase() === name.toLowerCase()) ?? '').slice(1) : name;
      t.true(skills(`Python, ${written}, Docker`).includes(name), name);
    }
  }
});

test('Skills: an area is known for each skill and for nothing else', (t) => {
  t.is(areaOfSkill('Kubernetes'), 'infrastructure');
  t.is(areaOfSkill('Teamwork'), 'soft');
  t.is(areaOfSkill('Juggling'), null);
});
