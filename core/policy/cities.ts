// Cities by name: the largest of each time zone, and those in which people who hire often sit.
import { placeKey } from './place-key.ts';
import { zones } from './zones.ts';

export interface City {
  readonly name: string;
  /** IANA name. */
  readonly zone: string;
  /** ISO 3166-1. */
  readonly country: string;
  /** ISO 3166-2 without the country, where it has holidays or a time of its own; null elsewhere. */
  readonly region: string | null;
}

/** Country, region (or a dash) and zone, then cities; other names of one city are cities of their own. The first that has a name is the one that is meant when nothing else is said. */
const table: readonly (readonly [where: string, cities: string])[] = [
  ['US NY America/New_York', 'New York, New York City, NYC, Manhattan, Brooklyn, Queens, Buffalo, Rochester, Albany, Ithaca'],
  ['US MA America/New_York', 'Boston, Somerville, Waltham, Burlington MA, Worcester'],
  ['US PA America/New_York', 'Philadelphia, Pittsburgh'],
  ['US DC America/New_York', 'Washington DC, Washington D C'],
  ['US VA America/New_York', 'Arlington, Reston, McLean, Herndon, Richmond VA'],
  ['US GA America/New_York', 'Atlanta'],
  ['US FL America/New_York', 'Miami, Orlando, Tampa, Jacksonville, Fort Lauderdale'],
  ['US NC America/New_York', 'Raleigh, Durham NC, Charlotte, Chapel Hill, Research Triangle Park'],
  ['US OH America/New_York', 'Columbus, Cleveland, Cincinnati'],
  ['US MI America/Detroit', 'Detroit, Ann Arbor, Grand Rapids'],
  ['US IN America/Indiana/Indianapolis', 'Indianapolis'],
  ['US MD America/New_York', 'Baltimore, Bethesda, Rockville'],
  ['US NJ America/New_York', 'Newark, Jersey City, Hoboken, Princeton'],
  ['US CT America/New_York', 'Stamford, New Haven, Hartford'],
  ['US KY America/Kentucky/Louisville', 'Louisville'],
  ['US IL America/Chicago', 'Chicago, Evanston, Champaign'],
  ['US TX America/Chicago', 'Austin, Houston, Dallas, San Antonio, Fort Worth, Plano, Irving'],
  ['US MN America/Chicago', 'Minneapolis, Saint Paul, St Paul'],
  ['US TN America/Chicago', 'Nashville, Memphis'],
  ['US MO America/Chicago', 'St Louis, Saint Louis, Kansas City'],
  ['US WI America/Chicago', 'Madison, Milwaukee'],
  ['US LA America/Chicago', 'New Orleans'],
  ['US OK America/Chicago', 'Oklahoma City, Tulsa'],
  ['US CO America/Denver', 'Denver, Boulder, Colorado Springs, Fort Collins'],
  ['US UT America/Denver', 'Salt Lake City, Provo, Lehi, Draper UT'],
  ['US NM America/Denver', 'Albuquerque, Santa Fe'],
  ['US ID America/Boise', 'Boise'],
  ['US AZ America/Phoenix', 'Phoenix, Scottsdale, Tempe, Tucson'],
  ['US CA America/Los_Angeles', 'San Francisco, SF, San Francisco Bay Area, SF Bay Area, Bay Area, Silicon Valley, Los Angeles, San Diego, Palo Alto, Mountain View, Menlo Park, Sunnyvale, Santa Clara, Cupertino, Redwood City, San Mateo, Oakland, Berkeley, Irvine, Santa Monica, Sacramento, Culver City, South San Francisco, Fremont, Pasadena, Santa Barbara, San Jose'],
  ['US WA America/Los_Angeles', 'Seattle, Bellevue, Redmond, Kirkland, Spokane'],
  ['US OR America/Los_Angeles', 'Portland'],
  ['US NV America/Los_Angeles', 'Las Vegas, Reno'],
  ['US HI Pacific/Honolulu', 'Honolulu'],
  ['US AK America/Anchorage', 'Anchorage'],
  ['CA ON America/Toronto', 'Toronto, Ottawa, Waterloo ON, Kitchener, Mississauga'],
  ['CA QC America/Toronto', 'Montreal, Quebec City, Québec City'],
  ['CA BC America/Vancouver', 'Vancouver, Burnaby'],
  ['CA AB America/Edmonton', 'Calgary, Edmonton'],
  ['CA MB America/Winnipeg', 'Winnipeg'],
  ['CA NS America/Halifax', 'Halifax'],
  ['GB ENG Europe/London', 'London, Manchester, Birmingham, Leeds, Bristol, Cambridge, Oxford, Liverpool, Sheffield, Newcastle upon Tyne, Nottingham, Brighton, Reading, Bath, York'],
  ['GB SCT Europe/London', 'Edinburgh, Glasgow, Aberdeen'],
  ['GB WLS Europe/London', 'Cardiff'],
  ['GB NIR Europe/London', 'Belfast'],
  ['IE - Europe/Dublin', 'Dublin, Cork, Galway, Limerick'],
  ['DE BE Europe/Berlin', 'Berlin'],
  ['DE HH Europe/Berlin', 'Hamburg'],
  ['DE BY Europe/Berlin', 'Munich, München, Muenchen, Nuremberg, Nürnberg, Augsburg, Regensburg'],
  ['DE NW Europe/Berlin', 'Cologne, Köln, Koeln, Düsseldorf, Duesseldorf, Bonn, Dortmund, Essen, Aachen, Münster, Bielefeld'],
  ['DE HE Europe/Berlin', 'Frankfurt, Frankfurt am Main, Darmstadt, Wiesbaden'],
  ['DE BW Europe/Berlin', 'Stuttgart, Karlsruhe, Mannheim, Heidelberg, Freiburg, Ulm'],
  ['DE SN Europe/Berlin', 'Leipzig, Dresden, Chemnitz'],
  ['DE NI Europe/Berlin', 'Hannover, Hanover, Braunschweig, Göttingen'],
  ['DE HB Europe/Berlin', 'Bremen'],
  ['AT - Europe/Vienna', 'Vienna, Wien, Graz, Linz, Salzburg, Innsbruck'],
  ['CH - Europe/Zurich', 'Zurich, Zürich, Zuerich, Geneva, Genève, Genf, Basel, Bern, Lausanne, Zug'],
  ['FR - Europe/Paris', 'Paris, Lyon, Marseille, Toulouse, Lille, Bordeaux, Nantes, Nice, Grenoble, Rennes, Strasbourg, Montpellier, Sophia Antipolis'],
  ['NL - Europe/Amsterdam', 'Amsterdam, Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, Delft, Groningen'],
  ['BE - Europe/Brussels', 'Brussels, Bruxelles, Brussel, Antwerp, Antwerpen, Ghent, Gent, Leuven'],
  ['LU - Europe/Luxembourg', 'Luxembourg City'],
  ['ES - Europe/Madrid', 'Madrid, Barcelona, Valencia, Málaga, Seville, Sevilla, Bilbao'],
  ['PT - Europe/Lisbon', 'Lisbon, Lisboa, Porto, Braga, Coimbra'],
  ['IT - Europe/Rome', 'Rome, Roma, Milan, Milano, Turin, Torino, Bologna, Florence, Firenze, Naples, Napoli'],
  ['SE - Europe/Stockholm', 'Stockholm, Gothenburg, Göteborg, Malmö, Uppsala, Lund, Linköping'],
  ['NO - Europe/Oslo', 'Oslo, Bergen, Trondheim, Stavanger'],
  ['DK - Europe/Copenhagen', 'Copenhagen, København, Kobenhavn, Aarhus, Odense'],
  ['FI - Europe/Helsinki', 'Helsinki, Espoo, Tampere, Turku, Oulu'],
  ['IS - Atlantic/Reykjavik', 'Reykjavik, Reykjavík'],
  ['PL - Europe/Warsaw', 'Warsaw, Warszawa, Krakow, Kraków, Cracow, Wroclaw, Wrocław, Gdansk, Gdańsk, Poznan, Poznań, Lodz, Łódź, Katowice'],
  ['CZ - Europe/Prague', 'Prague, Praha, Brno'],
  ['SK - Europe/Bratislava', 'Bratislava, Kosice'],
  ['HU - Europe/Budapest', 'Budapest'],
  ['RO - Europe/Bucharest', 'Bucharest, București, Cluj, Cluj Napoca, Iasi, Timisoara'],
  ['BG - Europe/Sofia', 'Sofia, Plovdiv'],
  ['GR - Europe/Athens', 'Athens, Thessaloniki'],
  ['RS - Europe/Belgrade', 'Belgrade, Novi Sad'],
  ['HR - Europe/Zagreb', 'Zagreb, Split'],
  ['SI - Europe/Ljubljana', 'Ljubljana'],
  ['EE - Europe/Tallinn', 'Tallinn, Tartu'],
  ['LV - Europe/Riga', 'Riga'],
  ['LT - Europe/Vilnius', 'Vilnius, Kaunas'],
  ['UA - Europe/Kyiv', 'Kyiv, Kiev, Lviv, Kharkiv, Odesa, Dnipro'],
  ['TR - Europe/Istanbul', 'Istanbul, Ankara, Izmir'],
  ['IL - Asia/Jerusalem', 'Tel Aviv, Tel Aviv Yafo, Jerusalem, Haifa, Herzliya'],
  ['AE - Asia/Dubai', 'Dubai, Abu Dhabi'],
  ['SA - Asia/Riyadh', 'Riyadh, Jeddah'],
  ['IN - Asia/Kolkata', 'Bangalore, Bengaluru, Mumbai, Bombay, Delhi, New Delhi, Hyderabad, Pune, Chennai, Gurgaon, Gurugram, Noida, Kolkata, Ahmedabad, Kochi'],
  ['PK - Asia/Karachi', 'Karachi, Lahore, Islamabad'],
  ['NP - Asia/Kathmandu', 'Kathmandu'],
  ['SG - Asia/Singapore', 'Singapore'],
  ['JP - Asia/Tokyo', 'Tokyo, Osaka, Kyoto, Fukuoka'],
  ['KR - Asia/Seoul', 'Seoul, Busan, Pangyo'],
  ['CN - Asia/Shanghai', 'Shanghai, Beijing, Shenzhen, Guangzhou, Hangzhou, Chengdu'],
  ['HK - Asia/Hong_Kong', 'Hong Kong, Kowloon'],
  ['TW - Asia/Taipei', 'Taipei, Hsinchu'],
  ['TH - Asia/Bangkok', 'Bangkok'],
  ['VN - Asia/Ho_Chi_Minh', 'Ho Chi Minh City, Saigon, Hanoi, Da Nang'],
  ['MY - Asia/Kuala_Lumpur', 'Kuala Lumpur, Penang'],
  ['PH - Asia/Manila', 'Manila, Makati, Cebu'],
  ['ID - Asia/Jakarta', 'Jakarta, Bandung'],
  ['AU NSW Australia/Sydney', 'Sydney'],
  ['AU VIC Australia/Melbourne', 'Melbourne'],
  ['AU QLD Australia/Brisbane', 'Brisbane, Gold Coast'],
  ['AU SA Australia/Adelaide', 'Adelaide'],
  ['AU WA Australia/Perth', 'Perth'],
  ['AU ACT Australia/Sydney', 'Canberra'],
  ['NZ - Pacific/Auckland', 'Auckland, Wellington, Christchurch'],
  ['BR - America/Sao_Paulo', 'São Paulo, Sao Paulo, Rio de Janeiro, Belo Horizonte, Curitiba, Porto Alegre, Florianópolis, Campinas, Brasília'],
  ['AR - America/Argentina/Buenos_Aires', 'Buenos Aires, Rosario'],
  ['CL - America/Santiago', 'Santiago'],
  ['CO - America/Bogota', 'Bogotá, Medellín, Cali'],
  ['PE - America/Lima', 'Lima'],
  ['MX - America/Mexico_City', 'Mexico City, CDMX, Ciudad de México, Guadalajara, Monterrey'],
  ['CR - America/Costa_Rica', 'San José CR'],
  ['ZA - Africa/Johannesburg', 'Cape Town, Johannesburg, Durban'],
  ['KE - Africa/Nairobi', 'Nairobi'],
  ['NG - Africa/Lagos', 'Lagos, Abuja'],
  ['EG - Africa/Cairo', 'Cairo'],
  ['US MA America/New_York', 'Cambridge'],
  ['CA ON America/Toronto', 'London'],
  ['US ME America/New_York', 'Portland'],
  ['US WA America/Los_Angeles', 'Vancouver'],
  ['US AL America/Chicago', 'Birmingham'],
  ['CR - America/Costa_Rica', 'San Jose'],
  ['US OH America/New_York', 'Dublin'],
  ['US GA America/New_York', 'Athens'],
  ['US TX America/Chicago', 'Paris'],
];

