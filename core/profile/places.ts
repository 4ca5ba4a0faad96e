// Where people live and work, as far as it shows in a line: a town with its state or country, a well-known town, a way of working.

const states =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|NSW|VIC|QLD|TAS|ACT|ENG|SCT';
const countryCodes = 'US|USA|U\\.S\\.A?\\.?|UK|U\\.K\\.|GB|UAE|DE|FR|ES|IT|PT|CH|AT|BE|LU|IE|DK|SE|NO|FI|PL|CZ|SK|HU|RO|BG|GR|TR|IN|CN|JP|KR|SG|AU|NZ|BR|MX|AR|CL|ZA|NG|KE|EG|IL|CAN|GER|AUS|IND|EU';
const names = new Set(
  (
    'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|district of columbia|puerto rico|' +
    'ontario|quebec|québec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick|new south wales|victoria|queensland|england|scotland|wales|northern ireland|bavaria|bayern|hesse|hessen|saxony|sachsen|île-de-france|ile-de-france|catalonia|cataluña|lombardy|karnataka|maharashtra|tamil nadu|telangana|haryana|uttar pradesh|west bengal|kerala|gujarat|' +
    'united states|united states of america|america|united kingdom|great britain|germany|deutschland|france|spain|españa|italy|italia|portugal|switzerland|schweiz|suisse|austria|österreich|belgium|belgique|belgië|netherlands|the netherlands|nederland|luxembourg|ireland|denmark|danmark|sweden|sverige|norway|norge|finland|suomi|iceland|poland|polska|czech republic|czechia|slovakia|hungary|romania|bulgaria|greece|turkey|türkiye|croatia|serbia|slovenia|estonia|latvia|lithuania|ukraine|russia|belarus|moldova|albania|bosnia and herzegovina|north macedonia|montenegro|malta|cyprus|' +
    'israel|lebanon|jordan|egypt|morocco|tunisia|algeria|nigeria|ghana|kenya|uganda|tanzania|rwanda|ethiopia|south africa|senegal|cameroon|zimbabwe|saudi arabia|united arab emirates|qatar|kuwait|bahrain|oman|iran|iraq|india|pakistan|bangladesh|sri lanka|nepal|china|hong kong|taiwan|japan|south korea|korea|singapore|malaysia|indonesia|thailand|vietnam|philippines|kazakhstan|uzbekistan|armenia|azerbaijan|' +
    'australia|new zealand|canada|mexico|méxico|brazil|brasil|argentina|chile|colombia|peru|perú|uruguay|ecuador|bolivia|venezuela|costa rica|panama|guatemala|cuba|dominican republic|jamaica|europe|emea|apac|latam|country'
  ).split('|'),
);
const towns = new Set(
  (
    'new york city|nyc|new york|brooklyn|manhattan|queens|los angeles|san francisco|san francisco bay area|bay area|silicon valley|oakland|berkeley|palo alto|mountain view|menlo park|sunnyvale|santa clara|san jose|san mateo|redwood city|cupertino|san diego|irvine|santa monica|sacramento|seattle|bellevue|redmond|portland|denver|boulder|austin|dallas|houston|san antonio|phoenix|chicago|detroit|ann arbor|minneapolis|st. louis|kansas city|milwaukee|columbus|cleveland|cincinnati|pittsburgh|philadelphia|boston|cambridge|baltimore|washington dc|washington d.c.|washington, dc|arlington|atlanta|charlotte|raleigh|durham|nashville|miami|orlando|tampa|salt lake city|las vegas|new orleans|' +
    'toronto|montreal|montréal|vancouver|ottawa|calgary|edmonton|waterloo|london|manchester|birmingham|edinburgh|glasgow|bristol|leeds|liverpool|oxford|sheffield|cardiff|belfast|dublin|cork|galway|paris|lyon|marseille|toulouse|nantes|lille|bordeaux|grenoble|berlin|munich|münchen|hamburg|cologne|köln|frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|hannover|nuremberg|nürnberg|karlsruhe|heidelberg|aachen|bonn|darmstadt|freiburg|zurich|zürich|geneva|genève|basel|bern|lausanne|vienna|wien|graz|linz|salzburg|amsterdam|rotterdam|utrecht|eindhoven|the hague|delft|brussels|bruxelles|antwerp|ghent|leuven|copenhagen|aarhus|stockholm|gothenburg|malmö|oslo|bergen|trondheim|helsinki|espoo|tampere|reykjavik|' +
    'warsaw|kraków|krakow|wrocław|gdańsk|poznań|prague|brno|bratislava|budapest|bucharest|cluj-napoca|sofia|athens|thessaloniki|istanbul|ankara|izmir|zagreb|belgrade|ljubljana|tallinn|tartu|riga|vilnius|kyiv|lviv|minsk|moscow|saint petersburg|madrid|barcelona|valencia|seville|sevilla|málaga|bilbao|lisbon|lisboa|porto|rome|roma|milan|milano|turin|torino|bologna|florence|firenze|naples|' +
    'tel aviv|jerusalem|haifa|beirut|amman|cairo|casablanca|tunis|lagos|abuja|accra|nairobi|kampala|kigali|addis ababa|cape town|johannesburg|pretoria|dubai|abu dhabi|doha|riyadh|tehran|bangalore|bengaluru|mumbai|delhi|new delhi|gurgaon|gurugram|noida|hyderabad|chennai|pune|kolkata|ahmedabad|kochi|karachi|lahore|islamabad|dhaka|colombo|kathmandu|beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu|taipei|tokyo|osaka|kyoto|seoul|busan|kuala lumpur|jakarta|bandung|bali|bangkok|ho chi minh city|hanoi|manila|cebu|' +
    'sydney|melbourne|brisbane|perth|adelaide|canberra|auckland|wellington|christchurch|mexico city|guadalajara|monterrey|são paulo|sao paulo|rio de janeiro|belo horizonte|porto alegre|curitiba|recife|florianópolis|buenos aires|córdoba|santiago|bogotá|bogota|medellín|medellin|lima|montevideo|quito|san juan|san josé'
  ).split('|'),
);

