import test from 'ava';
import type { SettingsLayer } from '../../../core/config/check-layer.ts';
import { completeSettings, defaultSettings } from '../../../core/config/load-settings.ts';
import { presets } from '../../../core/config/settings.ts';
import { settingsSchema } from '../../../core/config/settings-schema.ts';
import type { Settings } from '../../../core/config/settings.ts';
import { type JsonSchema, schemaProblem } from '../../../core/validate.ts';

type Properties = Readonly<Record<string, JsonSchema>>;

test('the schema can be used, and has no $id', (t) => {
  t.is(schemaProblem(settingsSchema), undefined);
  t.notRegex(JSON.stringify(settingsSchema), /"\$id"/);
});

test('the type of the settings has a default for every name of the schema, and the other way round', (t) => {
  // The compiler holds this object against the type; the test holds it against the schema.
  const none = { tokens: null, dollars: null };
  const complete: Settings = {
    preset: 'offline',
    llm: {
      backend: null,
      model: null,
      fallbacks: [],
      attempts: 3,
      requestsPerCall: 5,
      concurrency: 4,
      requestsPerMinute: null,
      maxOutputTokens: 8_192,
      timeouts: { connectSeconds: 10, firstTokenSeconds: 180, betweenTokensSeconds: 60, totalSeconds: 600 },
      budget: { perCall: none, perAgent: none, perCampaign: none, perDay: none },
      prices: {},
      trajectory: { keep: true, days: 30, megabytes: 500 },
      cache: { keep: false, days: 30 },
      telemetry: false,
    },
    agents: {},
    transport: 'file',
    mailbox: null,
    accounts: {},
    sender: { name: null, email: null, mailingAddress: null, replyTo: null },
    sending: {
      unsubscribeUrl: null,
      openPixelUrl: null,
      domainOverride: null,
      dkimSelectors: [],
      perDay: 30,
      perHour: 5,
      perDomainPerDay: 10,
      betweenSeconds: { least: 120, most: 480 },
      ramp: { startPerDay: 30, days: 28 },
      accounts: {},
      window: { from: 9, to: 17, days: null },
      respectHolidays: true,
      timeZone: null,
      followUpsUnread: false,
      pauseAtBouncePercent: 5,
      basis: { eu: null, uk: null, ca: null },
      retentionDays: 730,
    },
    dns: { servers: [] },
    plugins: {},
    pluginLoading: { packages: [], disabled: [] },
    web: { allowedPrivateHosts: [], minimumDelayMs: 1000, userAgentContact: null },
    discovery: { concurrency: 4, currentEmployer: null, allowCompanies: [], blockCompanies: [], companyCooldownDays: 90 },
    logging: { level: 'trace', files: 5, fileSizeMb: 5 },
    orchestration: { concurrency: 4, leaseSeconds: 60 },
  };
  t.deepEqual(defaultSettings(), complete);
  t.deepEqual(presets, ['offline', 'fully_free', 'best_quality', 'custom']);
});

test('nothing of ours takes unknown names, and everything has a description', (t) => {
  const properties = settingsSchema['properties'] as Properties;
  t.is(settingsSchema['additionalProperties'], false);
  for (const [name, schema] of Object.entries(properties)) {
    if (name === 'plugins') continue;
    if (schema['type'] !== 'object' || name === 'accounts') t.is(typeof schema['description'], 'string', name);
    if (schema['type'] === 'object') t.is((name === 'accounts' ? (schema['additionalProperties'] as Properties) : schema)['additionalProperties'], false, name);
    for (const [inner, described] of Object.entries((schema['properties'] ?? {}) as Properties)) {
      if (described['type'] !== 'object') t.is(typeof described['description'], 'string', `${name}.${inner}`);
    }
  }
});

test('name servers, selectors and the domain that is written from all the same are checked where they are typed', (t) => {
  const accepted = (layer: SettingsLayer) => t.notThrows(() => completeSettings(layer, 'the test'), JSON.stringify(layer));
  const refused = (layer: SettingsLayer) => t.throws(() => completeSettings(layer, 'the test'), { message: /must be (?:a domain like|the address of a name server|a DKIM selector)/ }, JSON.stringify(layer));
  for (const server of ['192.0.2.53', '127.0.0.1:5353', '[2001:db8::53]:53', '[::1]', '2001:db8::53', '::1']) accepted({ dns: { servers: [server] } });
  for (const server of ['localhost', 'dns.example', '192.0.2', '192.0.2.1:x', 'https://192.0.2.1']) refused({ dns: { servers: [server] } });
  accepted({ sending: { domainOverride: 'mail.example.org', dkimSelectors: ['s1', 'k2.sub', '20230601'] } });
  for (const domainOverride of ['org', 'true', '*', 'a b.example', '*.example.org']) refused({ sending: { domainOverride } });
  for (const selector of ['', 'a b', 's1._domainkey.', '*']) refused({ sending: { dkimSelectors: [selector] } });
});
