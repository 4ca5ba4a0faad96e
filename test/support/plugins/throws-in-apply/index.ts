import type { Plugin } from 'outreach-agent';

const plugin: Plugin = {
  name: 'throws-in-apply',
  apiVersion: 1,
  apply() {
    throw new Error('no luck');
  },
};

export default plugin;
