/** Who reads an address that belongs to a function: those who hire, whoever has the time, or nobody. RFC 2142 names some of them. */
export type RoleAccount = 'hiring' | 'general' | 'nobody';

const readBy: Readonly<Record<RoleAccount, ReadonlySet<string>>> = {
  hiring: words(`jobs job careers career karriere carriere carrieres carriera empleo empleos trabajo trabalho emprego rekrutacja kariera praca apply applications application bewerbung bewerbungen recrutement recruiting recruitment
    recruiter recruiters hr hiring talent talents people peopleops humanresources personal personalabteilung rh rrhh risorseumane join joinus workwithus work vacancies cv resume resumes internships internship graduates`),
  general: words(`info information hello hallo hi hey bonjour hola ciao contact contacts contactus kontakt contacto contatto contato mail email office buero bureau team admin administration administrator support help helpdesk service services
    kundenservice customerservice customercare sales vertrieb ventas vendite marketing press presse media pr news newsletter billing accounts accounting buchhaltung invoice invoices rechnung finance orders order shop store booking
    bookings reservations legal compliance privacy datenschutz dpo gdpr security webmaster hostmaster postmaster root abuse noc sysadmin it tech dev developers engineering founders partners partnerships investors ir feedback enquiries
    inquiries enquiry inquiry general reception empfang secretary sekretariat board management direction everyone all staff company subscribe unsubscribe list lists api test`),
  nobody: words('noreply donotreply dontreply neverreply noresponse nichtantworten keineantwort nepasrepondre noresponder naoresponda nonrispondere mailerdaemon bounce bounces nobody devnull automailer autoreply notification notifications notify alerts'),
};

/** Who reads this address, by what stands before the @; undefined when it seems to be a person's. */
export function roleAccount(localPart: string): RoleAccount | undefined {
  const [name = ''] = localPart.toLowerCase().split('+');
  const plain = name.replace(/[._-]/g, '');
  // "no-reply-jobs" and "noreply2" are read by nobody either.
  if (/^(?:noreply|donotreply|dontreply|mailerdaemon)/.test(plain) || plain.endsWith('noreply')) return 'nobody';
  const readers = ['nobody', 'hiring', 'general'] as const;
  // "jobs-berlin" and "careers.eu", but not "hr.muller": only long words stand for themselves.
  const [first = ''] = name.split(/[._-]/);
  return readers.find((reader) => readBy[reader].has(plain)) ?? (first.length >= 4 && readBy.hiring.has(first) ? 'hiring' : undefined);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
