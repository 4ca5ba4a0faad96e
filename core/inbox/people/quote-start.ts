// Where somebody else's words begin in an answer: what mail programs write above the message that is answered or forwarded.
import { weekdayNames } from './calendar-words.ts';
import { foldText } from './fold-text.ts';
import { isQuoted } from './quoted-line.ts';

/** What stands above a quote: how many lines it takes, and whether all that follows is quoted whatever it looks like. */
export interface QuoteStart {
  readonly lines: number;
  /** False when the quote marks its own lines, so that an answer may stand below or between them. */
  readonly toTheEnd: boolean;
}

/** The introduction of a quote that begins at this line, or undefined. Looks at most at the ten lines that follow. */
export function quoteStart(lines: readonly string[], at: number): QuoteStart | undefined {
  const first = lines[at];
  if (first === undefined || first.trim() === '' || first.length > longestLine) return undefined;
  if (isDivider(first) || isHeaderBlock(lines, at)) return { lines: 1, toTheEnd: true };
  for (let count = 1; count <= mostLines; count += 1) {
    const last = lines[at + count - 1];
    if (last === undefined || last.trim() === '' || last.length > longestLine || (count > 1 && isQuoted(last) && !/^\s{0,4}>\s?[:：]/.test(last))) return undefined;
    if (!endsIntroduction(last)) continue;
    const nextIsQuoted = isQuoted(lines.slice(at + count, at + count + 4).find((line) => line.trim() !== '') ?? '');
    if (isIntroduction(lines.slice(at, at + count), nextIsQuoted)) return { lines: count, toTheEnd: !nextIsQuoted };
  }
  return undefined;
}

const longestLine = 500;
/** Mail programs wrap "On … wrote:" over this many lines. */
const mostLines = 4;

/** "-----Original Message-----" and "---- On … wrote ----", with as many dashes as a program likes. */
function isDivider(line: string): boolean {
  if (!/^[\s*>]{0,8}[-_=—–]{2}|[:：*]\s{0,3}$|メッセージ$|邮件$|郵件$|시작$/.test(line)) return false;
  const inner = line.replace(/^[\s*>]{0,8}[-_=—–]{2,60}\s{0,5}/, '').replace(/\s{0,5}[-_=—–:*]{1,60}\s{0,5}$/, '');
  const folded = foldText(inner);
  if (folded === '') return false;
  if (openings.has(folded.replace(/:$/, ''))) return true;
  if (inner.length === line.length || !/^\s{0,5}[-_=—–]{2}/.test(line) || !/[-_=—–]{2}\s{0,5}:?$/.test(line)) return false;
  return originalMessages.some((words) => folded.includes(words)) || (address.test(line) && wroteAnywhere.test(` ${folded} `));
}

/** Said without dashes. */
const openings: ReadonlySet<string> = new Set([
  'begin forwarded message', 'anfang der weitergeleiteten nachricht', 'anfang der weitergeleiteten e-mail', 'debut du message reexpedie', 'debut du message transfere', 'inizio messaggio inoltrato', 'inicio del mensaje reenviado',
  'inicio da mensagem reencaminhada', 'inicio da mensagem encaminhada', 'begin doorgestuurd bericht', 'vidarebefordrat brev', 'vidarebefordrat mejl', 'videresendt brev', 'videresendt melding', 'poczatek przekazywanej wiadomosci',
  'valitetty viesti alkaa', 'начало переадресованного сообщения', 'iletilen ileti baslangıcı', '転送されたメッセージ', '開始轉寄郵件', '开始转发的邮件', '전달된 메시지 시작',
]);

