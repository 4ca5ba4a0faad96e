// The built-ins, one line each. They are loaded through the same door as a stranger's plugin.
export { default as analyst } from './agents/analyst.ts';
export { default as ashby } from './venues/ashby.ts';
export { default as csv } from './venues/csv.ts';
export { default as fileTransport } from './transports/file.ts';
export { default as greenhouse } from './venues/greenhouse.ts';
export { default as lever } from './venues/lever.ts';
export { default as markdown } from './venues/markdown.ts';
export { default as matcher } from './agents/matcher/index.ts';
export { default as offline } from './backends/offline/index.ts';
export { default as orchestrator } from './agents/orchestrator.ts';
export { default as outreach } from './agents/outreach.ts';
export { default as research } from './agents/research/index.ts';
export { default as rss } from './venues/rss.ts';
export { default as scout } from './agents/scout/index.ts';
export { default as url } from './venues/url/index.ts';
export { default as writer } from './agents/writer/index.ts';
export { default as ycombinator } from './venues/ycombinator.ts';
