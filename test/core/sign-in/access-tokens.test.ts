import test from 'ava';
import { createAccessTokens } from '../../../core/sign-in/access-tokens.ts';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { accessToken, startTokenEndpoint } from '../../support/token-endpoint.ts';

const { signal } = new AbortController();

test('an account logs in by the host or with a refresh token, as its plugin asks', async (t) => {
  const { url } = await startTokenEndpoint(t, () => accessToken('of the endpoint'));
  const { clock, log } = fakePorts();
  const tokens = createAccessTokens({ clock, options: { smtp: { user: 'nora', login: 'editor' } }, signIns: { accessToken: async () => 'of the host' } });
  const holder = { plugin: 'smtp', log: log('smtp'), secrets: { get: async () => 'refresh-1', set: async () => undefined }, secretName: (name: string) => name };
  t.is(await tokens({ provider: 'microsoft', user: 'nora', server: 'smtp.feldt.example' }, holder)(signal), 'of the host');
  t.is(await tokens({ user: 'nora', tokenUrl: url, clientId: 'client-1', refreshToken: 'refreshToken', clientSecret: 'clientSecret' }, holder)(signal), 'of the endpoint');
});
