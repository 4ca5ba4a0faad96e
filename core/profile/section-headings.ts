// Which lines of a résumé are headings, and of what. A heading is made of a few known words and of nothing else.

export type SectionKind = 'summary' | 'experience' | 'education' | 'projects' | 'skills' | 'languages' | 'links' | 'contact' | 'volunteering' | 'activities' | 'awards' | 'certifications' | 'publications' | 'courses' | 'interests' | 'references' | 'other';

/** Words that say what a section is about; where a heading has several, the one that stands first in this table decides. */
const subjects: readonly (readonly [kind: SectionKind, words: string])[] = [
  ['references', 'references referees reference referenzen referenties références referencias referenze'],
  ['publications', 'publications publication papers patents articles talks conferences presentations speaking veröffentlichungen publikationen publicaciones pubblicazioni publicações'],
  ['education', 'education educational academics schooling bildung ausbildung studium schulbildung bildungsweg formation études diplômes educación formación istruzione formazione educação formação opleiding opleidingen'],
  ['certifications', 'certifications certification certificates certificate licenses licences licensure credentials accreditations zertifikate zertifizierungen certificaciones certificazioni certificações certificeringen'],
  ['volunteering', 'volunteering volunteer volunteerism voluntary ehrenamt bénévolat voluntariado volontariato vrijwilligerswerk'],
  ['activities', 'activities involvement leadership extracurricular extracurriculars extra-curricular memberships membership affiliations affiliation organizations organisations clubs'],
  ['awards', 'awards award honors honours honor achievements achievement accomplishments scholarships fellowships recognition distinctions auszeichnungen premios prix'],
  ['courses', 'coursework courses course modules trainings weiterbildung weiterbildungen fortbildungen formations'],
  ['projects', 'projects project portfolio projekte projekt projets proyectos progetti projetos projecten'],
  ['languages', 'languages language sprachen sprachkenntnisse langues idiomas lingue talen'],
  ['skills', 'skills skill skillset competencies competences competencies competency proficiencies proficiency technologies technology expertise strengths toolbox toolkit tools stack abilities capabilities specialties specialities specialisms qualifications keywords kenntnisse fähigkeiten kompetenzen fachkenntnisse edv-kenntnisse compétences habilidades competencias aptitudes conocimientos competenze competências vaardigheden competenties'],
  ['experience', 'experience experiences employment job jobs positions career internships internship history appointments engagements berufserfahrung berufspraxis arbeitserfahrung werdegang praktika tätigkeiten expérience expériences emplois parcours stages experiencia laboral esperienza esperienze lavorative experiência werkervaring ervaring loopbaan'],
  ['education', 'qualification academic studies degrees degree training'],
  ['summary', 'summary profile objective objectives overview about statement goal bio biography introduction zusammenfassung profil kurzprofil profilo résumé resumen perfil sommario riepilogo resumo samenvatting profiel'],
  ['interests', 'interests hobbies hobby pastimes interessen intérêts loisirs intereses aficiones interessi interesses interesses'],
  ['contact', 'contact contacts kontakt kontaktdaten contacto contatti contato personal persönliche coordonnées contactgegevens'],
  ['links', 'links profiles websites online web socials'],
];

/** Words that may stand beside them. */
const companions = new Set(
  (
    'work working professional relevant related selected additional other technical technology core key main major recent current previous prior past notable academic academics personal career business industry industrial ' +
    'research teaching clinical military service field freelance independent contract consulting commercial corporate community campus college university school student graduate undergraduate postgraduate computer software programming development engineering it soft hard functional digital creative special ' +
    'executive brief short quick long my me the a an and & / + of in on at for with to areas area fields background summary details detail information info data history highlights highlight section list overview ' +
    'certified open source side hobby volunteer voluntary social media international foreign spoken natural programming proficient familiar advanced basic general further continuing higher formal other others misc miscellaneous achievements ' +
    'and/or und der des de la los las le les du da do dos e y et o en na van het mes meine mijn mi mis minhas minha experience employment education skills projects qualifications publications training interests activities honors awards certifications languages tools references profile ' +
    'profesional profesionales professionnelle professionnelles professionale professionali profissional berufliche beruflicher akademische schulische técnicas técnicos techniques techniche besondere weitere sonstige wichtige informatiques linguistiques complementaria académica personales personnelles philosophy life proud most day'
  ).split(' '),
);

const meanings = new Map<string, { readonly kind: SectionKind; readonly rank: number }>();
for (const [rank, [kind, words]] of subjects.entries()) {
  for (const word of words.split(' ')) if (!meanings.has(word)) meanings.set(word, { kind, rank });
}

