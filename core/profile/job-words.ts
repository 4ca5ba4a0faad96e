// Words by which a reader tells a position from an employer.

const titleNouns = new Set(
  (
    'engineer developer programmer coder architect administrator admin analyst scientist researcher technician technologist designer illustrator artist animator animateur director manager lead leader head chief officer president vice-president vp svp evp cto ceo cfo coo cio ciso cpo cmo founder cofounder co-founder owner co-owner partner principal ' +
    'intern internship trainee apprentice apprenticeship fellow fellowship associate assistant aide consultant advisor adviser specialist expert generalist coordinator co-ordinator organizer organiser supervisor superintendent foreman operator representative rep agent broker executive secretary receptionist clerk cashier bookkeeper accountant auditor controller comptroller treasurer ' +
    'teacher tutor lecturer professor instructor trainer coach mentor educator counselor counsellor librarian curator historian archivist nurse physician doctor surgeon dentist pharmacist therapist psychologist paramedic caregiver nanny babysitter ' +
    'lawyer attorney paralegal counsel judge editor writer author journalist reporter copywriter translator interpreter photographer videographer producer filmmaker musician actor ' +
    'buyer planner strategist marketer recruiter salesperson salesman saleswoman seller merchandiser stylist barista bartender waiter waitress server cook chef baker host hostess driver courier mechanic electrician plumber carpenter welder machinist ' +
    'volunteer member chair chairman chairwoman chairperson captain lifeguard ambassador steward delegate scholar student postdoc tester qa sre devops dba sysadmin devrel support master contractor freelancer contributor maintainer moderator evangelist advocate entrepreneur investor trader underwriter actuary statistician economist mathematician physicist chemist biologist ' +
    'lead-developer teamleiter leiter leiterin entwickler entwicklerin softwareentwickler softwareentwicklerin ingenieur ingenieurin praktikant praktikantin praktikum werkstudent werkstudentin berater beraterin mitarbeiter mitarbeiterin assistentin geschäftsführer geschäftsführerin projektleiter projektleiterin softwarearchitekt projektmanager referent sachbearbeiter kaufmann kauffrau auszubildender ' +
    'développeur développeuse ingénieur ingénieure stagiaire chef directeur directrice responsable chargé chargée consultante analyste technicien architecte enseignant enseignante professeur vendeur vendeuse gérant ' +
    'desarrollador desarrolladora programador programadora ingeniero ingeniera becario becaria gerente directora jefe jefa analista consultor consultora técnico profesor profesora auxiliar asistente coordinador coordinadora ' +
    'sviluppatore sviluppatrice ingegnere tirocinante stagista responsabile direttore consulente insegnante desenvolvedor desenvolvedora engenheiro engenheira estagiário estagiária ontwikkelaar stagiair medewerker adviseur title position'
  ).split(' '),
);

const titleStarts = /^(?:head|vp|svp|vice president|director|chief|founder|co-?founder|manager|lead|member|volunteer|intern|president|professor|chef|responsable|chargée?|associate|assistant|owner|founding|fractional|interim|acting|sr\.?|senior|junior|jr\.?|principal|staff engineer|president) (?:of|for|and|&|de|du|des|la|the|engineer|developer|designer|product|software|data)\b/i;

const companyWords =
  /\b(?:inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|company|co|gmbh|ag|kg|ohg|e\.?v|se|s\.?a|s\.?a\.?s|sarl|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v|n\.?v|oy|ab|a\/s|aps|pty|pvt|group|holdings?|labs?|laborator(?:y|ies)|technolog(?:y|ies)|solutions|systems|software|studios?|agency|partners|ventures|capital|bank|insurance|university|universität|université|universidad|università|universidade|universiteit|college|school|academy|institute?|institut|hochschule|faculty|department|hospital|clinic|health|pharma(?:ceuticals)?|foundation|association|society|council|ministry|government|authority|commission|church|museum|library|library system|center|centre|club|committee|union|chamber|army|navy|air force|airlines|airways|motors|industries|enterprises|services|networks?|media|press|publishing|stores?|supermarket|restaurant|café|cafe|hotel|resort|ymca|ngo|startup|team|district|employer|freelance clients|various clients)\b\.?/i;

/** German writes position and field together: "Webentwicklerin". */
const compound = /.(?:entwickler|ingenieur|leiter|berater|manager|assistent|techniker|verwalter|kaufmann|kauffrau|pfleger|lehrer|meister|mitarbeiter|betreuer|administrator|designer|analyst|trainer|architekt|wissenschaftler|redakteur|student|referent)(?:in|innen)?$/;

