// Signs in to Microsoft as the editor's own provider does, without Microsoft: there before that one is wanted, it takes its place.
import { authentication, type AuthenticationSession, EventEmitter, type ExtensionContext } from 'vscode';

export function activate(context: ExtensionContext): void {
  const changes = new EventEmitter<{ readonly added: AuthenticationSession[]; readonly removed: AuthenticationSession[]; readonly changed: AuthenticationSession[] }>();
  const sessions: AuthenticationSession[] = [];
  const provider = {
    onDidChangeSessions: changes.event,
    getSessions: async () => sessions,
    async createSession(scopes: readonly string[]) {
      const session = { id: `session-${sessions.length + 1}`, accessToken: 'canary.of.sign-in.0815', account: { id: 'account-1', label: 'ada@out.example' }, scopes };
      sessions.push(session);
      changes.fire({ added: [session], removed: [], changed: [] });
      return session;
    },
    async removeSession() {
      changes.fire({ added: [], removed: sessions.splice(0), changed: [] });
    },
  };
  context.subscriptions.push(changes, authentication.registerAuthenticationProvider('microsoft', 'Microsoft', provider, { supportsMultipleAccounts: true }));
}
