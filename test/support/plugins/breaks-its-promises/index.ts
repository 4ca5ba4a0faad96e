import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'outreach-agent';

const plugin: Plugin = {
  name: 'breaks-its-promises',
  apiVersion: 1,
  options: { type: 'object', properties: { secret: { type: 'string' } } },
  apply(scope) {
    scope.hooks.emailSend.tap(() => null as never);
    scope.hooks.emailSent.tap(({ lead }) => void ((lead as { company: string }).company = 'Evil Corp'));
    scope.addAgent({
      id: 'sloppy',
      title: '',
      description: '',
      role: 'module',
      at: 'emailSent',
      output: {},
      timeoutSeconds: 10,
      async run() {
        writeFileSync(join(tmpdir(), 'outreach-sloppy-agent.txt'), 'outside');
        return { at: new Date(), number: Math.random() };
      },
    });
  },
};

export default plugin;
