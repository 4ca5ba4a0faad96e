/** Why a source has no test of its own: the test that reaches it, and what makes that the right place. */
export interface Reason {
  /** A test that imports it, directly or through others, or that starts the program. */
  readonly through: string;
  readonly because: string;
}

const runner: Reason = { through: 'test/core/orchestrator/runner.test.ts', because: 'a part of the journey: what it promises is seen when a lead goes through it' };
const suite: Reason = { through: 'test/core/testing/promises-of.test.ts', because: 'each promise is tried on a plugin that breaks it' };
const journal: Reason = { through: 'test/core/store/leads.test.ts', because: 'rows of the store, read and written by every test of the tables beside it' };
const program: Reason = { through: 'test/slow/main-job.test.ts', because: 'a part of the program as the user starts it: it is tried as a process of its own' };
const resume: Reason = { through: 'test/core/profile/read-profile.test.ts', because: 'a part of reading a résumé: seen in the profile that comes out' };

/** Sources without a test at the same path. A path that ends with a slash speaks for what is in that folder and has none. */
export const withoutMirror: Readonly<Record<string, Reason>> = {
  'cli/commands/': { through: 'test/slow/main-job.test.ts', because: 'each is a few lines between the words of a command and the core: it is tried as a command' },
  'cli/command-table.ts': { through: 'test/cli/program.test.ts', because: 'a table; that all of it can be loaded is tried there' },
  'cli/deciding.ts': program,
  'cli/disabled-plugins.ts': program,
  'cli/execute.ts': program,
  'cli/gate.ts': program,
  'cli/main.ts': program,
  'cli/open-host-engine.ts': program,
  'cli/outreach.ts': program,
  'cli/keep-heap-small.ts': { through: 'test/slow/main-job.test.ts', because: 'two flags of V8; test/bench/command-line.ts measures what they do' },
  'cli/profile-text.ts': program,
  'cli/run-summary.ts': program,
  'cli/running.ts': program,
  'cli/signals.ts': program,
  'cli/start.ts': program,
  'cli/version.ts': program,
  'cli/sample/': { through: 'test/cli/sample/serve-sample.test.ts', because: 'the companies of the sample are texts; they are read as they are served' },
  'cli/setup/': { through: 'test/cli/setup/run-setup.test.ts', because: 'the questions of setup, tried as one conversation' },
  'core/engine.ts': { ...runner, because: 'puts the parts together: every test that runs a campaign opens one' },
  'core/campaign/begin-campaign.ts': runner,
  'core/campaign/gate.ts': runner,
  'core/campaign/sender.ts': runner,
  'core/domain/price.ts': { through: 'test/core/model/prices.test.ts', because: 'a few shapes and one number, seen wherever something is priced' },
  'core/kernel/allowed-plugins.ts': { through: 'test/core/kernel/third-party.test.ts', because: 'what was allowed is seen in what is loaded' },
  'core/kernel/content-hash.ts': { through: 'test/core/kernel/plugin-package.test.ts', because: 'the hash is a part of a package that was read' },
  'core/kernel/plugin.ts': { through: 'test/core/kernel/load.test.ts', because: 'interfaces, and the number of their version' },
  'core/model/trajectory/': { through: 'test/core/model/trajectory/replay-backend.test.ts', because: 'a part of writing or reading a trajectory: seen in what comes back from the file' },
  'core/orchestrator/': runner,
  'core/orchestrator/plan.ts': program,
  'core/outbox/why-not-sent.ts': { through: 'test/core/outbox/send-approved.test.ts', because: 'says why, with the same rules by which sending decides' },
  'core/parse/parsed.ts': { through: 'test/core/parse/parse-json.test.ts', because: 'the answer that both parsers give' },
  'core/profile/docx-archive.ts': { through: 'test/core/profile/read-docx.test.ts', because: 'looks into the archive before it is read' },
  'core/profile/entry-blocks.ts': { through: 'test/core/profile/experience-entries.test.ts', because: 'a step of reading entries' },
  'core/profile/entry-parts.ts': { through: 'test/core/profile/experience-entries.test.ts', because: 'a step of reading entries' },
  'core/profile/extract-profile.ts': resume,
  'core/profile/first-line.ts': resume,
  'core/profile/own-links.ts': { through: 'test/core/profile/contact-block.test.ts', because: 'the links of a contact block' },
  'core/profile/pdf-segments.ts': { through: 'test/core/profile/pdf-lines.test.ts', because: 'a step of reading lines' },
  'core/profile/read-pdf.ts': resume,
  'core/profile/resume-limits.ts': { through: 'test/core/profile/resume-thread.test.ts', because: 'numbers' },
  'core/profile/resume-line.ts': { through: 'test/core/profile/sections.test.ts', because: 'an interface, and a line made of it' },
  'core/profile/resume-text.ts': resume,
  'core/profile/resume-worker.ts': resume,
  'core/prompts/read-prompt.ts': { through: 'test/core/prompts/prompt-library.test.ts', because: 'what is wrong with a file is seen in what is said of it' },
  'core/tools/': { through: 'test/core/tools/call-tools.test.ts', because: 'a step of a call: what it promises is seen in what is answered' },
  'core/review/review.ts': { through: 'test/core/review/decide-draft.test.ts', because: 'a review is seen in what may be decided' },
  'core/review/set-address.ts': { through: 'test/core/review/decide-draft.test.ts', because: 'one of the decisions about a draft' },
  'core/store/approvals.ts': journal,
  'core/store/connection.ts': journal,
  'core/store/email-row.ts': journal,
  'core/store/forget-words.ts': { through: 'test/core/store/forget.test.ts', because: 'finds the words of a person that is forgotten' },
  'core/store/import-rows.ts': { through: 'test/core/store/import-leads.test.ts', because: 'the fast path of importing leads' },
  'core/store/import-store.ts': { through: 'test/core/store/export.test.ts', because: 'what was exported is imported again' },
  'core/store/lead-row.ts': journal,
  'core/store/outbox-queue.ts': { through: 'test/core/store/outbox.test.ts', because: 'one half of the outbox' },
  'core/store/outcomes.ts': journal,
  'core/store/shared-client.ts': journal,
  'core/store/store.ts': journal,
  'core/store/threads.ts': journal,
  'core/testing/': suite,
  'core/text/person-at.ts': { through: 'test/core/text/contacts.test.ts', because: 'whom an address belongs to is seen in the contact' },
  'core/text/skill-forms.ts': { through: 'test/core/text/skills.test.ts', because: 'ways in which skills are written' },
  'core/text/skill-names.ts': { through: 'test/core/text/skills.test.ts', because: 'the list of skills' },
  'migrations/': { through: 'test/core/store/migrate.test.ts', because: 'a migration is tried on files, the ones of earlier versions among them' },
  'plugins/backends/ollama/': { through: 'test/plugins/backends/ollama/index.test.ts', because: 'each is a part of one request, seen in what is sent and what comes back' },
  'plugins/agents/scout/read-venue.ts': { through: 'test/plugins/agents/scout/index.test.ts', because: 'how the scout reads one venue' },
};
