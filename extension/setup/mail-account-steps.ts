// A mail account in as few questions as it needs: an address, both servers at once where the address does not say them, and a password, or a sign-in of the editor's, that is tried before it is stored.
import { l10n, ProgressLocation, window } from 'vscode';
import type { Settings } from '../../core/config/settings.ts';
import type { Engine } from '../../core/engine.ts';
import { isUnanswered, type MailLogin } from '../../core/setup/check-mail-account.ts';
import { type MailAccount, mailPasswords, mailSettings, tidyPassword } from '../../core/setup/mail-account.ts';
import type { MailServers, MailTrial } from '../../core/setup/mail-trial.ts';
import { likelyServerLine, readServerLine } from '../../core/setup/server-line.ts';
import { coreWords } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { sentence } from '../host/sentence.ts';
import type { Answers, Choice, TextStep } from './quick-steps.ts';
import { saveSetup } from './save-setup.ts';
import { signInAndTry } from './sign-in-and-try.ts';
import { storedSecrets } from './stored-secrets.ts';
import { withTrial } from './trial.ts';

export interface MailAccountSteps {
  /** The account that is known, and one whose address is still to be typed. Each answers with an address. */
  readonly choices: readonly Choice[];
  /** The choice that typed words come to: an account, or what is wrong with its address. */
  typed(words: string): Choice;
  /** What has to be known of an address before its questions are asked. */
  lookUp(address: string): Promise<void>;
  steps(address: string, answers: Answers): readonly [TextStep] | readonly [TextStep, TextStep];
  save(address: string, answers: Answers): Promise<void>;
}

interface KnownServers extends MailServers {
  /** Stands in the question for the servers, where they are asked for. */
  readonly suggested: string;
}

