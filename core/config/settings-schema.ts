import { agentRoles } from '../contracts/agent.ts';
import { logLevels } from '../contracts/ports.ts';
import type { JsonSchema } from '../validate.ts';
import { type BudgetName, budgetNames } from '../domain/budget.ts';
import { lawfulBases } from '../domain/lawful-basis.ts';
import { openPixelCaveat } from '../domain/open-pixel-caveat.ts';
import { presets, weekdays } from './settings.ts';

/** No control characters: nothing that could end a header line. */
const oneLine = '^[^\\p{Cc}\\s][^\\p{Cc}]*$';
const plainWords = '^[\\x20-\\x7e]+$';
const timeZone = '^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$';
const domainName = '^(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z0-9-]{2,63}$';
/** One or more labels before "._domainkey". */
const selector = '^[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63}){0,5}$';
/** An IPv4 or IPv6 address, the latter in brackets when a port follows. */
const nameServer = '^(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}\\](?::\\d{1,5})?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$';
/** In kebab-case; `main` is the account that needs no name. */
const accountName = '^(?!main$)[a-z0-9]+(?:-[a-z0-9]+)*$';
const kebabCase = '^[a-z0-9]+(?:-[a-z0-9]+)*$';

const said: Readonly<Record<BudgetName, string>> = { perCall: 'one call', perAgent: 'one agent in one campaign', perCampaign: 'one campaign', perDay: 'one day (UTC)' };

const backendChoice: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['backend'],
  properties: { backend: { type: 'string', pattern: kebabCase }, model: { type: ['string', 'null'], minLength: 1, maxLength: 200, default: null } },
};

const mailAccount: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['email', 'transport'],
  properties: {
    email: { type: 'string', format: 'email', maxLength: 254, description: 'The address that this account writes from' },
    name: nullable('Your name as its readers see it; null for the usual one', { minLength: 1, maxLength: 200, pattern: oneLine }),
    replyTo: nullable('Where its answers go, when not to that address', { format: 'email', maxLength: 254 }),
    transport: { type: 'string', minLength: 1, maxLength: 200, description: 'The transport that sends for it, such as smtp:work' },
    mailbox: nullable('The mailbox that its answers are read from, such as imap:work; null for none', { minLength: 1, maxLength: 200 }),
  },
};

const dollars = { type: 'number', minimum: 0, maximum: 10_000 } as const;
const modelPrice: JsonSchema = { type: 'object', additionalProperties: false, required: ['input', 'output'], properties: { input: dollars, cachedInput: dollars, cacheWrite: dollars, output: dollars } };

