import test from 'ava';
import { headingKind } from '../../../core/profile/section-headings.ts';

const table: Readonly<Record<string, readonly string[]>> = {
  experience: ['WORK EXPERIENCE', 'Professional Experience (continued)', 'Employment History', 'Where I’ve worked', 'Relevant Work Experience', 'Career History', '1. Experience', 'Internships', 'Berufserfahrung', 'Expérience professionnelle', 'EXPERIENCIA LABORAL', 'W O R K E X P E R I E N C E', 'Research Experience'],
  education: ['Education', 'EDUCATION AND TRAINING', 'Education & Licenses', 'Academic Background', 'Ausbildung', 'Formation', '🎓 Education'],
  skills: ['Technical Skills:', 'Key Skills and Competencies', 'S K I L L S', 'Core Competencies', 'Skills & Interests', 'Technologies', 'Programming Languages', 'Kenntnisse', 'Compétences', 'STRENGTHS'],
  projects: ['Projects', 'Selected Projects', 'PROJECTS & RESEARCH', 'Side Projects', 'Personal Projects'],
  summary: ['Summary', 'Professional Profile', 'OBJECTIVE', 'About Me', 'Career Objective', 'Summary of Qualifications'],
  volunteering: ['Volunteer Experience', 'Community Service', 'Ehrenamt'],
  activities: ['ON CAMPUS INVOLVEMENT', 'Leadership & Activities', 'Extracurricular Activities'],
  awards: ['HONORS/AWARDS', 'MOST PROUD OF'],
  certifications: ['Certifications & Licenses', 'Professional Development'],
  languages: ['Languages', 'Sprachen', 'Idiomas'],
  references: ['References', 'REFEREES'],
  publications: ['Selected Publications'],
  contact: ['Contact', 'Persönliche Daten'],
};

for (const [kind, headings] of Object.entries(table)) {
  test(`Headings of ${kind} are known in many wordings`, (t) => {
    for (const heading of headings) t.is(headingKind(heading), kind as ReturnType<typeof headingKind>, heading);
  });
}

test('What only contains such words is no heading', (t) => {
  for (const text of ['Software Engineer', 'Work in a team', 'Project Manager', 'skills.', 'Project 1', 'Experience with Go', 'Team Lead', 'Computer', 'Enactus, University of La Verne', 'I have experience', '', 'Languages: Python, Go', 'x'.repeat(10_000)]) t.is(headingKind(text), null, text);
});
