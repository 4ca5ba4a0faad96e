import test, { type ExecutionContext } from 'ava';
import { run as check } from '../../../cli/commands/mail-check.ts';
import { run as sendTest } from '../../../cli/commands/mail-test.ts';
import type { CommandContext } from '../../../cli/command.ts';
import { smtp } from '../../../plugins/index.ts';
import { commandContext } from '../../support/command-context.ts';
import { startDnsStandIn } from '../../support/dns-stand-in.ts';
import { openTestEngine } from '../../support/engine.ts';
import { errorOf } from '../../support/error-of.ts';
import { type SmtpStandInSettings, startSmtpStandIn } from '../../support/smtp-stand-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function accountAt(t: ExecutionContext, wish: SmtpStandInSettings): Promise<{ readonly context: CommandContext; readonly server: Awaited<ReturnType<typeof startSmtpStandIn>> }> {
  const server = await startSmtpStandIn(wish);
  t.teardown(() => server.close());
  const names = await startDnsStandIn(t, {});
  const engine = await openTestEngine(t, temporaryFolder(t), [smtp], { transport: 'smtp', dns: { servers: [names.server] }, sending: { domainOverride: 'example.org' }, plugins: { smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: 'mara' } } }, undefined, {
    get: async () => 'right',
    set: async () => undefined,
    delete: async () => undefined,
  });
  return { context: commandContext(engine.home, engine), server };
}

test('"mail check" tries the login, looks at the domain, and sends nothing', async (t) => {
  const { context, server } = await accountAt(t, { login: ({ secret }) => (secret === 'right' ? undefined : '535 5.7.8 No') });
  const { text, exitCode } = await check(context);
  t.regex(text, /^main, sending: Mail server 127\.0\.0\.1 \(mara\): let in\n\nexample\.org/);
  t.is(exitCode, 0);
  t.deepEqual(server.stored, []);
});

test('"mail check" says which login was refused and what to do, with exit code 1', async (t) => {
  const { context } = await accountAt(t, { login: () => '535 5.7.8 Wrong password' });
  const { text, json, exitCode } = await check(context);
  t.regex(text, /refused the login of mara[\s\S]*\n {2}Check the user name and the password/);
  t.like(json, { logins: [{ account: 'main', part: 'sending', problem: { code: 'mail_login_refused' } }] });
  t.is(exitCode, 1);
});

test('"mail test" sends one message to oneself and says where to look for it', async (t) => {
  const { context, server } = await accountAt(t, { login: () => undefined });
  const { text } = await sendTest(context, { arguments: [], options: {} });
  t.regex(text, /The test message to mara@example\.org was taken/);
  t.deepEqual(server.stored.map(({ to }) => to), [['mara@example.org']]);
  t.is((await errorOf(() => sendTest(context, { arguments: ['work'], options: {} }))).code, 'not_registered');
});