/** What config.json may say: it validates, fills in the defaults, and gives environment variables and flags their types. `Settings` is the same as a type. */
export const settingsSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    preset: { type: 'string', enum: presets, default: 'offline', description: 'Which backends do the work, unless a role says otherwise' },
    llm: section({
      backend: nullable('Backend of all roles that name none; null for the preset’s', { pattern: kebabCase }),
      model: nullable('Model of all roles that name none; null for the backend’s own default', { minLength: 1, maxLength: 200 }),
      fallbacks: { type: 'array', default: [], maxItems: 10, items: backendChoice, description: 'Asked in this order when a role’s own backend fails' },
      attempts: { type: 'integer', minimum: 1, maximum: 10, default: 3, description: 'Requests of one question until it is given up' },
      requestsPerCall: { type: 'integer', minimum: 1, maximum: 50, default: 5, description: 'Requests of one call: retries, re-asks and fallbacks together' },
      concurrency: { type: 'integer', minimum: 1, maximum: 64, default: 4, description: 'Requests to one backend at the same time' },
      requestsPerMinute: { type: ['integer', 'null'], minimum: 1, maximum: 100_000, default: null, description: 'Requests to one backend in a minute; null for as many as there are' },
      maxOutputTokens: { type: 'integer', minimum: 256, maximum: 200_000, default: 8_192, description: 'Tokens that an answer may have' },
      timeouts: section({
        connectSeconds: seconds(10, 'Until the provider is reached'),
        firstTokenSeconds: seconds(180, 'Until an answer begins'),
        betweenTokensSeconds: seconds(60, 'Of silence in the middle of an answer'),
        totalSeconds: seconds(600, 'Until an answer has ended'),
      }),
      budget: section(Object.fromEntries(budgetNames.map((scope) => [scope, section({
        tokens: { type: ['integer', 'null'], minimum: 1, default: null, description: `Most tokens, ${said[scope]}; null for no limit` },
        dollars: { type: ['number', 'null'], minimum: 0, default: null, description: `Most US dollars, ${said[scope]}; null for no limit` },
      })]))),
      prices: { type: 'object', default: {}, additionalProperties: modelPrice, description: 'US dollars for a million tokens by model, where the price table has none or another' },
      trajectory: section({
        keep: { type: 'boolean', default: true, description: 'Keeps each question to a model and its answer on this machine' },
        days: { type: 'integer', minimum: 1, maximum: 3650, default: 30, description: 'Days that they are kept' },
        megabytes: { type: 'integer', minimum: 1, maximum: 100_000, default: 500, description: 'Megabytes that they may take' },
      }),
      cache: section({
        keep: { type: 'boolean', default: false, description: 'Gives an equal question the answer that it got before, without asking again' },
        days: { type: 'integer', minimum: 1, maximum: 3650, default: 30, description: 'Days that an answer is given again' },
      }),
      telemetry: { type: 'boolean', default: false, description: 'Shows requests to models as OpenTelemetry spans, without their words' },
    }),
    agents: section(Object.fromEntries(agentRoles.map((role) => [role, agentChoice(role)]))),
    transport: { type: 'string', minLength: 1, default: 'file', description: 'The transport that sends; "file" writes messages to the outbox folder' },
    mailbox: nullable('The mailbox that answers are read from; null for none', { minLength: 1, maxLength: 200 }),
    accounts: { type: 'object', default: {}, propertyNames: { pattern: accountName }, additionalProperties: mailAccount, description: 'Further addresses that messages go out from, by name' },
    sender: section({
      name: nullable('Your name, as your readers see it', { minLength: 1, maxLength: 200, pattern: oneLine }),
      email: nullable('The address that you write from', { format: 'email', maxLength: 254 }),
      mailingAddress: nullable('Your postal address, which stands below every message', { minLength: 5, maxLength: 500, pattern: oneLine }),
      replyTo: nullable('Where answers go, when not to the address that you write from', { format: 'email', maxLength: 254 }),
    }),
    sending: section({
      perDay: count(30, 10_000, 'Messages from one account on one day'),
      perHour: count(5, 1_000, 'Messages from one account in any hour'),
      perDomainPerDay: count(10, 10_000, 'Messages to one domain on one day, from all accounts together'),
      betweenSeconds: section({
        least: { type: 'integer', minimum: 0, maximum: 86_400, default: 120, description: 'Seconds between two messages of one account, at least' },
        most: { type: 'integer', minimum: 0, maximum: 86_400, default: 480, description: 'Seconds between two messages of one account, at most' },
      }),
      ramp: section({
        startPerDay: count(30, 10_000, 'Messages on one day from an account that is new'),
        days: { type: 'integer', minimum: 0, maximum: 365, default: 28, description: 'Days until an account that is new may send as many as perDay says' },
      }),
      accounts: {
        type: 'object',
        default: {},
        additionalProperties: { type: 'object', additionalProperties: false, properties: { perDay: { type: 'integer', minimum: 1, maximum: 10_000 }, perHour: { type: 'integer', minimum: 1, maximum: 1_000 } } },
        description: 'Accounts with caps of their own, by the address that they write from',
      },
      window: section({
        from: { type: 'integer', minimum: 0, maximum: 23, default: 9, description: 'Hour of the recipient’s day from which messages go' },
        to: { type: 'integer', minimum: 1, maximum: 24, default: 17, description: 'Hour of the recipient’s day before which they go' },
        days: { type: ['array', 'null'], default: null, uniqueItems: true, items: { type: 'string', enum: weekdays }, description: 'Days of the week on which messages go, whatever is usual there; null for the working days of the recipient’s country' },
      }),
      respectHolidays: { type: 'boolean', default: true, description: 'Sends nothing on public holidays of the recipient’s country' },
      timeZone: nullable('Your time zone, such as Europe/Berlin; null for the machine’s', { minLength: 1, maxLength: 100, pattern: timeZone }),
      followUpsUnread: { type: 'boolean', default: false, description: 'Sends follow-ups although no mailbox is set up in which an answer could be read' },
      pauseAtBouncePercent: { type: 'number', exclusiveMinimum: 0, maximum: 100, default: 5, description: 'Pauses an account when so many of a hundred messages came back' },
      basis: section({ eu: basisIn('the EU, the EEA and Switzerland'), uk: basisIn('the United Kingdom'), ca: basisIn('Canada') }),
      retentionDays: count(730, 36_500, 'Days after the last message until what is known of a person is to be forgotten'),
      unsubscribeUrl: nullable('An https address of yours that takes a person off your list with one click; a token is added to it', { format: 'uri', maxLength: 500, pattern: '^https://[^\\s<>,]+$' }),
      openPixelUrl: nullable(`An https address of yours from which a picture that nobody sees is loaded when a message is opened; a token is added to it. ${openPixelCaveat}`, { format: 'uri', maxLength: 500, pattern: '^https://[^\\s<>,]+$' }),
      domainOverride: nullable('A domain that is written from although its records are not in order; no other counts', { maxLength: 253, pattern: domainName }),
      dkimSelectors: { ...words('Selectors of your own DKIM keys, tried before the usual ones'), maxItems: 20, items: { type: 'string', pattern: selector } },
    }),
    dns: section({
      servers: { ...words('Name servers that are asked, such as 192.0.2.53 or 192.0.2.53:5353; none for those of this machine'), maxItems: 8, items: { type: 'string', maxLength: 60, pattern: nameServer } },
    }),
    plugins: { type: 'object', default: {}, additionalProperties: { type: 'object' }, description: 'Options by plugin name; see "outreach plugins list"' },
    pluginLoading: section({
      packages: words('Plugins of your own: npm packages by name'),
      disabled: words('Plugins, built-in or not, that are not loaded'),
    }),
    web: section({
      allowedPrivateHosts: words('Hosts inside your own network that may be read all the same, such as localhost:8080'),
      minimumDelayMs: { type: 'integer', minimum: 0, maximum: 600_000, default: 1000, description: 'Milliseconds between two requests to one host' },
      userAgentContact: nullable('Told to the sites that are read: an address or a page of yours', { minLength: 3, maxLength: 200, pattern: plainWords }),
    }),
    discovery: section({
      concurrency: { type: 'integer', minimum: 1, maximum: 16, default: 4, description: 'Venues read at the same time' },
      currentEmployer: nullable('Never written to', { minLength: 1, maxLength: 200, pattern: oneLine }),
      allowCompanies: words('When not empty, only these companies are written to'),
      blockCompanies: words('Companies that are never written to'),
      companyCooldownDays: { type: 'integer', minimum: 0, maximum: 3650, default: 90, description: 'Days before somebody else at the same company may be written to' },
    }),
    logging: section({
      level: { type: 'string', enum: logLevels, default: 'trace', description: 'The least important level that the log file takes' },
      files: { type: 'integer', minimum: 1, maximum: 100, default: 5, description: 'How many log files are kept' },
      fileSizeMb: { type: 'number', minimum: 0.1, maximum: 1000, default: 5, description: 'Size of each, in megabytes' },
    }),
    orchestration: section({
      concurrency: { type: 'integer', minimum: 1, maximum: 64, default: 4, description: 'Leads worked on at the same time' },
      leaseSeconds: { type: 'integer', minimum: 5, maximum: 3600, default: 60, description: 'Seconds without a sign of life after which another process takes the work over' },
    }),
  },
};

