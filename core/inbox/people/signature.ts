// Where an answer's last words end: signatures, closing formulas, and what telephones add.
import { foldText } from './fold-text.ts';

/** "Sent from my iPhone" and its kin: a line that a mail program adds, in many languages. */
export function isProgramLine(line: string): boolean {
  const trimmed = line.trim().replace(/^[*_]{1,2}/, '').replace(/[*_]{1,2}$/, '');
  if (trimmed.length > 160 || trimmed === '') return false;
  const folded = foldText(trimmed.replace(/[<(]?https?:\/\/\S{1,120}[>)]?/, '')).trim();
  if (programLines.test(folded)) return true;
  // "Sent from my desk, is much easier" is a sentence: what a program adds has no comma and no full stop.
  return sentFrom.test(folded) && !/[,;!?]|\.$/.test(folded) && folded.split(' ').length <= 10;
}

const sentFrom = new RegExp(
  `^(?:${[
    'sent (?:from|via|with|using|by)', 'gesendet (?:von|mit|via|uber)', 'von meinem \\S+ (?:gesendet|gesandt)', '(?:diese nachricht wurde )?von meinem', 'envoye (?:de|depuis|avec|par|a partir de?)', 'enviado (?:desde|de|do|pelo|a partir de?|con|via)', 'enviada (?:do|desde)',
    'inviat[oa] (?:da|dal|con|tramite)', 'verzonden (?:vanaf|via|met|vanuit|van)', 'verstuurd (?:vanaf|via|met)', 'wyslan[eoy] (?:z|za|przy|ze)', 'skickat (?:fran|med|via)', 'sendt (?:fra|med|via)', 'lahetetty', 'odeslano (?:z|ze)', 'odoslane z', 'poslano (?:z|s|iz)', 'trimis (?:de pe|din)',
    'отправлено (?:с|из|от)', 'надіслано (?:з|із)', 'εσταλη απο', 'στάλθηκε απο', 'kuldve', 'iphone\'?(?:umdan|imdan) gonderildi', 'enviat des',
  ].join('|')})(?=[\\s'])`,
  'u',
);
const programLines =
  /^(?:get outlook for|outlook fur|telechargez outlook|obten(?:er|ga)? outlook|obtener outlook|scarica outlook|download outlook|hent outlook|skaffa outlook|pobierz (?:aplikacje )?outlook|baixar o outlook|obter o outlook|outlook voor|outlook pour) ?(?:ios|android|mac|mobile|para|per|dla|for|til|voor)?.{0,30}$|^(?:iphone|ipad|android)(?:から送信|で送信).{0,10}$|^.{0,20}(?:iphone|ipad|android|galaxy|スマートフォン)から送信$|^发自我的.{0,20}$|^從我的.{0,20}$|^나의 .{0,15}에서 보냄$|^\S{0,12}iphone에서 보냄$|^.{0,20}'(?:dan|den|umdan|imdan) gonderildi$|^von meinem .{2,30} gesendet$/u;

/** A line that stands alone between the words and a signature: `-- ` of RFC 3676 section 4.3, and what people take for it. */
export function isSignatureMark(line: string): 'certain' | 'likely' | undefined {
  const trimmed = line.trim();
  if (trimmed === '--') return 'certain';
  return /^(?:[—–]{1,40}|[-_*=~]{2,80}|[-—–_]{3,80})$/.test(trimmed) ? 'likely' : undefined;
}

