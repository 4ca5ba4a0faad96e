/** A company's name as people say it: "Acme, Inc." → "Acme", "Canopy (was Encarte)" → "Canopy". Words are only taken away, never changed. */
export function spokenCompany(name: string): string {
  const bare = name
    .replace(/\s+/g, ' ')
    .replace(/\s*\([^)]*\)\s*/g, ' ')
    .replace(/,?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|Corp|Corporation|(?<!& )Co|PLC|B\.?V|S\.?A|AG|Pty|Pvt|LLP)\.?(?:\s+Ltd\.?)?$/i, '')
    .trim()
    .replace(/[\s.!?>*|,;:]+$/, '');
  return bare === '' ? name.trim() : bare;
}

/** `the Acme team`, but `The Interface team`. */
export function spokenTeam(company: string): string {
  return /^the\s/i.test(company) ? `${company} team` : `the ${company} team`;
}

/** The name to greet a person by: the first name, or the whole name when its first word is a title or an initial. */
export function greetingName(person: string): string {
  const words = person.trim().split(/\s+/);
  const first = words[0] ?? '';
  return words.length === 1 || (first.length > 2 && !/\.$/.test(first) && !/^(?:dr|mr|mrs|ms|mx|prof|sir|dame|rev)\.?$/i.test(first)) ? first : person.trim();
}

const roleNoun =
  /\b(?:engineers?|developers?|managers?|scientists?|analysts?|designers?|architects?|leads?|directors?|recruiters?|executives?|consultants?|specialists?|coordinators?|administrators?|nurses?|officers?|representatives?|writers?|marketers?|heads?|interns?|associates?|partners?|president|assistants?|technicians?|teachers?|counsel|sre|devops|researchers?|advocates?|strategists?|accountants?|controllers?|editors?|producers?)\b/i;

/** A posting's title as people say it: without places, contract notes and gender marks. Words are only taken away. */
export function spokenRole(title: string): string {
  const bare = title
    .replace(/\s+/g, ' ')
    .replace(/\s*[([][^)\]]*[)\]]\s*/g, ' ')
    .trim();
  const pieces = bare.split(/\s+[-–—|@•]\s+|:\s+|,\s+(?=remote|hybrid|onsite|emea|apac|us|uk|usa|europe|latam|india|germany|london|berlin|new york)/i).map((piece) => piece.trim());
  const named = bare.length > 48 || pieces.length > 1 ? pieces.filter((piece) => roleNoun.test(piece)).at(-1) : undefined;
  const role = (named ?? pieces[0] ?? bare).replace(/[\s,;:–—-]+$/, '');
  return role === '' ? title.trim() : role;
}