/** What ajv says of a pattern or a format, in the words of a person. */
export function sayInWords(problems: string): string {
  return inWords.reduce((said, [theirs, ours]) => said.replaceAll(theirs, ours), problems);
}

const inWords: readonly (readonly [theirs: string, ours: string])[] = [
  [`must match pattern "${oneLine}"`, 'must be one line of text that does not begin with a space'],
  [`must match pattern "${plainWords}"`, 'must be plain ASCII text on one line'],
  [`must match pattern "${timeZone}"`, 'must be the name of a time zone, such as Europe/Berlin'],
  [`must match pattern "${kebabCase}"`, 'must be an id like "my-backend"'],
  [`must match pattern "${domainName}"`, 'must be a domain like example.org'],
  [`must match pattern "${selector}"`, 'must be a DKIM selector like "s1"'],
  [`must match pattern "${nameServer}"`, 'must be the address of a name server, like 192.0.2.53 or 192.0.2.53:5353'],
  ['must match format "email"', 'must be a mail address like name@example.org'],
  ['must be equal to one of the allowed values', 'must be one of'],
  ['must be string,null', 'must be text or null'],
];

function section(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', additionalProperties: false, default: {}, properties };
}

function agentChoice(role: string): JsonSchema {
  const named = (description: string) => ({ type: 'string', minLength: 1, maxLength: 200, description });
  return {
    type: 'object',
    additionalProperties: false,
    properties: { use: named(`The agent that plays ${role}, when several can`), backend: named(`Backend of ${role}`), model: named(`Model of ${role}`) },
  };
}

function seconds(usual: number, description: string): JsonSchema {
  return { type: 'number', exclusiveMinimum: 0, maximum: 86_400, default: usual, description: `Seconds: ${description}` };
}

function count(usual: number, maximum: number, description: string): JsonSchema {
  return { type: 'integer', minimum: 1, maximum, default: usual, description };
}

function basisIn(region: string): JsonSchema {
  return { type: ['string', 'null'], enum: [...lawfulBases, null], default: null, description: `Ground on which you write to people in ${region}; null when it is recorded for each` };
}

function nullable(description: string, limits: Readonly<Record<string, unknown>>): JsonSchema {
  return { type: ['string', 'null'], default: null, description, ...limits };
}

function words(description: string): JsonSchema {
  return { type: 'array', default: [], maxItems: 10_000, items: { type: 'string', minLength: 1, maxLength: 200 }, description };
}