let byKey: ReadonlyMap<string, readonly City[]> | undefined;

/** The cities of this name (as `placeKey` gives it), the one that is usually meant first. */
export function citiesCalled(key: string): readonly City[] {
  byKey ??= allCities();
  return byKey.get(key) ?? [];
}

/** Names of which no city is meant much more often than another. */
const contested = new Set(['cambridge', 'portland', 'san jose', 'birmingham']);

/** True when another city of that name may well be meant, where nothing else is said. */
export function isOftenAnother({ name }: City): boolean {
  return contested.has(placeKey(name));
}

function allCities(): ReadonlyMap<string, readonly City[]> {
  const found = new Map<string, City[]>();
  const add = (city: City) => {
    const key = placeKey(city.name);
    const same = found.get(key) ?? [];
    // A second of the same place says nothing new.
    if (!same.some(({ country, zone }) => country === city.country && zone === city.zone)) found.set(key, [...same, city]);
  };
  for (const [where, cities] of table) {
    const [country = '', region = '-', zone = ''] = where.split(' ');
    for (const name of cities.split(', ')) add({ name, zone, country, region: region === '-' ? null : region });
  }
  const ours = new Set([...found].flatMap(([key, cities]) => cities.map(({ country }) => `${country} ${key}`)));
  for (const { name: zone, country, cities } of zones) {
    for (const name of cities) if (!ours.has(`${country} ${placeKey(name)}`)) add({ name, zone, country, region: null });
  }
  return found;
}
