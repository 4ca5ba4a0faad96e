// Every error this product can tell its user, in one table: what happened, and what to do now.
// Anything that is not in here is a bug, and is logged with its stack.
import type { SendPhase } from './contracts/transport.ts';
import type { BudgetName } from './domain/budget.ts';
import { microsPerDollar } from './domain/price.ts';
import { mask } from './mask.ts';

export type ErrorFamily = 'setup' | 'plugin' | 'delivery';

export interface ErrorText {
  readonly message: string;
  readonly help: string;
}

interface ErrorRow<Details> {
  readonly family: ErrorFamily;
  readonly retryable: boolean;
  readonly text: (details: Details) => ErrorText;
}

/** The user must change something. */
function setup<Details>(text: (details: Details) => ErrorText): ErrorRow<Details> {
  return { family: 'setup', retryable: false, text };
}

/** A plugin broke its promise. */
function plugin<Details>(text: (details: Details) => ErrorText): ErrorRow<Details> {
  return { family: 'plugin', retryable: false, text };
}

/** The world said no: mail, model or web. `retryable` is the default; whoever knows the status may overrule it. */
function delivery<Details>(retryable: boolean, text: (details: Details) => ErrorText): ErrorRow<Details> {
  return { family: 'delivery', retryable, text };
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 100_000) / 10} MB`;
}

function whoseBudget(budget: BudgetName, agent: string): string {
  return { perCall: 'of a single question', perAgent: `of the agent "${agent}"`, perCampaign: 'of this campaign', perDay: 'of this day (UTC)' }[budget] ?? budget;
}

/** Dollars are given in millionths. */
function inUnit(unit: 'dollars' | 'tokens', amount: number): string {
  return unit === 'tokens' ? `${amount} tokens` : `$${(amount / microsPerDollar).toFixed(6).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}

/** A limit that leaves room for as much again, in the unit in which it is set. */
function enough({ unit, spent, reserved, needed }: { readonly unit: 'dollars' | 'tokens'; readonly spent: number; readonly reserved: number; readonly needed: number }): number {
  const room = 2 * (spent + reserved + needed);
  return unit === 'tokens' ? room : Math.ceil(room / 10_000) / 100;
}

