// Countries by what people call them, by their letters at the end of a host name, and by the prefix of a phone number.
import { placeKey } from './place-key.ts';
import { zones } from './zones.ts';

export interface MainZone {
  /** IANA name. */
  readonly zone: string;
  /** True when nearly everybody in the country lives in it. */
  readonly isOnly: boolean;
}

/** Of countries with several zones: the one with most people, or (of the United States) the one in the middle, whose working day has most in common with the others. */
const mainZones: Readonly<Record<string, string>> = {
  US: 'America/Chicago', CA: 'America/Toronto', AU: 'Australia/Sydney', BR: 'America/Sao_Paulo', RU: 'Europe/Moscow', MX: 'America/Mexico_City', ID: 'Asia/Jakarta', KZ: 'Asia/Almaty', CD: 'Africa/Kinshasa', MN: 'Asia/Ulaanbaatar',
  ES: 'Europe/Madrid', PT: 'Europe/Lisbon', NZ: 'Pacific/Auckland', CL: 'America/Santiago', EC: 'America/Guayaquil', CN: 'Asia/Shanghai', AR: 'America/Argentina/Buenos_Aires', UA: 'Europe/Kyiv', FR: 'Europe/Paris', DE: 'Europe/Berlin', MY: 'Asia/Kuala_Lumpur', UZ: 'Asia/Tashkent', CY: 'Asia/Nicosia', GL: 'America/Nuuk', PG: 'Pacific/Port_Moresby', KI: 'Pacific/Tarawa', FM: 'Pacific/Pohnpei', PF: 'Pacific/Tahiti', AQ: 'Antarctica/McMurdo', PS: 'Asia/Gaza', VN: 'Asia/Ho_Chi_Minh',
};
const several = new Set(['US', 'CA', 'AU', 'BR', 'RU', 'MX', 'ID', 'CD', 'GL', 'FM', 'KI', 'AQ', 'PF']);

/** The zone of a country (ISO 3166-1); null when it is no country with a zone. */
export function mainZoneOf(country: string): MainZone | null {
  const zone = mainZones[country] ?? zones.find((each) => each.country === country)?.name;
  return zone === undefined ? null : { zone, isOnly: !several.has(country) };
}

/** What people write besides the names that Unicode has: `USA`, `England`, `Holland`. */
const otherNames: Readonly<Record<string, string>> = {
  usa: 'US', us: 'US', 'united states of america': 'US', america: 'US', uk: 'GB', gb: 'GB', 'great britain': 'GB', britain: 'GB', gbr: 'GB', uae: 'AE', emirates: 'AE', holland: 'NL', 'the netherlands': 'NL', czechia: 'CZ', 'czech republic': 'CZ', korea: 'KR', 'republic of korea': 'KR', 'republic of ireland': 'IE', eire: 'IE', turkey: 'TR', turkiye: 'TR', ksa: 'SA', prc: 'CN', brasil: 'BR', deutschland: 'DE', schweiz: 'CH', osterreich: 'AT', espana: 'ES', italia: 'IT', polska: 'PL', sverige: 'SE', danmark: 'DK', norge: 'NO', suomi: 'FI', macedonia: 'MK', 'hong kong': 'HK', taiwan: 'TW', macau: 'MO', vietnam: 'VN', russia: 'RU', deu: 'DE', fra: 'FR', esp: 'ES', can: 'CA', aus: 'AU', ind: 'IN', nld: 'NL', 'ivory coast': 'CI',
};
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'pl'];

let names: ReadonlyMap<string, string> | undefined;

/** The country of this name (as `placeKey` gives it) in one of nine languages; of two letters only when they are written as capitals. */
export function countryByName(key: string, written: string): string | null {
  if (/^[A-Z]{2}$/.test(written.trim())) {
    const letters = written.trim() === 'UK' ? 'GB' : written.trim();
    return mainZoneOf(letters) === null ? null : letters;
  }
  if (key.length < 2 || (key.length === 2 && !/^\s*(?:[A-Z]\.){2}\s*$/.test(written))) return null;
  names ??= allNames();
  return names.get(key) ?? null;
}

function allNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const codes = [...new Set(zones.map(({ country }) => country))];
  for (const language of languages) {
    const shown = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = shown.of(code);
      if (name !== undefined && !found.has(placeKey(name))) found.set(placeKey(name), code);
    }
  }
  // Georgia is a state as well: `subdivisionsCalled` has it, and a country named beside it decides.
  for (const [name, code] of Object.entries(otherNames)) found.set(name, code);
  return found;
}

/** Ends of host names that say nothing of where their owners are. */
const worldWide = new Set('IO CO AI ME TV CC WS TO GG FM LY SH AC IM IS LA VC SO GL ST ID AM BZ NU TK PW SX EU'.split(' '));

/** The country whose letters end this host name or URL; null for `.com`, and for `.io` and others that are used everywhere. */
export function countryByTld(website: string): string | null {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)/i.exec(website.trim())?.[1] ?? '';
  const letters = /\.([a-z]{2})\.?$/i.exec(host)?.[1]?.toUpperCase() ?? '';
  if (letters === 'UK') return 'GB';
  return letters === '' || worldWide.has(letters) || mainZoneOf(letters) === null ? null : letters;
}

/** ITU-T E.164 prefixes of one country each; of +1 and +7, which several share, only what is said of the number itself would tell. */
const prefixes: Readonly<Record<string, string>> = {
  20: 'EG', 27: 'ZA', 30: 'GR', 31: 'NL', 32: 'BE', 33: 'FR', 34: 'ES', 36: 'HU', 39: 'IT', 40: 'RO', 41: 'CH', 43: 'AT', 44: 'GB', 45: 'DK', 46: 'SE', 47: 'NO', 48: 'PL', 49: 'DE', 51: 'PE', 52: 'MX', 54: 'AR', 55: 'BR', 56: 'CL', 57: 'CO', 60: 'MY', 61: 'AU', 62: 'ID', 63: 'PH', 64: 'NZ', 65: 'SG', 66: 'TH', 81: 'JP', 82: 'KR', 84: 'VN', 86: 'CN', 90: 'TR', 91: 'IN', 92: 'PK', 94: 'LK', 212: 'MA', 216: 'TN', 233: 'GH', 234: 'NG', 254: 'KE', 256: 'UG', 351: 'PT', 352: 'LU', 353: 'IE', 354: 'IS', 356: 'MT', 357: 'CY', 358: 'FI', 359: 'BG', 370: 'LT', 371: 'LV', 372: 'EE', 374: 'AM', 375: 'BY', 380: 'UA', 381: 'RS', 385: 'HR', 386: 'SI', 420: 'CZ', 421: 'SK', 506: 'CR', 598: 'UY', 852: 'HK', 880: 'BD', 886: 'TW', 961: 'LB', 962: 'JO', 966: 'SA', 971: 'AE', 972: 'IL', 974: 'QA', 977: 'NP', 995: 'GE',
};

/** The country of a phone number with its prefix, `+49 30 …` or `0049 …`. */
export function countryByPhone(phone: string): string | null {
  const digits = /^\s*(?:\+|00)\s*([\d\s().-]{4,40})/.exec(phone)?.[1]?.replace(/\D/g, '') ?? '';
  return prefixes[digits.slice(0, 3)] ?? prefixes[digits.slice(0, 2)] ?? null;
}
