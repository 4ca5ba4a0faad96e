// The second door, `outreach-agent/testing`: what each contract promises, as sentences that a plugin's author runs in tests of their own.
export { replayBackend } from './model/trajectory/replay-backend.ts';
export type { ContractPromise } from './testing/promise.ts';
export { promisesOf } from './testing/promises-of.ts';
export type { AgentSample, BackendSample, MailboxSample, PluginSample, PromptSample, Sample, SampleSource, ToolSample, TransportSample, VenueSample } from './testing/sample.ts';
export { type VerifiedPromise, verifyPlugin, verifyPluginPackage } from './testing/verify-plugin.ts';
