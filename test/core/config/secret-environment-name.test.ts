import test from 'ava';
import { secretEnvironmentName } from '../../../core/config/secret-environment-name.ts';

for (const [secret, variable] of [
  ['plugin/anthropic/apiKey', 'ANTHROPIC_API_KEY'],
  ['plugin/gmail/appPassword', 'GMAIL_APP_PASSWORD'],
  ['plugin/rss-feed/token', 'RSS_FEED_TOKEN'],
  ['plugin/mailbox-imap/password', 'IMAP_PASSWORD'],
  ['plugin/oauth2/clientSecret', 'OAUTH2_CLIENT_SECRET'],
  ['ANTHROPIC_API_KEY', 'ANTHROPIC_API_KEY'],
] as const) {
  test(`the secret ${secret} may be given as ${variable}`, (t) => {
    t.is(secretEnvironmentName(secret), variable);
  });
}