/** A line that is nothing but a closing formula, with at most a name after it: "Kind regards, Jo". */
export function isClosing(line: string): boolean {
  if (line.length > 80) return false;
  const folded = foldText(line).replaceAll(/[^\p{L}\p{N}\s,.!'-]/gu, '').trim();
  const formula = closings.find((words) => folded === words || (folded.startsWith(words) && /^[\s,.!-]/.test(folded.slice(words.length))));
  if (formula === undefined) return false;
  const rest = folded.slice(formula.length).replaceAll(/^[\s,.!-]+|[\s,.!]+$/g, '');
  // "Best of luck with it" is said to somebody; a name is one to three words, capital letters first.
  return rest === '' || (rest.split(' ').length <= 3 && /(?:^|[,!.\s-])\s?\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){0,2}[\s.!,]*$/u.test(line) && !sayings.test(rest));
}

const sayings = /^(?:of|with|for|to|from|luck|wishes for|and|in|on|but|que|pour|fur|a vous deux)\b/;

const closings = [
  'best regards', 'kind regards', 'warm regards', 'warmest regards', 'with kind regards', 'with best regards', 'many regards', 'regards', 'rgds', 'br', 'kr', 'best wishes', 'all the best', 'best', 'all best', 'yours sincerely', 'sincerely', 'sincerely yours', 'yours faithfully', 'yours truly', 'yours', 'cheers', 'respectfully', 'cordially', 'warmly', 'take care', 'with gratitude',
  'mit freundlichen grussen', 'mit freundlichem gruss', 'freundliche grusse', 'freundlichen gruss', 'mit besten grussen', 'beste grusse', 'besten gruss', 'viele grusse', 'vielen grussen', 'liebe grusse', 'herzliche grusse', 'schone grusse', 'mfg', 'lg', 'vg', 'bg', 'gruss', 'grusse', 'hochachtungsvoll',
  'cordialement', 'bien cordialement', 'tres cordialement', 'salutations', 'meilleures salutations', 'sinceres salutations', 'salutations distinguees', 'bien a vous', 'amities', 'bonne journee', 'bonne reception', 'cdt', 'cdlt',
  'saludos', 'un saludo', 'un cordial saludo', 'saludos cordiales', 'cordiales saludos', 'atentamente', 'cordialmente', 'un abrazo', 'le saluda atentamente',
  'cordiali saluti', 'distinti saluti', 'saluti', 'un saluto', 'un cordiale saluto', 'a presto', 'buona giornata',
  'atenciosamente', 'cumprimentos', 'com os melhores cumprimentos', 'melhores cumprimentos', 'abraco', 'abracos', 'att', 'um abraco',
  'met vriendelijke groet', 'met vriendelijke groeten', 'vriendelijke groet', 'vriendelijke groeten', 'groet', 'groeten', 'groetjes', 'hartelijke groet', 'mvg',
  'z powazaniem', 'pozdrawiam', 'serdecznie pozdrawiam', 'pozdrowienia', 'lacze pozdrowienia',
  'med vanliga halsningar', 'med vanlig halsning', 'vanliga halsningar', 'vanligen', 'halsningar', 'mvh', 'hilsen', 'med venlig hilsen', 'venlig hilsen', 'med vennlig hilsen', 'vennlig hilsen', 'bedste hilsner', 'ystavallisin terveisin', 'terveisin',
  's pozdravem', 's pozdravom', 'udvozlettel', 'cu stima', 'saygilarimla', 'iyi calismalar', 'с уважением', 'с наилучшими пожеланиями', 'з повагою', 'με εκτιμηση', 'lep pozdrav', 's postovanjem', 'pagarbiai', 'lugupidamisega', 'ar cienu', 'salutacions', 'hormat saya', 'salam',
  '宜しくお願い致します', '敬具', '此致', '以上',
].sort((one, other) => other.length - one.length);

/** A name and nothing else, perhaps after a dash: "- Jo", "Abhishek K.". */
export function isNameLine(line: string): boolean {
  const trimmed = line.trim().replace(/^[-–—~*]{1,2}\s?/, '').replace(/[,.*]$/, '');
  return trimmed.length <= 40 && /^\p{Lu}[\p{L}'’-]{0,20}\.?(?:\s(?:(?:van|von|de|der|den|di|da|del|la|le|bin|ter|zu) )?\p{Lu}[\p{L}'’-]{0,20}\.?){0,3}$/u.test(trimmed);
}

/** True of a paragraph that may be a signature or a legal note: it has no sentence that says something to the reader. */
export function looksLikeSignature(paragraph: readonly string[]): boolean {
  const text = foldText(paragraph.join(' ').slice(0, 4_000));
  if (legal.test(text)) return true;
  return paragraph.length <= 15 && paragraph.every((line) => line.length <= 160 && !isSentence(line));
}

const legal =
  /confidential|intended (?:recipient|solely|only|for)|disclaimer|privileged|virus|(?:before|think.{0,20}) print|registered (?:office|in|number)|company (?:number|no\.?)|vertraulich|geschaftsfuhr|handelsregister|amtsgericht|umsatzsteuer|confidentiel|destinataire|imprimer ce|confidencial|destinatario|riservat|informazioni contenute|vertrouwelijk|kvk|poufn|krs |konfidentiell|sekretess|you (?:are receiving|receive|received|get|got) this|to unsubscribe|unsubscribe (?:here|link|from our|at any time)|newsletter|abmelden sie sich hier|equal opportunity|privacy (?:policy|notice)|mailing list|listinfo|機密|宛先人以外/;

/** Four words or more that end as a sentence does, or that ask for something. */
function isSentence(line: string): boolean {
  const trimmed = line.trim();
  const words = trimmed.split(/\s+/).length;
  if (/@|https?:|www\.|\+?\d[\d ()/.-]{6,}/.test(trimmed) && words < 8) return false;
  return (words >= 4 && /[\p{Ll}\p{Lo}][.!?…。]["')]?$/u.test(trimmed)) || (words >= 3 && /[?]$/.test(trimmed)) || /\b(?:please|remove|stop|unsubscribe|bitte|merci de|por favor|prosze|grag|ps)\b/i.test(trimmed) || /[。？ください]$/u.test(trimmed) || words > 14;
}