export const errorTable = {
  // Kernel and plugins
  plugin_failed: plugin((d: { plugin: string; doing: string; reason: string }) => ({
    message: `Plugin "${d.plugin}" failed while ${d.doing}: ${d.reason}`,
    help: `The rest goes on without it. Disable it with "outreach plugins disable ${d.plugin}", or report this to its author.`,
  })),
  plugin_says: plugin((d: { message: string; help: string }) => ({ message: d.message, help: d.help })),
  plugin_timed_out: plugin((d: { plugin: string; doing: string; seconds: number }) => ({
    message: `Plugin "${d.plugin}" did not finish ${d.doing} within ${d.seconds} s.`,
    help: `The rest goes on without it. Disable it with "outreach plugins disable ${d.plugin}", or report this to its author.`,
  })),
  plugin_malformed: plugin((d: { plugin: string; reason: string }) => ({
    message: `Plugin "${d.plugin}" cannot be loaded: ${d.reason}`,
    help: 'A plugin is a default export with name, apiVersion and apply(scope); see plugins/README.md.',
  })),
  plugin_api_version: plugin((d: { plugin: string; wants: string; have: number }) => ({
    message: `Plugin "${d.plugin}" wants plugin API version ${d.wants}; this program has version ${d.have}.`,
    help: 'Install a version of the plugin made for this program, or update the program.',
  })),
  plugin_options_invalid: setup((d: { plugin: string; problems: string }) => ({
    message: `The options of plugin "${d.plugin}" are not valid: ${d.problems}`,
    help: `Mend them under "plugins.${d.plugin}" in config.json; "outreach plugins list" shows what it takes.`,
  })),
  plugin_twice: plugin((d: { kind: string; id: string; first: string; second: string }) => ({
    message: `Plugins "${d.first}" and "${d.second}" both register the ${d.kind} "${d.id}".`,
    help: `Disable one of them with "outreach plugins disable NAME".`,
  })),
  plugin_not_allowed: setup((d: { plugin: string; changed: boolean }) => ({
    message: d.changed ? `Plugin "${d.plugin}" has changed since you allowed it, and was not loaded.` : `Plugin "${d.plugin}" was not loaded, because you have not allowed it.`,
    help: `Read its code; then allow exactly this content with "outreach plugins enable ${d.plugin}".`,
  })),
  api_version_unknown: setup((d: { extension: string; wants: string; have: number }) => ({
    message: `The extension "${d.extension}" wants version ${d.wants} of Outreach's API; this is version ${d.have}.`,
    help: 'Update that extension, or Outreach.',
  })),
  api_access_denied: setup((d: { extension: string; why: 'you have not allowed it' | 'the workspace is not trusted' | 'no such extension is installed' }) => ({
    message: `The extension "${d.extension}" may not add to Outreach: ${d.why}.`,
    help: d.why === 'the workspace is not trusted' ? 'Trust the workspace, and reload the window.' : 'Change it with "Outreach: Manage Plugin Access".',
  })),
  not_registered: setup((d: { kind: string; id: string; have: readonly string[] }) => ({
    message: `There is no ${d.kind} "${d.id}".`,
    help: d.have.length > 0 ? `These exist: ${d.have.join(', ')}.` : `No plugin has registered a ${d.kind} yet.`,
  })),
  answer_invalid: plugin((d: { who: string; what: string; problems: string }) => ({
    message: `${d.who} returned ${d.what} that does not fit its schema: ${d.problems}`,
    help: 'Nothing was stored. Report this to the author of the plugin, or choose another one in config.json.',
  })),
  // Models
  model_key_missing: setup((d: { backend: string; where: string }) => ({
    message: `${d.backend} cannot be asked: there is no API key.`,
    help: `Store one with "outreach setup", or set ${d.where}.`,
  })),
  model_key_refused: setup((d: { backend: string; status: number; reason: string }) => ({
    message: `${d.backend} refused the API key (status ${d.status}): ${d.reason}`,
    help: 'Store a valid one with "outreach setup". It was not tried again.',
  })),
  model_not_chosen: setup((d: { backend: string }) => ({
    message: `No model of ${d.backend} was chosen.`,
    help: 'Choose one with "outreach setup --models", or with "outreach config set llm.model NAME"; "outreach models list" shows what there is.',
  })),
  local_model_missing: setup((d: { backend: string; reason: string }) => ({
    message: `${d.backend} has no model to work with: ${d.reason}`,
    help: 'Install Ollama (https://ollama.com/download), start it, take a model with "ollama pull llama3.1:8b", and run "outreach setup" again. "--preset offline" needs none.',
  })),
  model_editor_has_none: setup((d: { backend: string }) => ({
    message: `${d.backend} has no language model to ask.`,
    help: 'Install an extension that brings models and sign in to it (GitHub Copilot is one), then choose one again. The offline rules, Ollama and an API key work without.',
  })),
  model_not_permitted: setup((d: { backend: string; model: string; reason: string }) => ({
    message: `${d.backend} did not let Outreach ask "${d.model}": ${d.reason}`,
    help: 'Allow it in the Accounts menu under "Manage Language Model Access", or choose another model.',
  })),
  model_unknown: setup((d: { backend: string; model: string; have: readonly string[] }) => ({
    message: `${d.backend} has no model "${d.model}".`,
    help: d.have.length > 0 ? `It has ${d.have.join(', ')}.` : 'Check its name, and set it with "outreach config set llm.model NAME".',
  })),
  model_address_wrong: setup((d: { backend: string; address: string; reason: string }) => ({
    message: `${d.backend} was not found at ${d.address}: ${d.reason}`,
    help: 'Check its base URL: "outreach config show" lists it under "plugins".',
  })),
  model_needed: setup((d: { backend: string; task: string }) => ({
    message: `${d.backend} cannot answer ${d.task}: this needs a model.`,
    help: 'Choose one with "outreach setup"; everything else works without.',
  })),
  model_lacks_embeddings: setup((d: { backend: string; plugin: string }) => ({
    message: `${d.backend} has no model that turns texts into vectors.`,
    help: `Name one with "outreach config set plugins.${d.plugin}.embeddingModel NAME" if it can, or choose another backend.`,
  })),
  model_lacks_tools: setup((d: { backend: string; model: string }) => ({
    message: `The model "${d.model}" of ${d.backend} does not understand tools, and this agent needs them.`,
    help: 'Choose another with "outreach config set agents.ROLE.model NAME".',
  })),
  model_host_forbidden: setup((d: { backend: string; host: string }) => ({
    message: `${d.backend} works on this machine only, and was to send to ${d.host}.`,
    help: 'Nothing was sent. Choose a backend that may use the network, or give this one a loopback address.',
  })),
  model_request_refused: delivery(false, (d: { backend: string; status: number; reason: string }) => ({
    message: `${d.backend} did not understand the request (status ${d.status}): ${d.reason}`,
    help: 'It was not tried again. Choose another model, or report this with the line above.',
  })),
  model_rate_limited: delivery(true, (d: { backend: string; reason: string; retryAfterMs?: number }) => ({
    message: `${d.backend} says that you ask too often: ${d.reason}`,
    help: 'Run it again later; "outreach run continue" goes on where it stopped.',
  })),
  model_overloaded: delivery(true, (d: { backend: string; reason: string; retryAfterMs?: number }) => ({
    message: `${d.backend} has too much to do: ${d.reason}`,
    help: 'Run it again later; "outreach run continue" goes on where it stopped.',
  })),
  model_failed: delivery(true, (d: { backend: string; status: number | null; reason: string; retryAfterMs?: number }) => ({
    message: `${d.backend} failed${d.status === null ? '' : ` with status ${d.status}`}: ${d.reason}`,
    help: 'Run it again later; "outreach run continue" goes on where it stopped.',
  })),
  model_unreachable: delivery(true, (d: { backend: string; host: string; reason: string }) => ({
    message: `${d.backend} could not be reached at ${d.host}: ${d.reason}`,
    help: 'Check your connection, and that it is running; then "outreach run continue" goes on where it stopped.',
  })),
  model_timed_out: delivery(true, (d: { backend: string; phase: 'connect' | 'first-token' | 'between-tokens' | 'total'; seconds: number }) => ({
    message: `${d.backend} ${{ connect: 'was not reached', 'first-token': 'did not begin to answer', 'between-tokens': 'fell silent in the middle of its answer', total: 'did not finish its answer' }[d.phase] ?? 'was silent'} for ${d.seconds} s.`,
    help: 'Run it again later, choose a faster model, or allow more time under "llm.timeouts" in config.json.',
  })),
  model_stream_broken: delivery(true, (d: { backend: string; reason: string }) => ({
    message: `The answer of ${d.backend} broke off: ${d.reason}`,
    help: 'Run it again later; "outreach run continue" goes on where it stopped.',
  })),
  model_answer_cut: delivery(false, (d: { backend: string; model: string; tokens: number }) => ({
    message: `The answer of "${d.model}" (${d.backend}) was cut after ${d.tokens} tokens, and was not used.`,
    help: 'Choose a model that may write more, or raise "llm.maxOutputTokens" in config.json.',
  })),
  model_requests_used_up: delivery(false, (d: { task: string; requests: number }) => ({
    message: `No usable answer to ${d.task} was had in ${d.requests} requests, and a call may make no more.`,
    help: 'Run it again later, choose another model, or raise "llm.requestsPerCall" in config.json.',
  })),
  model_answer_empty: delivery(false, (d: { backend: string; model: string }) => ({
    message: `"${d.model}" (${d.backend}) answered nothing.`,
    help: 'Run it again, or choose another model.',
  })),
  model_answer_refused: delivery(false, (d: { backend: string; model: string; reason: string }) => ({
    message: `"${d.model}" (${d.backend}) refused to answer: ${d.reason}`,
    help: 'Look at the lead it was about, and choose another model for this agent if it is harmless.',
  })),
  model_context_cut: delivery(false, (d: { backend: string; model: string; sent: number; read: number }) => ({
    message: `"${d.model}" (${d.backend}) read only ${d.read} of about ${d.sent} tokens of the question, and its answer was not used.`,
    help: 'Raise its context size ("plugins.ollama.contextTokens" in config.json), or choose a model with a larger one.',
  })),
  tool_unknown: delivery(false, (d: { tool: string; have: readonly string[] }) => ({
    message: `There is no tool "${d.tool}"${d.have.length > 0 ? ` here; there is ${d.have.join(', ')}` : ' here, nor any other'}.`,
    help: 'The model asked for it and was told. If it goes on, choose another model for this agent.',
  })),
  tool_input_invalid: delivery(false, (d: { tool: string; problems: string }) => ({
    message: `The tool "${d.tool}" was not called: ${d.problems}.`,
    help: 'The model was told, and may ask otherwise. If it goes on, choose another model for this agent.',
  })),
  tool_forbidden: delivery(false, (d: { tool: string; risk: string; role: string }) => ({
    message: `The tool "${d.tool}" (${d.risk}) is not for the model of the ${d.role}.`,
    help: 'Nothing was done. A model may only read, and only where its role needs it; the rest is yours to do.',
  })),
  tool_timed_out: delivery(true, (d: { tool: string; seconds: number }) => ({
    message: `The tool "${d.tool}" did not answer within ${d.seconds} s.`,
    help: 'The model was told, and goes on without.',
  })),
  tool_rate_limited: delivery(true, (d: { tool: string; seconds: number }) => ({
    message: `The tool "${d.tool}" was called too often, and may be called again in ${d.seconds} s.`,
    help: 'The model was told, and goes on without.',
  })),
  prompt_invalid: setup((d: { file: string; line: number | null; reason: string; isOwn: boolean }) => ({
    message: `The prompt ${d.file} cannot be used: ${d.reason}${d.line === null ? '' : ` (line ${d.line})`}.`,
    help: d.isOwn ? 'Mend it there, or move it away to work with the one that it replaces. No model was asked.' : 'No model was asked. Report this to the author of the plugin that it belongs to.',
  })),
  trajectory_missing: setup((d: { run: string; reason: string; have: readonly string[] }) => ({
    message: `The trajectory of "${d.run}" was not found: ${d.reason}.`,
    help: d.have.length > 0 ? `There is: ${d.have.join(', ')}.` : 'Each run that asks a model writes one; "outreach agents logs" lists what was done.',
  })),
  trajectory_broken: setup((d: { run: string; line: number; step: number; reason: string }) => ({
    message: `The trajectory of run "${d.run}" is not as it was written, from step ${d.step} (line ${d.line}) on: ${d.reason}.`,
    help: `What stands before can be trusted. Look closer with "outreach agents verify ${d.run}", and keep the file as it is.`,
  })),
  replay_miss: setup((d: { run: string; question: string; nearest: string; differences: readonly string[] }) => ({
    message: `The trajectory of run "${d.run}" has no answer to this question (${d.question}). ${d.nearest}${d.differences.map((difference) => `\n  ${difference}`).join('')}`,
    help: 'Ask as it was recorded, or record it anew.',
  })),
  budget_exhausted: setup((d: { budget: BudgetName; unit: 'dollars' | 'tokens'; limit: number; spent: number; reserved: number; needed: number; agent: string }) => ({
    message: `The budget ${whoseBudget(d.budget, d.agent)} (${inUnit(d.unit, d.limit)}) does not allow this question: ${inUnit(d.unit, d.spent)} is spent, ${inUnit(d.unit, d.reserved)} is set aside for questions under way, and this one can take ${inUnit(d.unit, d.needed)}.`,
    help: `Raise it with "outreach config set llm.budget.${d.budget}.${d.unit} ${enough(d)}", or choose a cheaper model; then "outreach run continue" goes on where it stopped.`,
  })),
  budget_unpriced: setup((d: { backend: string; model: string; budget: BudgetName; reason: string }) => ({
    message: `What "${d.model}" (${d.backend}) costs is not known (${d.reason}), and there is a budget in dollars (llm.budget.${d.budget}).`,
    help: `Say its price under "llm.prices" in config.json, set the budget in tokens ("outreach config set llm.budget.${d.budget}.tokens N") instead of dollars, or choose another model.`,
  })),
  // Command line
  usage_wrong: setup((d: { reason: string }) => ({
    message: `That was not understood: ${d.reason}`,
    help: '"outreach --help" lists the commands, "outreach COMMAND --help" what each takes.',
  })),
  option_invalid: setup((d: { option: string; value: string; wanted: string }) => ({
    message: `${d.option} cannot be "${d.value}".`,
    help: `It takes ${d.wanted}.`,
  })),
  options_unpaired: setup((d: { venues: number; sources: number }) => ({
    message: `${d.venues} --venue and ${d.sources} --from were given.`,
    help: 'Give each --venue its --from: --venue markdown --from notes/ --venue greenhouse --from board.json.',
  })),
  // Campaigns and review
  profile_missing: setup((_: Record<string, never>) => ({
    message: 'There is no résumé to write from.',
    help: 'Import one with "outreach profile import FILE", or name it with --resume FILE.',
  })),
  sender_unknown: setup((d: { missing: 'name' | 'address' }) => ({
    message: `Nobody knows your ${d.missing === 'name' ? 'name' : 'mail address'}: neither the setup nor your résumé says it.`,
    help: `Say it with "outreach config set sender.${d.missing === 'name' ? 'name "Your Name"' : 'email you@example.org'}".`,
  })),
  role_ambiguous: setup((d: { role: string; agents: readonly string[] }) => ({
    message: `Several agents can be the ${d.role}: ${d.agents.join(', ')}.`,
    help: `Choose one with "outreach config set agents.${d.role}.use ${d.agents[0] ?? 'ID'}".`,
  })),
  company_held: setup((d: { company: string; reason: string }) => ({
    message: `${d.company} is not written to: ${d.reason}`,
    help: 'Reject this draft, or change the rule under "discovery" in config.json.',
  })),
  address_suppressed: setup((d: { address: string; reason: string }) => ({
    message: `${d.address} is never written to: ${d.reason}.`,
    help: `Reject this draft. If the address is on that list by mistake: "outreach mail unsuppress ${d.address}".`,
  })),
  suppression_stays: setup((d: { address: string; reason: string }) => ({
    message: `${d.address} stays among those that are never written to: ${d.reason}.`,
    help: 'After a complaint, and after somebody was forgotten, this is not taken back. Write to another person, or let this one write to you first.',
  })),
  suppression_asks_why: setup((d: { address: string }) => ({
    message: `Whoever reads ${d.address} has asked not to be written to.`,
    help: `Write to them only if they have asked for it since, or if their answer was read wrongly; then say so: "outreach mail unsuppress ${d.address} --reason WORDS".`,
  })),
  nothing_found: setup((d: { reasons: readonly string[] }) => ({
    message: `No leads were found: ${d.reasons.join(' ')}`,
    help: 'Mend the source, or name another with --venue and --from; then run the same command again.',
  })),
  question_unknown: setup((d: { id: string; have: readonly string[] }) => ({
    message: `This draft has no question "${d.id}".`,
    help: d.have.length > 0 ? `Its questions: ${d.have.join(', ')}.` : 'It has no questions.',
  })),
  nothing_to_continue: setup((_: Record<string, never>) => ({
    message: 'There is no campaign to continue.',
    help: 'Start one with "outreach run all --resume FILE --venue ID --from FILE|URL".',
  })),
  // Orchestration
  pipeline_broken: plugin((d: { reason: string }) => ({
    message: `The steps of a lead's journey do not fit together: ${d.reason}.`,
    help: 'Disable the plugin that added a step last ("outreach plugins list"), or report this.',
  })),
  run_cancelled: delivery(true, (d: { what: string; reason: string }) => ({
    message: `${d.what} was cancelled: ${d.reason}`,
    help: 'Nothing is lost: "outreach run continue" goes on where it stopped.',
  })),

  // The store
  store_runtime_too_old: setup((d: { have: string }) => ({
    message: `The database driver cannot run on Node ${d.have}.`,
    help: 'Install Node 22.15 or newer.',
  })),
  store_sqlite_too_old: setup((d: { have: string; need: string }) => ({
    message: `This SQLite is version ${d.have}; versions before ${d.need} can lose what two programs write at once.`,
    help: 'Install the packages again ("npm ci"), so that the driver comes with its own SQLite.',
  })),
  store_newer: setup((d: { file: string; has: string }) => ({
    message: `The database ${d.file} was written by a newer version of this program (it has "${d.has}").`,
    help: 'Update this program, or name another folder with --home. Nothing was changed.',
  })),
  store_foreign: setup((d: { file: string }) => ({
    message: `${d.file} is a database of another program.`,
    help: 'Name another folder with --home. Nothing was changed.',
  })),
  store_corrupt: setup((d: { file: string; reason: string }) => ({
    message: `The database ${d.file} is damaged: ${d.reason}`,
    help: 'Keep the file as it is, look closer with "outreach db check", and restore the newest backup with "outreach db restore FILE".',
  })),
  store_unwritable: setup((d: { file: string; reason: string }) => ({
    message: `The database ${d.file} cannot be opened for writing: ${d.reason}`,
    help: 'Give yourself write permission for this file and its folder, or name another folder with --home. Nothing was changed.',
  })),
  store_disk_full: setup((d: { file: string }) => ({
    message: `The disk is full: ${d.file} could not be written.`,
    help: 'Make room, then go on with "outreach run continue". What was not written was rolled back; nothing is lost.',
  })),
  store_network_folder: setup((d: { folder: string; kind: string }) => ({
    message: `${d.folder} lies on a network file system (${d.kind}), where a database can be damaged by two programs.`,
    help: 'Name a folder on a disk of this machine with --home.',
  })),
  store_busy: setup((d: { file: string; seconds: number }) => ({
    message: `Another program has kept ${d.file} locked for ${d.seconds} s.`,
    help: 'End the program that holds it (a database browser, a backup, a stopped outreach), then try again. Nothing was changed.',
  })),
  store_failed: setup((d: { file: string; reason: string }) => ({
    message: `The disk refused to read or write ${d.file}: ${d.reason}`,
    help: 'Check the disk, then "outreach db check". What was not committed was rolled back.',
  })),
  store_migration_failed: setup((d: { file: string; reason: string; copy: string }) => ({
    message: `The database ${d.file} could not be brought up to date: ${d.reason}`,
    help: `It was left as it was${d.copy === '' ? '' : `, and a copy is ${d.copy}`}. Report this, and go on with the version of the program that you had.`,
  })),
  store_rule: setup((d: { rule: string }) => ({
    message: `The store refused a change that its rules forbid: ${d.rule}`,
    help: 'Nothing was changed. If you did not edit the database by hand, report this.',
  })),
  not_found: setup((d: { what: string; id: number | string }) => ({
    message: `There is no ${d.what} ${d.id}.`,
    help: 'It may have been deleted. List what there is, and name one of those.',
  })),
  page_unknown: setup((_: Record<never, never>) => ({
    message: 'This is not the beginning of a page.',
    help: 'Copy what stood after "--after" below the page before, or begin with the first page.',
  })),
  edit_stale: setup((d: { what: string; id: number }) => ({
    message: `${d.what} ${d.id} was changed by someone else while you edited it.`,
    help: 'Nothing was overwritten: open it again, and make your change to what stands there now.',
  })),
  lead_status_illegal: setup((d: { from: string; to: string }) => ({
    message: `A lead that is "${d.from}" cannot become "${d.to}".`,
    help: 'Leads go discovered, researching, matched, drafted, sent, replied: one step at a time.',
  })),
  email_address_taken: setup((d: { address: string; id: number }) => ({
    message: `The address ${d.address} belongs to lead ${d.id} already.`,
    help: 'Edit that lead, or give this one another address.',
  })),
  email_address_invalid: setup((d: { address: string; problem: string }) => ({
    message: `"${d.address}" is not an address that mail can be sent to: ${d.problem}.`,
    help: 'Write it as name@example.org, without a display name, quotes or comments.',
  })),
  email_begun: setup((d: { id: number }) => ({
    message: `Email ${d.id} is being sent, or may have been sent already.`,
    help: 'It can no longer be changed. "outreach mail why ID" says how far it came.',
  })),
  email_closed: setup((d: { id: number; status: string }) => ({
    message: `Email ${d.id} is ${d.status} and can no longer be changed.`,
    help: 'Ask for another draft for this lead instead.',
  })),
  draft_blocked: setup((d: { id: number; problems: string }) => ({
    message: `Draft ${d.id} cannot be approved: ${d.problems}`,
    help: `Change those words with "outreach mail edit ${d.id} --body-file FILE", or reject the draft.`,
  })),
  plugin_state_refused: plugin((d: { plugin: string; key: string; bytes: number }) => ({
    message: `Plugin "${d.plugin}" tried to keep a value of ${d.bytes} bytes as "${d.key}".`,
    help: 'A value is JSON of at most 64 KiB. Nothing was stored; report this to the author of the plugin.',
  })),
  csv_no_headings: setup((d: { file: string; headings: readonly string[] }) => ({
    message: d.headings.length === 0 ? `There is no row in ${d.file}.` : `No column of ${d.file} is headed as company, name or e-mail; the first row is: ${d.headings.join(' | ')}`,
    help: 'Give the table a first row of headings, such as: Company, Name, Email, Title, Website, Location.',
  })),
  csv_malformed: setup((d: { file: string; line: number; reason: string }) => ({
    message: `${d.file} cannot be read as a table from line ${d.line} on: ${d.reason}`,
    help: 'What stood before was kept. Mend that line, or save the table again as CSV, and import it once more: nothing comes in twice.',
  })),
  store_in_use: setup((d: { file: string }) => ({
    message: `Another program has ${d.file} open.`,
    help: 'End it ("outreach run --watch", an editor window, a database browser), then restore again. Nothing was changed.',
  })),
  backup_exists: setup((d: { file: string }) => ({
    message: `${d.file} exists already.`,
    help: 'Name another file: a backup overwrites nothing.',
  })),
  backup_damaged: setup((d: { file: string; problem: string }) => ({
    message: `${d.file} is no whole backup: ${d.problem}`,
    help: 'Choose another backup. The database was not touched.',
  })),
  export_malformed: setup((d: { line: number; reason: string }) => ({
    message: `Line ${d.line} of the export cannot be read: ${d.reason}.`,
    help: 'Nothing was imported. Use the file as "outreach data export --format jsonl" wrote it.',
  })),
  export_newer: setup((_: Record<never, never>) => ({
    message: 'The export was written by a newer version of this program.',
    help: 'Update this program, then import again. Nothing was imported.',
  })),
  export_elsewhere: setup((_: Record<never, never>) => ({
    message: 'The export comes from another home, and this one has data of its own.',
    help: 'Import it into a new home (--home FOLDER). Leads alone can be brought over as CSV. Nothing was imported.',
  })),
  lease_lost: delivery(true, (d: { what: string; id: number }) => ({
    message: `The work on ${d.what} ${d.id} was taken over by another process.`,
    help: 'Nothing was stored twice; the other process goes on with it.',
  })),

  // Configuration, secrets and the host's files
  settings_malformed: setup((d: { file: string; reason: string; line: number; column: number }) => ({
    message: `${d.file} cannot be read: ${d.reason} at line ${d.line}, column ${d.column}.`,
    help: 'Mend that place in an editor. Nothing was changed.',
  })),
  settings_unreadable: setup((d: { file: string; reason: string }) => ({
    message: `${d.file} cannot be read: ${d.reason}.`,
    help: 'Make it a readable file with settings in JSON or YAML, or move it away to start with the defaults.',
  })),
  settings_twice: setup((d: { files: readonly string[] }) => ({
    message: `There is more than one file with settings: ${d.files.join(', ')}.`,
    help: 'Keep one of them and move the others away.',
  })),
  settings_invalid: setup((d: { where: string; problems: string }) => ({
    message: `${d.where} is not valid: ${d.problems}.`,
    help: 'Mend it there. "outreach config set NAME VALUE" changes a setting and checks it first.',
  })),
  settings_secret: setup((d: { where: string; path: string; environmentName: string }) => ({
    message: `${d.where} is not valid: ${d.path} is a secret, and settings never hold secrets.`,
    help: `Remove it there. Secrets are read from the environment (${d.environmentName}), or from where "outreach setup" stores them encrypted.`,
  })),
  setup_missing: setup((d: { missing: readonly { readonly what: string; readonly flag: string | null; readonly environmentName: string }[] }) => ({
    message: `Setup needs ${d.missing.map(({ what }) => what).join(', ')}.`,
    help: `Give ${d.missing.map(({ flag, environmentName }) => (flag === null ? environmentName : `${flag} (or ${environmentName})`)).join(', ')}.`,
  })),
  setup_invalid: setup((d: { wrong: readonly { readonly what: string; readonly flag: string; readonly reason: string }[] }) => ({
    message: d.wrong.map(({ what, reason }) => `${what} is not valid: ${reason}.`).join(' '),
    help: `Mend it and run setup again (${[...new Set(d.wrong.map(({ flag }) => flag))].join(', ')}). Nothing of it was stored.`,
  })),
  setup_stopped: setup((d: { reason: string }) => ({
    message: `Setup was stopped: ${d.reason}.`,
    help: 'What you answered so far is stored. Run "outreach setup" again to go on, or give the rest as flags with --non-interactive.',
  })),
  preset_unavailable: setup((d: { preset: string; backend: string; have: readonly string[] }) => ({
    message: `The preset "${d.preset}" needs the backend "${d.backend}", which no plugin brings.`,
    help: `Use the preset "offline", which needs none, or add a plugin that brings "${d.backend}". ${d.have.length > 0 ? `There is: ${d.have.join(', ')}.` : ''}`.trim(),
  })),
  home_unusable: setup((d: { home: string; reason: string }) => ({
    message: `The folder ${d.home} cannot be used: ${d.reason}.`,
    help: 'Make it writable for you, or choose another one with --home DIR or OUTREACH_HOME.',
  })),
  file_not_written: setup((d: { file: string; reason: string }) => ({
    message: `${d.file} could not be written: ${d.reason}.`,
    help: 'What was there before is unharmed. Mend the cause and try again.',
  })),
  file_busy: setup((d: { file: string; seconds: number }) => ({
    message: `${d.file} was held by another process for more than ${d.seconds} s.`,
    help: 'Wait until it has ended and try again.',
  })),
  secret_key_lost: setup((d: { file: string; keyFile: string; reason: string }) => ({
    message: `The secrets in ${d.file} cannot be opened: ${d.keyFile} ${d.reason}.`,
    help: 'Put the old key file back, or run "outreach setup --reset-secrets": it keeps both files under another name and asks for each secret again. Nothing was changed.',
  })),
  secret_file_damaged: setup((d: { file: string; reason: string }) => ({
    message: `${d.file} is damaged: ${d.reason}.`,
    help: 'Put back a copy of it, or run "outreach setup --reset-secrets": it keeps the file under another name and asks for each secret again. Nothing was changed.',
  })),

  // The sender's domain
  dns_server_malformed: setup((d: { entry: string }) => ({
    message: `"${d.entry}" in dns.servers is not the address of a name server.`,
    help: 'Write it as "192.0.2.53", or with a port as "192.0.2.53:5353" or "[2001:db8::53]:53"; leave the list empty for the servers of this machine.',
  })),
  domain_not_ready: setup((d: { domain: string; missing: string }) => ({
    message: `Receivers would not trust mail from ${d.domain}: ${d.missing}`,
    help: `"outreach mail domain ${d.domain}" shows the exact records to add. To send all the same: "outreach config set sending.domainOverride ${d.domain}".`,
  })),

  // The web
  web_bad_address: delivery(false, (d: { url: string; reason: string }) => ({
    message: `"${d.url}" is not an address that can be read: ${d.reason}.`,
    help: 'Give the address of a public page or feed that begins with https:// or http://, without a name or password in it.',
  })),
  web_allowed_host_malformed: setup((d: { entry: string }) => ({
    message: `"${d.entry}" in web.allowedPrivateHosts is not a host.`,
    help: 'Write it as "localhost:8080", or as "intranet" for its ports 80 and 443.',
  })),
  web_refused_private: delivery(false, (d: { url: string; host: string; address: string }) => ({
    message: `${d.url} was not read: ${d.host} leads to ${d.address}, which is not on the public internet.`,
    help: 'Pages must not make this program look into your own network. If you mean a server of your own, allow it by name and port (web.allowedPrivateHosts, such as "localhost:8080").',
  })),
  web_refused_port: delivery(false, (d: { url: string; host: string; port: string }) => ({
    message: `${d.url} was not read: only ports 80 and 443 are, and this is port ${d.port}.`,
    help: `If you mean this server, allow it by name and port (web.allowedPrivateHosts, "${d.host}:${d.port}").`,
  })),
  web_robots_forbids: delivery(false, (d: { url: string }) => ({
    message: `${d.url} was not read: its site asks programs not to (robots.txt).`,
    help: 'Read it in your browser and add what matters by hand, or choose another page.',
  })),
  web_robots_unread: delivery(true, (d: { url: string; reason: string }) => ({
    message: `${d.url} was not read: whether its site allows it (robots.txt) could not be learned: ${d.reason}`,
    help: 'Run it again later.',
  })),
  web_too_large: delivery(false, (d: { url: string; bytes: number }) => ({
    message: `${d.url} is larger than ${inMegabytes(d.bytes)} and was left there.`,
    help: 'Choose a smaller page, or save it to a file and read that.',
  })),
  web_timed_out: delivery(true, (d: { url: string; seconds: number }) => ({
    message: `${d.url} did not arrive within ${d.seconds} s.`,
    help: 'Run it again later, or choose another page.',
  })),
  web_status: delivery(false, (d: { url: string; status: number; host: string; retryAfter: number | null }) => ({
    message: `${d.url} answered with status ${d.status}.`,
    help: d.status === 404 || d.status === 410 ? 'The page is gone: check the address.' : 'Open it in your browser to see whether it can be read, or run this again later.',
  })),
  web_unreachable: delivery(true, (d: { url: string; reason: string }) => ({
    message: `${d.url} could not be reached: ${d.reason}`,
    help: 'Check the address and your connection, then run it again.',
  })),
  web_too_many_redirects: delivery(false, (d: { url: string; limit: number }) => ({
    message: `${d.url} was redirected more than ${d.limit} times.`,
    help: 'Open it in your browser, and give the address where it ends.',
  })),
  web_not_text: delivery(false, (d: { url: string; type: string }) => ({
    message: `${d.url} is not text but ${d.type}.`,
    help: 'Pages, feeds, JSON and plain text can be read. Save anything else to a file first.',
  })),
  web_not_json: delivery(false, (d: { url: string; line: number; column: number; reason: string }) => ({
    message: `${d.url} is not valid JSON: line ${d.line}, column ${d.column}: ${d.reason}.`,
    help: 'Check that the address is that of the data itself and not of a page that shows it.',
  })),
  web_call_limit: delivery(false, (d: { limit: number }) => ({
    message: `This run has made its ${d.limit} requests.`,
    help: 'It must go on with what it has read.',
  })),
  web_host_budget: delivery(true, (d: { host: string; limit: number }) => ({
    message: `${d.host} has been asked ${d.limit} times today, which is as much as this program asks of one site.`,
    help: 'The rest can be read tomorrow.',
  })),

  // What --from names
  source_missing: setup((d: { path: string }) => ({
    message: `There is no file or folder ${d.path}.`,
    help: 'Check the path. A web address begins with https://.',
  })),
  source_denied: setup((d: { path: string }) => ({
    message: `${d.path} may not be read by this user.`,
    help: 'Change its permissions, or copy it to a place that you may read.',
  })),
  source_unreadable: setup((d: { path: string; reason: string }) => ({
    message: `${d.path} could not be read: ${d.reason}`,
    help: 'Check the file and the disk that it is on.',
  })),
  source_wrong_shape: setup((d: { path: string; is: string; wanted: string }) => ({
    message: `${d.path} is ${d.is}; ${d.wanted} is wanted here.`,
    help: `Name ${d.wanted} with --from.`,
  })),
  source_too_large: setup((d: { path: string; bytes: number }) => ({
    message: `${d.path} is larger than ${inMegabytes(d.bytes)}, too large to be read at once.`,
    help: 'Split it into smaller files.',
  })),
  source_not_text: setup((d: { path: string }) => ({
    message: `${d.path} is not a text file.`,
    help: 'Save it as text first (a table as CSV, encoded in UTF-8).',
  })),
  source_not_json: setup((d: { path: string; line: number; column: number; reason: string; hint: string }) => ({
    message: `${d.path} is not valid JSON: line ${d.line}, column ${d.column}: ${d.reason}.`,
    help: d.hint,
  })),

  // The message and the outbox
  mailing_address_missing: setup((_: Readonly<Record<never, never>>) => ({
    message: 'Your mailing address is not set, and no message may go out without it.',
    help: 'Give it with "outreach setup", or "outreach config set sender.mailingAddress ADDRESS" (street or post-box, town, country); it stands in the footer of every message.',
  })),
  sender_incomplete: setup((d: { missing: readonly string[] }) => ({
    message: `Messages need ${d.missing.join(' and ')} to stand in them as the sender.`,
    help: 'Give it with "outreach setup", or "outreach config set sender.name NAME" and "outreach config set sender.email ADDRESS".',
  })),
  holidays_unknown: delivery(true, (_: Readonly<Record<never, never>>) => ({
    message: 'Which days are public holidays for those whose mail waits could not be worked out.',
    help: 'Nothing is sent meanwhile, so that nobody is written to on a holiday. Try again; if that does not help, report it with the log.',
  })),
  message_field_unsafe: setup((d: { field: string; character: string }) => ({
    message: `The ${d.field} holds ${d.character}, which must not get into a message's headers.`,
    help: `Retype the ${d.field} on one line, without hidden characters. Nothing was sent.`,
  })),
  message_field_invalid: setup((d: { field: string; reason: string }) => ({
    message: `The ${d.field} cannot be used in a message: ${d.reason}.`,
    help: `Mend the ${d.field} and try again. Nothing was sent.`,
  })),
  lead_without_address: setup((d: { company: string; id: number }) => ({
    message: `No mail address is known for ${d.company}, so this message cannot be sent.`,
    help: `Find one, and give it with "outreach data address ${d.id} ADDRESS".`,
  })),

  // Mail
  mail_server_missing: setup((d: { option: string }) => ({
    message: `There is no mail server to ${d.option.startsWith('plugins.mailbox-') ? 'read mail at' : 'send with'}.`,
    help: `Set one up with "outreach setup", or name it with "outreach config set ${d.option} HOST".`,
  })),
  mail_login_missing: setup((d: { server: string; user: string; what: string; where: string; advice?: string }) => ({
    message: `${d.server} was not asked: there is no ${d.what} to log in with as ${d.user}.`,
    help: `${d.advice === undefined || d.advice === '' ? `Store it with "outreach setup", or set ${d.where}.` : d.advice} Nothing was sent.`,
  })),
  mail_login_refused: setup((d: { server: string; user?: string; reason: string; advice?: string }) => ({
    message: `${d.server} refused the login${d.user === undefined || d.user === '' ? '' : ` of ${d.user}`}: ${d.reason}`,
    help: `${d.advice === undefined || d.advice === '' ? 'Check the user name and the password; many services want an app password.' : d.advice} Setup ("outreach setup") asks for it again.`,
  })),
  mail_tls_refused: setup((d: { server: string; reason: string }) => ({
    message: `${d.server} cannot be trusted with your mail: ${d.reason}.`,
    help: 'Nothing was sent, the password neither. Check the name of the server, its port and its encryption; if they are right, tell whoever runs the server, or somebody stands between you and it.',
  })),
  mail_unreachable: delivery(true, (d: { server: string; reason: string }) => ({
    message: `${d.server} could not be reached: ${d.reason}.`,
    help: 'Check your connection and the name and port of the server. It is tried again by itself.',
  })),
  test_message_refused: delivery(false, (d: { server: string; reason: string }) => ({
    message: `${d.server} did not take the test message: ${d.reason}`,
    help: 'Mend what it says and send the test again; many services send only from addresses that belong to the account.',
  })),
  mail_interrupted: delivery(true, (d: { server: string; reason: string; phase: SendPhase }) => ({
    message: `The conversation with ${d.server} broke off: ${d.reason}.`,
    help: d.phase === 'dot_written' || d.phase === 'accepted' ? 'Nobody knows yet whether the message arrived, so it is not sent again by itself.' : 'The message was not sent. It is tried again by itself.',
  })),

  // The résumé
  resume_missing: setup((d: { file: string }) => ({
    message: `There is no file ${d.file}.`,
    help: 'Name your résumé by its path; a path with blanks stands in quotes. PDF, DOCX, Markdown, plain text and JSON Resume are read.',
  })),
  resume_not_a_file: setup((d: { file: string }) => ({
    message: `${d.file} is not a file.`,
    help: 'Name the file of your résumé itself, not its folder.',
  })),
  resume_forbidden: setup((d: { file: string; reason: string }) => ({
    message: `${d.file} cannot be opened: ${d.reason}`,
    help: 'Give yourself permission to read it, or name a copy.',
  })),
  resume_empty: setup((_: Readonly<Record<never, never>>) => ({
    message: 'The résumé is empty.',
    help: 'Name another file, or paste the text of your résumé.',
  })),
  resume_kind_unknown: setup((d: { file: string; looks: string }) => ({
    message: `${d.file} is ${d.looks}, which cannot be read as a résumé.`,
    help: 'Save or export it as PDF (with text, not as a picture) or DOCX, or paste its text. Markdown, plain text and JSON Resume are read, too.',
  })),
  resume_extension_wrong: setup((d: { file: string; extension: string; looks: string }) => ({
    message: `${d.file} ends in ${d.extension}, but it is ${d.looks}.`,
    help: 'If this is your résumé, give the file the ending that fits; otherwise export it again as PDF or DOCX.',
  })),
  resume_encrypted: setup((d: { kind: string }) => ({
    message: `The résumé is an encrypted ${d.kind} file: it opens only with a password.`,
    help: 'Save a copy without a password, or open it and paste its text.',
  })),
  resume_scanned: setup((d: { pages: number }) => ({
    message: `The PDF holds pictures of ${d.pages === 1 ? 'its page' : `its ${d.pages} pages`} and no text: it was scanned, or exported as an image.`,
    help: 'Export it from the program it was written in as a PDF with text, run it through text recognition (OCR), or paste its text.',
  })),
  resume_too_large: setup((d: { what: string; most: string }) => ({
    message: `The résumé is too large: ${d.what}, at most ${d.most} are read.`,
    help: 'Name a file that holds only your résumé, or paste its text.',
  })),
  resume_too_slow: setup((d: { seconds: number }) => ({
    message: `The résumé could not be read within ${d.seconds} s.`,
    help: 'The file is damaged or unusual. Export it again as PDF or DOCX, or paste its text.',
  })),
  resume_too_heavy: setup((d: { megabytes: number }) => ({
    message: `Reading the résumé took more than ${d.megabytes} MB of memory, so it was stopped.`,
    help: 'The file unpacks to far more than a résumé holds. Export it again as PDF or DOCX, or paste its text.',
  })),
  resume_unreadable: setup((d: { kind: string; reason: string }) => ({
    message: `The résumé cannot be read as ${d.kind}: ${d.reason}`,
    help: 'The file is damaged. Export it again as PDF or DOCX, or paste its text.',
  })),
  resume_too_thin: setup((d: { problems: readonly string[] }) => ({
    message: `The résumé is not enough to write from: ${d.problems.join('; ')}.`,
    help: 'Add what is missing and import it again. If it is there and was not found, paste the text of your résumé, or export a PDF or DOCX of one plain column with the headings "Experience", "Education" and "Skills".',
  })),
} as const;