/** `suggested` is the address that can be chosen at first. */
export async function mailAccountSteps(host: Host, suggested: string | undefined): Promise<MailAccountSteps> {
  const [{ trialSecrets }, { secretsIn }, { rememberSecret }, { parseEmailAddress }, { withChanges }, { signInProviderOf }] = await Promise.all([
    import('../../core/setup/trial-secrets.ts'), import('../host/secret-storage.ts'), import('../../core/mask.ts'), import('../../core/domain/email-address.ts'), import('../../core/setup/work-choice.ts'),
    import('../../core/setup/sign-in-provider.ts'),
  ]);
  const settings = await host.settings();
  const secrets = await storedSecrets(host);
  const known = new Map<string, KnownServers>();
  const untried = new Set<string>();

  async function tried<Result>(account: MailAccount, passwords: Readonly<Record<string, string>>, look: (trial: MailTrial, engine: Engine) => Promise<Result>): Promise<Result> {
    const { mailTrialOf } = await import('../../core/setup/mail-trial.ts');
    const trial = trialSecrets(process.env, secretsIn(host.context.secrets));
    for (const [name, value] of Object.entries(passwords)) trial.offer(name, value);
    return withTrial(host, withChanges(settings, mailSettings(account, settings)), trial, (engine) => look(mailTrialOf(engine), engine));
  }

  async function lookUp(address: string): Promise<void> {
    if (known.has(address)) return;
    known.set(address, await tried({ address }, {}, async ({ servers }, { dns }) => {
      const parsed = parseEmailAddress(address);
      const domain = parsed.problem === undefined ? parsed.domain : '';
      return { ...servers, suggested: isNamed(servers) ? '' : (serversInUse(settings, address) ?? (await likelyServerLine(domain, dns))) };
    }));
  }

  /** What the servers say against it. One that does not answer is taken when the same is given again. */
  async function checkPassword(account: MailAccount, password: string, signal: AbortSignal): Promise<string | undefined> {
    if (password !== '') rememberSecret(tidyPassword(password));
    const failed = (await tried(account, passwordsFor(account, password), (trial) => trial.check(signal))).filter(({ problem }) => problem !== null);
    if (failed.length === 0) return undefined;
    if (!failed.every(isUnanswered)) return said(failed.filter((login) => !isUnanswered(login)));
    const asked = JSON.stringify([account, password]);
    if (untried.has(asked)) return undefined;
    untried.add(asked);
    return l10n.t('{0} Press Enter again to store it unchecked.', said(failed));
  }

  /** By the server that mail goes out by, and for one of an organisation's own by what the settings say of this account. */
  function providerOf({ address, smtp }: MailAccount): 'google' | 'microsoft' | null {
    const host = smtp?.host ?? known.get(address)?.smtp ?? null;
    const { user, provider } = settings.plugins['smtp'] ?? {};
    return (host === null ? null : signInProviderOf(host)) ?? (user === address && provider === 'microsoft' ? provider : null);
  }

  /** Of an application of the person's own, which their organisation may ask for. */
  function clientOf({ address }: MailAccount): { readonly clientId?: string } {
    const { user, clientId } = settings.plugins['smtp'] ?? {};
    return user === address && typeof clientId === 'string' ? { clientId } : {};
  }

  /**
   * Asks to sign in, and tries it before anything is stored; what a server refuses is signed in to anew, once. Rejects with `mail_login_missing`, `mail_login_refused` or `mail_tls_refused`, or as stopped by the person.
   * A server that does not answer is no reason against it, and that is said.
   */
  async function saveSignedIn(account: MailAccount): Promise<void> {
    const { account: signedIn, unanswered } = await signInAndTry((anew) => signIn(account, anew), trySignIn);
    await saveSetup(host, mailSettings(signedIn, settings));
    if (unanswered.length > 0) void notify.warning(l10n.t('{0} The sign-in is stored unchecked.', said(unanswered)));
  }

  /** VS Code may know several accounts, or call one by another of its addresses: another one is taken only when the person says so. */
  async function signIn(account: MailAccount, anew: boolean): Promise<MailAccount> {
    const { signInWithMicrosoft } = await import('../host/microsoft-sign-in.ts');
    const { address } = account;
    const user = await signInWithMicrosoft({ user: address, server: account.smtp?.host ?? known.get(address)?.smtp ?? address, ...clientOf(account) }, anew);
    if (user.toLowerCase() !== address.toLowerCase()) {
      const use = l10n.t('Use This Account');
      const chosen = await notify.warning(l10n.t('VS Code is signed in as {0}. Shall mail from {1} go out by that account?', user, address), { modal: true, detail: l10n.t('Right where both are names of one mailbox. Nothing is stored otherwise.') }, use);
      if (chosen !== use) throw Object.assign(new Error('another account was signed in'), { name: 'StoppedByPerson' });
    }
    return { ...account, user, signedIn: true };
  }

  async function trySignIn(account: MailAccount): Promise<readonly MailLogin[]> {
    return window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Trying the sign-in with Microsoft'), cancellable: true }, async (_, cancelled) => {
      const stopping = new AbortController();
      cancelled.onCancellationRequested(() => stopping.abort(Object.assign(new Error('stopped by you'), { name: 'StoppedByPerson' })));
      return (await tried(account, {}, (trial) => trial.check(stopping.signal))).filter(({ problem }) => problem !== null);
    });
  }

  function passwordStep(account: MailAccount): TextStep {
    const { address } = account;
    const kept = secrets.find(({ name }) => name === mailPasswords.smtp);
    // A stored password is for the account that it was given for; what the environment gives would win over any that is typed.
    const mayBeEmpty = kept?.from === 'environment' || (kept?.from === 'stored' && settings.plugins['smtp']?.['user'] === address);
    return {
      kind: 'text',
      name: 'password',
      about: address,
      secret: true,
      prompt: providerOf(account) === 'google'
        ? l10n.t('The app password of {0}, which is tried now. VS Code has no sign-in with Google, so make one at {1}. It is kept in the editor\'s own secret store.', address, 'https://myaccount.google.com/apppasswords')
        : l10n.t('The password of {0}, which is tried now. Many services want an app password here. It is kept in the editor\'s own secret store.', address),
      placeholder: mayBeEmpty ? l10n.t('Leave it empty to use the one that is known') : l10n.t('Password or app password'),
      problem: (password) => (password === '' && !mayBeEmpty ? l10n.t('It is needed.') : undefined),
      check: (password, signal) => checkPassword(account, password, signal),
    };
  }

  /** Microsoft itself takes no password any more where mail goes out; a server of an organisation's own may. */
  function signInStep(account: MailAccount): TextStep {
    return {
      kind: 'text',
      name: 'password',
      about: account.address,
      secret: true,
      prompt: l10n.t('Press Enter to sign in with Microsoft: VS Code keeps the sign-in, no password is stored, and mail goes while VS Code is open. Type the password of {0} only where its server still takes one; it is tried now.', account.address),
      placeholder: l10n.t('Leave it empty to sign in with Microsoft'),
      check: async (password, signal) => (password === '' ? undefined : checkPassword(account, password, signal)),
    };
  }

  const another: Choice = {
    label: suggested === undefined ? l10n.t('Mail account…') : l10n.t('Another mail account…'),
    icon: 'account',
    detail: l10n.t('Gmail, Outlook, another provider or your own: its address, and a password or a sign-in, tried at once.'),
    typing: l10n.t('The address of your mail account, such as {0}', 'ada@example.org'),
    always: true,
  };

  return {
    choices: suggested === undefined ? [another] : [accountChoice(suggested), another],
    typed(words) {
      const { problem } = parseEmailAddress(words);
      return { ...(problem === undefined ? accountChoice(words.trim()) : { label: words, icon: 'warning', description: coreWords(problem) }), always: true };
    },
    lookUp,
    steps(address, answers) {
      const account = accountIn(address, answers);
      const login = providerOf(account) === 'microsoft' ? signInStep(account) : passwordStep(account);
      const servers = known.get(address);
      return servers === undefined || isNamed(servers) ? [login] : [serversStep(address, servers.suggested), login];
    },
    async save(address, answers) {
      const account = accountIn(address, answers);
      const { password = '' } = answers;
      if (password === '' && providerOf(account) === 'microsoft') return saveSignedIn(account);
      await saveSetup(host, mailSettings(account, settings), passwordsFor(account, password));
    },
  };
}