const originalMessages: readonly string[] = [
  'original message', 'original mail', 'forwarded message', 'forwarded by', 'reply message', 'ursprungliche nachricht', 'ursprunglichen nachricht', 'originalnachricht', 'original-nachricht', 'weitergeleitete nachricht', "message d'origine",
  "message d' origine", 'message original', 'message transfere', 'message de reponse', 'mensaje original', 'mensaje reenviado', 'mensaje de respuesta', 'messaggio originale', 'messaggio inoltrato', 'mensagem original', 'mensagem encaminhada', 'mensagem reencaminhada',
  'oorspronkelijk bericht', 'doorgestuurd bericht', 'oprindelig besked', 'oprindelig meddelelse', 'original meddelelse', 'videresendt', 'ursprungligt meddelande', 'originalmeddelande', 'vidarebefordrat', 'opprinnelig melding',
  'alkuperainen viesti', 'valitetty viesti', 'wiadomosc oryginalna', 'oryginalna wiadomosc', 'wiadomosc przekazana', 'przekazana wiadomosc', 'puvodni zprava', 'preposlana zprava', 'povodna sprava', 'eredeti uzenet', 'tovabbitott uzenet',
  'mesaj original', 'mesajul original', 'orijinal mesaj', 'orijinal ileti', 'iletilen', 'исходное сообщение', 'пересылаемое сообщение', 'пересланное сообщение', 'оригинальное сообщение', 'оригінальне повідомлення', 'оригинално съобщение',
  'αρχικο μηνυμα', 'izvorna poruka', 'originalna poruka', 'izvirno sporocilo', 'missatge original', 'pesan asli', '元のメッセージ', '元のメール', '転送メッセージ', '原始邮件', '原始信件', '原始郵件', '转发邮件', '원본 메시지', '원본 메일', 'הודעה מקורית', 'رسالة أصلية', 'الرسالة الأصلية',
];

type Field = 'from' | 'sent' | 'to' | 'copy' | 'subject';

/** What mail programs call the headers that they copy above a quote; folded. */
const fields: ReadonlyMap<string, Field> = new Map([
  ...named('from', "from von de da van fra fran lahettaja od feladó felado kimden gonderen от отправитель від отправлено од expeditor del απο nadawca odesilatel kellelt nuo no 差出人 送信者 发件人 寄件者 寄件人 发送人 보낸사람 보내는사람 dari tu sender absender expediteur remitente mittente remetente afzender avsandare afsender avsender מאת من"),
  ...named('sent', 'sent date gesendet datum envoye date enviado fecha inviato data enviada verzonden sendt dato skickat lahetetty paivamaara wyslano odeslano poslano odoslane elkuldve datum trimis gonderilme tarih tarihi дата отправлено надіслано изпратено στάλθηκε σταλθηκε ημερομηνια poslane datums kuupaev 送信日時 日付 日時 发送时间 日期 时间 寄件日期 寄件日期 보낸날짜 날짜 tanggal dikirim נשלח תאריך التاريخ'),
  ...named('to', 'to an a para aan til till vastaanottaja kopf do komu pro cimzett címzett kime catre alici kimlere кому до na προς za 宛先 收件人 收件者 받는사람 받는이 kepada אל الى إلى destinataire destinatario empfanger'),
  ...named('copy', 'cc kopie copie con copia kopia kopi'),
  ...named('subject', 'subject betreff objet asunto oggetto assunto onderwerp emne amne arende aihe otsikko temat predmet targy subiect konu тема относно θεμα zadeva predmetas teema 件名 主题 主旨 主題 제목 perihal subjek נושא الموضوع assumpte'),
  ['envoye le', 'sent'], ['enviado el', 'sent'], ['enviada em', 'sent'], ['enviado em', 'sent'], ['gesendet am', 'sent'], ['inviato il', 'sent'], ['message du', 'sent'], ['copie a', 'copy'], ['date d\'envoi', 'sent'], ['data wyslania', 'sent'],
  ['보낸 사람', 'from'], ['받는 사람', 'to'], ['보낸 날짜', 'sent'], ['gonderme tarihi', 'sent'], ['gonderildi', 'sent'], ['reply-to', 'copy'], ['antwort an', 'copy'], ['a', 'to'], ['no', 'from'],
]);

function named(field: Field, words: string): readonly (readonly [string, Field])[] {
  return words.split(' ').map((word) => [foldText(word), field]);
}

/** The header lines that Outlook and others put above a quote: a sender and two more, or a sender after a line of dashes. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = fieldOf(lines[at] ?? '');
  if (first === undefined) return false;
  const seen = new Set<Field>([first]);
  let misses = 0;
  for (let next = at + 1; next < Math.min(lines.length, at + 10) && misses < 3; next += 1) {
    const line = lines[next] ?? '';
    const field = line.length > longestLine * 4 ? undefined : fieldOf(line);
    if (field === undefined) misses += line.trim() === '' ? 0.5 : 1;
    else seen.add(field);
    // "À : someone Objet : …": two headers on one line.
    if (field === 'to' && /\s(?:Objet|Emne|Subject|Betreff|Asunto|Oggetto)\s?:/.test(line.slice(0, longestLine))) seen.add('subject');
  }
  return seen.has('from') ? seen.size >= 3 : first === 'sent' && seen.size >= 4;
}

function fieldOf(line: string): Field | undefined {
  const colon = line.slice(0, 40).search(/[:：]/);
  if (colon < 1) return undefined;
  return fields.get(foldText(line.slice(0, colon).replaceAll(/[*|_]/g, '')));
}

const address = /[^\s@<>"]{1,80}@[^\s@<>"]{2,120}/;
/** Past which sign an introduction ends; some programs leave the colon out after the verb. */
function endsIntroduction(line: string): boolean {
  return /[:：]\s{0,3}\*{0,2}$/.test(line) || /(?:wrote|написал|skrev|schrieb)\s{0,3}$/.test(line.slice(-20));
}