export type ErrorCode = keyof typeof errorTable;
export type ErrorDetails<Code extends ErrorCode> = Parameters<(typeof errorTable)[Code]['text']>[0];

const marker = Symbol.for('outreach.error');

/** An error meant for people. Known by its marker, not by `instanceof`: two copies of this package may meet in one process. */
export class OutreachError extends Error {
  readonly [marker] = true;
  override readonly name = 'OutreachError';
  readonly code: ErrorCode;
  readonly family: ErrorFamily;
  /** What the user can do now. */
  readonly help: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
  /** The plugin at fault, when one is. */
  plugin?: string;

  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>>, options: ErrorOptions & ErrorContext = {}) {
    const row = errorTable[code] as ErrorRow<unknown>;
    const text = row.text(details);
    super(mask(text.message), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.family = row.family;
    this.help = mask(text.help);
    this.retryable = options.retryable ?? row.retryable;
    this.details = details;
    if (options.plugin !== undefined) this.plugin = options.plugin;
  }
}

export interface ErrorContext {
  readonly cause?: unknown;
  readonly plugin?: string;
  readonly retryable?: boolean;
}

/** Builds the error of this code; its details are checked against the table's row. */
export function createError<Code extends ErrorCode>(code: Code, details: ErrorDetails<Code>, context: ErrorContext = {}): OutreachError {
  return new OutreachError(code, details as Readonly<Record<string, unknown>>, context);
}

export function isOutreachError(value: unknown): value is OutreachError {
  return value instanceof Error && marker in value && 'help' in value && typeof value.help === 'string';
}

/** Puts whatever a plugin threw under its name: an error that already says what to do is kept, anything else becomes `plugin_failed`. */
export function blamePlugin(plugin: string, doing: string, thrown: unknown): OutreachError {
  // A frozen error cannot take the name: then it becomes the cause of one that can.
  if (isOutreachError(thrown) && (thrown.plugin !== undefined || Reflect.set(thrown, 'plugin', plugin))) return thrown;
  return createError('plugin_failed', { plugin, doing, reason: reasonOf(thrown) }, { cause: thrown, plugin });
}

/** What went wrong in one line, whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  try {
    return mask(String(thrown instanceof Error ? thrown.message : thrown));
  } catch {
    return 'something that cannot even be shown as text'; // what strangers throw may have a `toString` that throws too
  }
}