function isNamed({ smtp, imap }: MailServers): boolean {
  return smtp !== null && imap !== null;
}

function accountIn(address: string, answers: Answers): MailAccount {
  return { address, ...readServerLine(answers['servers'] ?? '') };
}

/** One password does for both, as with nearly every service. */
function passwordsFor({ imap }: MailAccount, typed: string): Readonly<Record<string, string>> {
  const password = tidyPassword(typed);
  return password === '' ? {} : { [mailPasswords.smtp]: password, ...(imap === null ? {} : { [mailPasswords.imap]: password }) };
}

function accountChoice(address: string): Choice {
  return { label: l10n.t('Mail account'), icon: 'account', description: address, detail: l10n.t('A password or a sign-in is tried at once.'), value: address };
}

function serversStep(address: string, present: string): TextStep {
  return {
    kind: 'text',
    name: 'servers',
    about: address,
    prompt: l10n.t('The server for outgoing mail, a space, and the server where answers are read; leave the second away to read none.'),
    placeholder: l10n.t('Such as {0}', 'smtp.example.org:587 imap.example.org'),
    present,
    problem: (text) => (readServerLine(text) === undefined ? l10n.t('It must be one name or two, like {0}, each with a port behind a colon if need be.', 'smtp.example.org imap.example.org') : undefined),
  };
}

function serversInUse({ plugins, mailbox }: Settings, address: string): string | undefined {
  const [smtp, imap] = [plugins['smtp'] ?? {}, plugins['mailbox-imap'] ?? {}];
  const sending = smtp['user'] === address ? serverWords(smtp) : undefined;
  const reading = mailbox === 'imap' && imap['user'] === address ? serverWords(imap) : undefined;
  return sending === undefined || reading === undefined ? sending : `${sending} ${reading}`;
}

function serverWords({ host, port }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof host === 'string' ? `${host}${typeof port === 'number' ? `:${port}` : ''}` : undefined;
}

function said(failed: readonly MailLogin[]): string {
  return failed.flatMap(({ problem }) => (problem === null ? [] : [sentence(errorWords(problem).message), errorWords(problem).help])).join(' ');
}
