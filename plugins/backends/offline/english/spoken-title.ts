import { article } from './article.ts';

const plainTitleWords = new Set(
  `software engineer engineering developer senior junior staff principal lead associate assistant full stack full-stack frontend front-end backend back-end mobile web cloud data machine learning scientist analyst analytics research
  researcher product project program manager designer design graphic visual interaction experience user marketing sales account executive customer success support operations human resources people talent recruiter nurse registered
  charge clinical practice teacher tutor instructor consultant architect systems system site reliability security network database administrator intern internship graduate student specialist coordinator technician quality test
  tester automation business development financial finance accountant writer technical content editor platform infrastructure embedded hardware firmware game applications application solutions and of for in the`.split(/\s+/),
);
const heads = /^(?:chief|vice|vp|svp|evp|head|director|president|cto|ceo|cfo|coo|cmo|cpo|ciso|managing|executive director|founder|co-founder|owner|partner|general manager|chair|dean|principal of)\b/i;

/** How a person says their title: "a software engineer", "Head of Design" without an article. Null when it does not look like a title. */
export function spokenTitle(title: string): string | null {
  const bare = title.replace(/\s+/g, ' ').replace(/\s*\([^)]*\)/g, '').trim();
  if (bare === '' || bare.split(' ').length > 6 || /[|•/@:;,\d]|\s[-–—]\s/.test(bare) || /^(?:member|volunteer|various|n\/a|self)$/i.test(bare)) return null;
  if (heads.test(bare)) return bare;
  const words = bare.split(' ').map((word) => (plainTitleWords.has(word.toLowerCase()) ? word.toLowerCase() : word));
  const said = words.join(' ');
  return `${article(said)} ${said}`;
}

/** An employer's name that can stand behind "at"; null when the line holds more than a name. */
export function spokenEmployer(employer: string): string | null {
  const bare = employer.replace(/\s+/g, ' ').replace(/[\s,;|–—-]+$/, '').trim();
  const name = bare.split(/\s*[|•·]\s*|\s+[–—-]\s+|,\s+/)[0]?.trim() ?? '';
  if (name === '' || name.split(' ').length > 6 || /^(?:freelance|self[- ]employed|independent|various|confidential|n\/a)/i.test(name) || /\b(?:19|20)\d\d\b/.test(name)) return null;
  return name;
}
