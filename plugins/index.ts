// The built-ins, one line each. They are loaded through the same door as a stranger's plugin.
export { default as ashby } from './venues/ashby.ts';
export { default as csv } from './venues/csv.ts';
export { default as fileTransport } from './transports/file.ts';
export { default as greenhouse } from './venues/greenhouse.ts';
export { default as lever } from './venues/lever.ts';
export { default as markdown } from './venues/markdown.ts';
export { default as rss } from './venues/rss.ts';
export { default as scout } from './agents/scout/index.ts';
export { default as url } from './venues/url/index.ts';
export { default as ycombinator } from './venues/ycombinator.ts';
