// A mail account in as few questions as it needs: an address, servers only where the address does not say them, and a password, or a sign-in of the editor's, that is tried before it is stored.
import { l10n, ProgressLocation, window } from 'vscode';
import type { Settings } from '../../core/config/settings.ts';
import { isUnanswered, type MailLogin } from '../../core/setup/check-mail-account.ts';
import { type MailAccount, mailPasswords, mailSettings, readMailServer, tidyPassword } from '../../core/setup/mail-account.ts';
import type { MailServers, MailTrial } from '../../core/setup/mail-trial.ts';
import { coreProblem } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import type { Answers, PickStep, Step, TextStep } from './quick-steps.ts';
import { saveSetup } from './save-setup.ts';
import { storedSecrets } from './stored-secrets.ts';
import { withTrial } from './trial.ts';

export interface MailAccountSteps {
  /** What is asked after these answers. */
  steps(answers: Answers): readonly Step[];
  save(answers: Answers): Promise<void>;
}

/** `suggested` is the address that stands there at first. */
export async function mailAccountSteps(host: Host, suggested: string | undefined): Promise<MailAccountSteps> {
  const [{ trialSecrets }, { secretsIn }, { rememberSecret }, { parseEmailAddress }, { withChanges }, { signInProviderOf }] = await Promise.all([
    import('../../core/setup/trial-secrets.ts'), import('../host/secret-storage.ts'), import('../../core/mask.ts'), import('../../core/domain/email-address.ts'), import('../../core/setup/work-choice.ts'),
    import('../../core/setup/sign-in-provider.ts'),
  ]);
  const settings = await host.settings();
  const secrets = await storedSecrets(host);
  const known = new Map<string, MailServers>();
  const untried = new Set<string>();

  async function tried<Result>(account: MailAccount, passwords: Readonly<Record<string, string>>, look: (trial: MailTrial) => Promise<Result>): Promise<Result> {
    const { mailTrialOf } = await import('../../core/setup/mail-trial.ts');
    const trial = trialSecrets(process.env, secretsIn(host.context.secrets));
    for (const [name, value] of Object.entries(passwords)) trial.offer(name, value);
    return withTrial(host, withChanges(settings, mailSettings(account, settings)), trial, (engine) => look(mailTrialOf(engine)));
  }

  async function findServers(address: string): Promise<undefined> {
    if (!known.has(address)) known.set(address, await tried({ address }, {}, async ({ servers }) => servers));
    return undefined;
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
  function providerOf({ address, smtp }: MailAccount, known: MailServers | undefined): 'google' | 'microsoft' | null {
    const host = smtp?.host ?? known?.smtp ?? null;
    const { user, provider } = settings.plugins['smtp'] ?? {};
    return (host === null ? null : signInProviderOf(host)) ?? (user === address && provider === 'microsoft' ? provider : null);
  }

  /** Of an application of the person's own, which their organisation may ask for. */
  function clientOf({ address }: MailAccount): { readonly clientId?: string } {
    const { user, clientId } = settings.plugins['smtp'] ?? {};
    return user === address && typeof clientId === 'string' ? { clientId } : {};
  }

  /**
   * Asks to sign in, and tries it before anything is stored; what a server refuses is signed in to anew, once. Rejects with `mail_login_missing` or `mail_login_refused`, or as stopped by the person.
   * A server that does not answer is no reason against it, and that is said.
   */
  async function saveSignedIn(account: MailAccount): Promise<void> {
    let signedIn = await signIn(account, false);
    let failed = await trySignIn(signedIn);
    if (failed.some((login) => !isUnanswered(login))) {
      signedIn = await signIn(account, true);
      failed = await trySignIn(signedIn);
    }
    const refused = failed.find((login) => !isUnanswered(login));
    if (refused?.problem) throw refused.problem;
    await saveSetup(host, mailSettings(signedIn, settings));
    if (failed.length > 0) void window.showWarningMessage(l10n.t('{0} The sign-in is stored unchecked.', said(failed)));
  }

  /** VS Code may know several accounts, or call one by another of its addresses: another one is taken only when the person says so. */
  async function signIn(account: MailAccount, anew: boolean): Promise<MailAccount> {
    const { signInWithMicrosoft } = await import('../host/microsoft-sign-in.ts');
    const { address } = account;
    const user = await signInWithMicrosoft({ user: address, server: account.smtp?.host ?? known.get(address)?.smtp ?? address, ...clientOf(account) }, anew);
    if (user.toLowerCase() !== address.toLowerCase()) {
      const use = l10n.t('Use This Account');
      const chosen = await window.showWarningMessage(l10n.t('VS Code is signed in as {0}. Shall mail from {1} go out by that account?', user, address), { modal: true, detail: l10n.t('Right where both are names of one mailbox. Nothing is stored otherwise.') }, use);
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

  function passwordStep(account: MailAccount, provider: 'google' | 'microsoft' | null): TextStep {
    const kept = secrets.find(({ name }) => name === mailPasswords.smtp);
    // A stored password is for the account that it was given for; what the environment gives would win over any that is typed.
    const mayBeEmpty = kept?.from === 'environment' || (kept?.from === 'stored' && settings.plugins['smtp']?.['user'] === account.address);
    return {
      kind: 'text',
      name: 'password',
      secret: true,
      prompt: provider === 'google'
        ? l10n.t('The app password of {0}, which is tried now. VS Code has no sign-in with Google, so make one at {1}. It is kept in the editor\'s own secret store.', account.address, 'https://myaccount.google.com/apppasswords')
        : l10n.t('The password of {0}, which is tried now. Many services want an app password here. It is kept in the editor\'s own secret store.', account.address),
      placeholder: mayBeEmpty ? l10n.t('Leave it empty to use the one that is known') : l10n.t('Password or app password'),
      problem: (password) => (password === '' && !mayBeEmpty ? l10n.t('It is needed.') : undefined),
      check: (password, signal) => checkPassword(account, password, signal),
    };
  }

  const loginStep: PickStep = {
    kind: 'pick',
    name: 'login',
    prompt: l10n.t('How do you log in to it?'),
    choices: () => [
      { label: l10n.t('Sign in with Microsoft'), icon: 'account', detail: l10n.t('VS Code keeps it, and no password is stored. Mail goes while VS Code is open.'), value: 'microsoft' },
      { label: l10n.t('Password'), icon: 'key', detail: l10n.t('Microsoft itself takes none here any more; a server of your own may.'), value: 'password' },
    ],
  };

  return {
    steps(answers) {
      const address: TextStep = {
        kind: 'text',
        name: 'address',
        prompt: l10n.t('The address of your mail account'),
        placeholder: 'ada@example.org',
        present: suggested,
        problem: (text) => (text.trim() === '' ? l10n.t('It is needed.') : coreProblem(parseEmailAddress(text.trim()).problem)),
        check: (text) => findServers(text.trim()),
      };
      const account = accountIn(answers);
      const servers = known.get(account.address);
      const provider = providerOf(account, servers);
      const withPassword = provider !== 'microsoft' || answers[loginStep.name] === 'password';
      return [
        address,
        ...(servers === undefined ? [] : serverSteps(servers, settings, account)),
        ...(provider === 'microsoft' ? [loginStep] : []),
        ...(withPassword ? [passwordStep(account, provider)] : []),
      ];
    },
    async save(answers) {
      const account = accountIn(answers);
      if (answers[loginStep.name] === 'microsoft') return saveSignedIn(account);
      await saveSetup(host, mailSettings(account, settings), passwordsFor(account, answers['password'] ?? ''));
    },
  };
}

function accountIn({ address = '', smtp, imap }: Answers): MailAccount {
  const sending = smtp === undefined ? undefined : readMailServer(smtp);
  const reading = imap === undefined ? undefined : (readMailServer(imap) ?? null);
  return { address: address.trim(), ...(sending === undefined ? {} : { smtp: sending }), ...(reading === undefined ? {} : { imap: reading }) };
}

/** One password does for both, as with nearly every service. */
function passwordsFor({ imap }: MailAccount, typed: string): Readonly<Record<string, string>> {
  const password = tidyPassword(typed);
  return password === '' ? {} : { [mailPasswords.smtp]: password, ...(imap === null ? {} : { [mailPasswords.imap]: password }) };
}

function serverSteps(known: MailServers, { plugins }: Settings, { address }: MailAccount): readonly Step[] {
  const present = (plugin: string) => (plugins[plugin]?.['user'] === address ? serverWords(plugins[plugin] ?? {}) : undefined);
  const problem = (text: string) => (readMailServer(text) === undefined ? l10n.t('It must be a name like mail.example.org, with a port behind a colon if need be.') : undefined);
  return [
    ...(known.smtp === null ? [{ kind: 'text', name: 'smtp', prompt: l10n.t('The server for outgoing mail'), placeholder: 'smtp.example.org:587', present: present('smtp'), problem } satisfies TextStep] : []),
    ...(known.imap === null
      ? [{ kind: 'text', name: 'imap', prompt: l10n.t('The server where answers are read; leave it empty to read none'), placeholder: 'imap.example.org', present: present('mailbox-imap'), problem: (text) => (text.trim() === '' ? undefined : problem(text)) } satisfies TextStep]
      : []),
  ];
}

function serverWords({ host, port }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof host === 'string' ? `${host}${typeof port === 'number' ? `:${port}` : ''}` : undefined;
}

function said(failed: readonly MailLogin[]): string {
  return failed.flatMap(({ problem }) => (problem === null ? [] : [sentence(errorWords(problem).message), errorWords(problem).help])).join(' ');
}

/** What a server said may end in the middle of a line. */
function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