/** Whole headings whose words alone would say something else, or nothing. */
const wholeHeadings = new Map<string, SectionKind>([
  ['about', 'summary'],
  ['about me', 'summary'],
  ['who i am', 'summary'],
  ['career objective', 'summary'],
  ['career summary', 'summary'],
  ['career profile', 'summary'],
  ['personal profile', 'summary'],
  ['personal statement', 'summary'],
  ['personal summary', 'summary'],
  ['professional profile', 'summary'],
  ['summary of qualifications', 'summary'],
  ['qualifications summary', 'summary'],
  ['qualification summary', 'summary'],
  ['career highlights', 'awards'],
  ['my life philosophy', 'other'],
  ['most proud of', 'awards'],
  ['a day of my life', 'other'],
  ['what i do', 'skills'],
  ['what i know', 'skills'],
  ['where i have worked', 'experience'],
  ["where i've worked", 'experience'],
  ['where ive worked', 'experience'],
  ['work', 'experience'],
  ['professional background', 'experience'],
  ['work background', 'experience'],
  ['background', 'experience'],
  ['industry experience', 'experience'],
  ['leadership experience', 'activities'],
  ['leadership', 'activities'],
  ['volunteer work', 'volunteering'],
  ['community service', 'volunteering'],
  ['community involvement', 'volunteering'],
  ['academic background', 'education'],
  ['academic qualifications', 'education'],
  ['academic history', 'education'],
  ['educational qualifications', 'education'],
  ['education and qualifications', 'education'],
  ['education & qualifications', 'education'],
  ['education and training', 'education'],
  ['education & training', 'education'],
  ['education and certifications', 'education'],
  ['education & certifications', 'education'],
  ['education, certifications', 'education'],
  ['education and awards', 'education'],
  ['education & awards', 'education'],
  ['education and honors', 'education'],
  ['teaching experience', 'experience'],
  ['technical experience', 'experience'],
  ['project experience', 'projects'],
  ['experience and projects', 'experience'],
  ['skills and projects', 'skills'],
  ['skills and experience', 'skills'],
  ['skills & experience', 'skills'],
  ['technical background', 'skills'],
  ['top skills', 'skills'],
  ['it skills', 'skills'],
  ['areas of interest', 'interests'],
  ['programming languages', 'skills'],
  ['languages and frameworks', 'skills'],
  ['languages and tools', 'skills'],
  ['languages and technologies', 'skills'],
  ['languages & tools', 'skills'],
  ['skills & languages', 'skills'],
  ['skills and languages', 'skills'],
  ['skills & interests', 'skills'],
  ['skills and interests', 'skills'],
  ['skills, interests', 'skills'],
  ['skills & certifications', 'skills'],
  ['skills and certifications', 'skills'],
  ['skills & activities', 'skills'],
  ['skills and activities', 'skills'],
  ['skills & achievements', 'skills'],
  ['key achievements', 'awards'],
  ['professional development', 'certifications'],
  ['continuing education', 'certifications'],
  ['licenses & certifications', 'certifications'],
  ['personal information', 'contact'],
  ['personal details', 'contact'],
  ['persönliche daten', 'contact'],
  ['contact information', 'contact'],
  ['contact details', 'contact'],
  ['get in touch', 'contact'],
  ['cursos', 'courses'],
  ['additional information', 'other'],
  ['other information', 'other'],
  ['miscellaneous', 'other'],
  ['curriculum vitae', 'other'],
]);

const mostWords = 6;

/** What a line heads when its words make it a section heading; null for any other line. Set in wide letters ("S K I L L S") counts, too. */
export function headingKind(text: string): SectionKind | null {
  if (text.length > 120) return null;
  const plain = unspaced(text)
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(?:\d{1,2}[.)])?[^\p{L}\d]+|^\d{1,2}[.)]\s*|[\s:_|=•·~*<>–—-]+$/gu, '')
    .replace(/\s*\((?:continued|cont'?d?|cont\.)\)?$|\s+(?:continued|cont'd)$/u, '')
    .replaceAll(/\s+/g, ' ');
  if (plain === '' || plain.length > 60 || /,$|[.!?;@\d]/.test(plain)) return null;
  const whole = wholeHeadings.get(plain);
  if (whole !== undefined) return whole;
  const words = plain.split(/[\s,/|&+:–—-]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > mostWords) return null;
  let best: { readonly kind: SectionKind; readonly rank: number } | null = null;
  for (const word of words) {
    const meaning = meanings.get(word);
    if (meaning === undefined) {
      if (!companions.has(word)) return null;
    } else if (best === null || meaning.rank < best.rank) best = meaning;
  }
  return best?.kind ?? null;
}

/** `S K I L L S` → `SKILLS`, `W O R K H I S T O R Y` → `WORK HISTORY`; anything else stays. */
function unspaced(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > 60 || !/^(?:[\p{L}&] +){3,}[\p{L}&]$/u.test(trimmed)) return trimmed;
  if (/ {2,}/.test(trimmed)) return trimmed.split(/ {2,}/).map((word) => word.replaceAll(' ', '')).join(' ');
  const letters = trimmed.replaceAll(' ', '');
  return inKnownWords(letters.toLowerCase())?.join(' ') ?? letters;
}

function inKnownWords(letters: string): readonly string[] | null {
  const ways: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    ways[end] = null;
    for (let start = 0; start < end && ways[end] === null; start += 1) {
      const before = ways[start];
      const word = letters.slice(start, end);
      if (before !== null && before !== undefined && (meanings.has(word) || companions.has(word))) ways[end] = [...before, word];
    }
  }
  return ways[letters.length] ?? null;
}