function isIntroduction(lines: readonly string[], nextIsQuoted: boolean): boolean {
  const whole = lines.join(' ');
  if (whole.length > 600) return false;
  const folded = ` ${foldText(whole.replaceAll('*', ' '))} `;
  const hasAddress = address.test(whole) || /&lt;[^\s]{3,100}&gt;/.test(whole);
  const hasVerb = wroteAnywhere.test(folded) || /写道|書きました|のメール|のメッセージ|님이 작성|작성:/.test(whole);
  const opens = opensLikeDate(folded.trimStart());
  const digits = folded.replaceAll(/[^0-9]/g, '').length;
  if (hasAddress && digits >= 3 && (opens || lines.length === 1) && (hasVerb || opens || isWholeLine(lines))) return true;
  if (hasAddress && hasVerb && (opens || lines.length === 1)) return wroteAtEnd.test(folded) || opens;
  if (hasVerb && opens && digits >= 1) return wroteAtEnd.test(folded) || nextIsQuoted || (digits >= 4 && wroteThenName.test(folded));
  return nextIsQuoted && lines.length === 1 && hasVerb && wroteAtEnd.test(folded);
}

/** A date, a name and an address, and nothing that is said: a sentence has more words than these. */
function isWholeLine(lines: readonly string[]): boolean {
  const text = lines.join(' ').replace(address, '');
  return text.split(/\s+/).length <= 14 && /\d{1,2}[:.h]\d{2}|\d{4}/.test(text);
}

/** "On", "Am", "Le", … or the date itself, at the beginning of a folded text. */
function opensLikeDate(folded: string): boolean {
  const [word = '', second = ''] = folded.split(/[\s,.]+/, 2);
  return openers.has(word) || /^\d{1,4}[./:年 -]/.test(folded) || weekdayNames().has(word) || (/^(?:em|no|el|il|le|la|de)$/.test(word) && /\d/.test(second));
}

const openers: ReadonlySet<string> = new Set("on at am le el il in op em na w dnia den dne den ma la a s els az 于 在 el dia ημ/νια στις την tarihinde vao luc pada kl datum il giorno на у в den data missatge בתאריך في ב em ngay cq".split(' '));

const verbs = [
  'wrote', 'writes', 'said', 'schrieb', 'hat geschrieben', 'geschrieben', 'a ecrit', 'ecrivait', 'ecrit', 'escribio', 'escribio', 'ha scritto', 'scrisse', 'scritto', 'escreveu', 'escrito', 'schreef', 'heeft geschreven', 'napisal', 'napisala', 'napisal\\(a\\)', 'pisze', 'skrev', 'kirjoitti',
  'napsal', 'napsala', 'napsal\\(a\\)', 'napisal\\(a\\)', 'pise', 'irta', 'ezt irta', 'a scris', 'yazdi', 'sunlari yazdi', 'sunu yazdi', 'εγραψε', 'написал', 'написала', 'пишет', 'написав', 'написала', 'пише', 'написа', 'je napisao', 'je napisala', 'napisao', 'je napisal', 'rase', 'parase', 'rakstija', 'kirjutas', 'va escriure', 'escribiu', 'idatzi',
  'skrifadi', 'menulis', 'da viet', 'כתב', 'כתבה', 'כתב/ה', 'כתב\\.ה', '‫כתב', 'كتب', 'كتبت', 'เขียน', '님이 작성',
].join('|');
const wroteAnywhere = new RegExp(`[\\s>"*](?:${verbs})[\\s:：*]`, 'u');
/** "Am 17.11.26 um 09:02 schrieb Sam Lee:". */
const wroteThenName = /\s(?:schrieb|schreef|skrev|escribio|a ecrit)\s[^:]{1,60}[:：]\s?$/u;
const wroteAtEnd = new RegExp(`[\\s>"*](?:${verbs})(?: the following)?\\s?[:：]?\\s?$`, 'u');