/** How much the words sound like a position: 2 when their main word is one ("Software Engineer"), 1 when one is among them, 0 otherwise. */
export function titleScore(text: string): 0 | 1 | 2 {
  const plain = text.toLowerCase().replaceAll(/\([^)]{0,60}\)/g, '').trim();
  if (titleStarts.test(plain)) return 2;
  const head = (/^(.*?)(?:\s+(?:of|for|in|to|with|on|und|de|du|di|at|ii|iii|iv|i|1|2|3|4|5|l\d|level \d)\b|\s+[–—/&|-]\s|[,(:/\t]|$)/.exec(plain)?.[1] ?? plain).trim();
  const words = wordsOf(head);
  const last = (words.at(-1) ?? '').replace(/(?:\/-?|\*|:|\()in\)?$/, '');
  if (titleNouns.has(last) || compound.test(last)) return 2;
  if (titleNouns.has(words[0] ?? '') && words.length <= 4 && !companyWords.test(head)) return 2; // "Développeuse web", "Ingeniero de software"
  if (titleNouns.has(last.replace(/s$/, ''))) return 1; // "Northwind Traders" is a firm.
  if (/^\p{L}+(?:\/-?in|\(in\)|\*in|:in|\(m\/w\/d\))$/u.test(words.at(-1) ?? '')) return 2;
  return wordsOf(plain).some((word) => titleNouns.has(word)) ? 1 : 0;
}

/** Whether the words sound like an employer. */
export function soundsLikeCompany(text: string): boolean {
  return companyWords.test(text);
}

/** Legal forms, which a comma parts from the name they belong to. */
export const legalForm = /^(?:inc|incorporated|llc|llp|ltd|limited|plc|corp|gmbh|ag|co|s\.?a|b\.?v|pty|pvt)\b/i;

/** A legal form at the end of a name: surely an employer. */
export const hasLegalForm = /\b(?:inc|llc|llp|ltd|limited|plc|corp|corporation|gmbh|ag|s\.a|b\.v|pty|pvt)\.?$/i;

/** How somebody was employed, which is neither position nor employer. */
export const employmentKind = /^(?:(?:full|part)[ -]?time|contract(?:or)?|permanent|temporary|temp|seasonal|internship|apprenticeship|remote|hybrid|on-?site|teilzeit|vollzeit|festanstellung|cdi|cdd|stage|alternance|co-op)(?: (?:contract|position|role|job|employment))?$/i;

/** Whether somebody worked on their own account, so that no employer is missing. */
export const selfEmployed = /\b(?:freelanc\w*|self[ -]?employed|independent|contractor|selbstst?ändig|freiberuf\w*|indépendant\w*|autónom\w*)\b/i;

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s/,&+–—]+/).map((word) => word.replaceAll(/^[^\p{L}]+|[^\p{L})]+$/gu, '')).filter((word) => word !== '');
}

/** Words in the past or imperative that open an achievement: "Led a team of five". */
export const actionVerb =
  /^(?:accelerat|achiev|acquir|adapt|add|administer|advis|advocat|align|analy[sz]|architect|assist|attain|audit|author|automat|began|boost|br(?:ought|oke)|budget|built|build|capture|chair|coach|co-?design|co-?led|co-?author|collaborat|collect|communicat|compil|complet|conceiv|conduct|configur|consolidat|construct|consult|contribut|convert|coordinat|creat|cut|debug|decreas|defin|deliver|deploy|design|develop|devis|direct|discover|document|doubl|dr(?:ove|ive|afted|aft)|earn|edit|eliminat|enabl|engineer|enhanc|ensur|establish|evaluat|execut|expand|extend|facilitat|fix|focus|form|found|gather|generat|grew|grow|guid|handl|head|help|hir|host|identif|implement|improv|increas|initiat|innovat|inspect|install|institut|instruct|integrat|introduc|invent|investigat|launch|lead|led|leverag|liais|maintain|manag|market|mentor|met|migrat|model|moderni[sz]|monitor|negotiat|obtain|operat|optimi[sz]|orchestrat|organi[sz]|overs[ae]|own|particip|partner|perform|pilot|pioneer|plan|prepar|present|prioriti|process|produc|program|promot|propos|prototyp|provid|publish|raise|ran|re-?architect|rebuil|receiv|recommend|redesign|reduc|refactor|releas|re-?engineer|replac|report|represent|research|resolv|respond|restructur|review|revis|rewrote|roll|sav|scal|schedul|secur|select|serv|set|ship|simplif|sold|solv|spearhead|standardi|start|streamlin|strengthen|structur|supervis|support|sustain|taught|teach|team|test|track|train|transform|translat|tripl|troubleshoot|tun|tutor|uncover|unif|upgrad|us|utili|valid|visuali|volunteer|w[oi]n|work|writ|wrote)(?:[a-z]{0,4})?\b/i;