const remote = /^(?:fully |100% )?(?:remote|hybrid|on-?site|work from home|wfh|worldwide|anywhere|home office)(?:[ ,(/–-]+[\p{L} .,]{2,30}\)?)?$/iu;
const code = new RegExp(`^(?:${states}|${countryCodes})(?:\\s+\\d{4,6}(?:-\\d{4})?)?$`);
const withZip = new RegExp(`^\\p{L}[\\p{L} .'-]{2,30} (?:${states})\\s+\\d{5}(?:-\\d{4})?$`, 'u');
const properName = /^(?:\d{4,6}\s+)?\p{Lu}[\p{L}.'’-]*(?:[ -](?:of|the|am|an|der|de|la|le|les|los|las|el|do|da|di|del|sur|upon|im|bei|den|\p{Lu}[\p{L}.'’-]*)){0,4}(?:\s+\d{4,6})?$/u;

/** Whether the words say where, and nothing else: `Pomona, CA`, `Berlin`, `Remote (EU)`. */
export function isPlace(text: string): boolean {
  const words = text.trim().replace(/^([^(]{2,40}) \(([^()]{2,30})\)$/, '$1, $2').replace(/^[([]|[)\].]$/g, '').trim();
  if (words.length < 2 || words.length > 60) return false;
  if (remote.test(words) || isKnownPlace(words)) return true;
  if (/^(?:greater )?[\p{Lu}][\p{L} .-]{2,30} (?:metropolitan |bay )?area$/iu.test(words)) return true;
  if (withZip.test(words)) return true;
  const parts = words.split(/\s*[,/]\s*|\s+[-–—]\s+/).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 4) return false;
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  const others = parts.slice(0, -1);
  if (remote.test(last) || remote.test(first)) return others.every((part) => isKnownPlace(part) || remote.test(part) || properName.test(part));
  if (!code.test(last) && !isCountryOrState(last)) return false;
  // "Pomona, CA" and "Pomona, California, USA", but not "Kroger, Columbus, OH": before a town stands something else.
  const second = parts[1] ?? '';
  const mayBeTown = parts.length === 2 || isCountryOrState(second) || code.test(second);
  return others.every((part, index) => isCountryOrState(part) || code.test(part) || isKnownPlace(part) || (index === 0 && mayBeTown && properName.test(part)));
}

/** A state, country, code or well-known town. */
function isKnownPlace(text: string): boolean {
  const plain = text.toLowerCase().replace(/^\d{4,6}\s+|\s+\d{4,6}$|,?\s+[a-z]{1,2}\d[\da-z]? ?\d[a-z]{2}$/g, '');
  return isCountryOrState(plain) || towns.has(plain) || /^(?:USA|UK|UAE|EU)$/.test(text);
}

function isCountryOrState(text: string): boolean {
  return names.has(text.toLowerCase().replace(/^the /, '').replace(/\s+\d{4,6}$/, ''));
}

/** Where the place at the end of a text begins: `Acme Inc., Berlin, Germany` → the offset of `Berlin`; null when it ends in none. */
export function placeAtEnd(text: string): number | null {
  const commas = [...text.matchAll(/\s*(?:,|\(|\s[-–—|·]\s)\s*/g)];
  for (const take of [3, 2, 1]) {
    const comma = commas.at(-take);
    if (comma === undefined) continue;
    const from = comma.index + comma[0].length;
    if (isPlace(text.slice(from))) return from;
  }
  return null;
}
