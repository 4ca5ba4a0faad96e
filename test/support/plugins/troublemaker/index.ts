import type { Plugin } from 'outreach-agent';

const troublemaker: Plugin = {
  name: 'troublemaker',
  apiVersion: 1,
  apply(scope) {
    const fail = () => {
      throw new Error('I make trouble');
    };
    scope.hooks.leadDiscovered.tap(fail);
    scope.hooks.briefReady.tap(async () => fail());
    scope.hooks.emailDrafted.tap(fail);
    scope.addAgent({
      id: 'troubled',
      title: 'Troubled',
      description: 'Fails whenever it is run.',
      role: 'module',
      at: 'matchScored',
      timeoutSeconds: 5,
      output: { type: 'object' },
      run: async () => fail(),
    });
  },
};

export default troublemaker;
