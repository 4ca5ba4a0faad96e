import test from 'ava';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import { changesFor, withChanges } from '../../../core/setup/work-choice.ts';
import { bestForEachRole, knownOffers, mayBeServer, type ModelOffer, offerInForce, offerOf, serverProblem, workOf } from '../../../extension/setup/model-offers.ts';

const offer = (id: ModelOffer['id']) => knownOffers.find((each) => each.id === id) as ModelOffer;

for (const { id } of knownOffers.filter((each) => each.id !== 'server')) {
  test(`who chose ${id} finds that it is in use the next time`, (t) => {
    const settings = withChanges(defaultSettings(), changesFor(workOf(offer(id), id === 'offline' ? null : 'some-model'), defaultSettings()));
    const backend = settings.llm.backend ?? { offline: 'offline', fully_free: 'ollama', best_quality: 'anthropic', custom: 'offline' }[settings.preset];
    t.is(offerInForce(backend, settings.plugins['openai']?.['baseUrl']), id);
    t.is(settings.llm.model, id === 'offline' ? null : 'some-model');
  });
}

test('the best of a provider for each role is a preset, and names no model of its own', (t) => {
  t.deepEqual(workOf(offer('anthropic'), bestForEachRole), { preset: 'best_quality' });
});

test('a key is looked at before it is sent anywhere', (t) => {
  t.is(offer('openrouter').service?.problem('sk-or-v1-0123456789'), undefined);
  t.regex(offer('openrouter').service?.problem('sk-ant-0123456789') ?? '', /sk-or-/);
  t.regex(offer('openai').service?.problem('sk-ant-0123456789') ?? '', /sk-ant-/);
  t.is(offer('offline').service, undefined);
});

const addresses: readonly (readonly [address: string, problem: RegExp | undefined])[] = [
  ['https://llm.example.org/v1', undefined],
  ['http://127.0.0.1:8080/v1', undefined],
  ['http://llm.example.org/v1', /https/],
  ['https://ada:secret@llm.example.org/v1', /password/],
  ['llm.example.org', /web address/],
  ['ftp://llm.example.org', /web address/],
];

for (const [address, problem] of addresses) {
  test(`${address} ${problem === undefined ? 'can be' : 'cannot be'} the address of a model server`, (t) => {
    if (problem === undefined) t.is(serverProblem(address), undefined);
    else t.regex(serverProblem(address) ?? '', problem);
  });
}

test('an address that is typed is the offer of a server, and no offer is taken for one', (t) => {
  t.like(offerOf(' https://llm.example.org/v1 '), { id: 'server', backend: 'openai', openaiUrl: 'https://llm.example.org/v1' });
  t.like(offerOf('ollama'), { id: 'ollama', backend: 'ollama' });
  t.like(offerOf('plugin a.b'), { id: 'plugin a.b', backend: 'a.b' });
  for (const typed of ['llm.example.org', 'localhost:8080', 'https://']) t.true(mayBeServer(typed), typed);
  for (const other of ['', 'claude', 'plugin a.b', ...knownOffers.map(({ id }) => id)]) t.false(mayBeServer(other), other);
});
