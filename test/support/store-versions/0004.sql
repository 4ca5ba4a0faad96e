PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE `knex_migrations` (`id` integer not null primary key autoincrement, `name` varchar(255), `batch` integer, `migration_time` datetime);
INSERT INTO knex_migrations VALUES(1,'0001-first-tables',1,1795230839643);
INSERT INTO knex_migrations VALUES(2,'0002-web-pages',2,1795250641838);
INSERT INTO knex_migrations VALUES(3,'0003-cost-ledger',1,1795260000000);
INSERT INTO knex_migrations VALUES(4,'0004-model-answers',3,1795284724507);
CREATE TABLE `knex_migrations_lock` (`index` integer not null primary key autoincrement, `is_locked` integer);
INSERT INTO knex_migrations_lock VALUES(1,0);
CREATE TABLE store_meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO store_meta VALUES('store_id','71318176-5529-4d5d-97fd-41747912e5f8');
CREATE TABLE user_profiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  profile TEXT NOT NULL CHECK (json_valid(profile)),
  source TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE leads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  company TEXT NOT NULL CHECK (company <> ''),
  person TEXT,
  email TEXT,
  role TEXT,
  website TEXT,
  location TEXT,
  venue TEXT NOT NULL,
  provenance TEXT,
  status TEXT NOT NULL DEFAULT 'discovered' CHECK (status IN ('discovered', 'researching', 'matched', 'drafted', 'sent', 'replied')),
  score REAL CHECK (score BETWEEN 0 AND 100),
  score_reasons TEXT NOT NULL DEFAULT '[]',
  -- Company key, then person, role or address: one of each. Sorts by company, too.
  identity TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO leads VALUES(1,'Brightwater Freight',NULL,'ops@brightwater.example',NULL,NULL,NULL,'lever',NULL,'drafted',NULL,'[]','brightwater freight|e:ops@brightwater.example',4,1772442000000,1772442000000);
CREATE TABLE lead_aliases (
  identity TEXT PRIMARY KEY,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE lead_merges (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  rule TEXT NOT NULL CHECK (rule IN ('address', 'identity')),
  venue TEXT NOT NULL,
  candidate TEXT NOT NULL CHECK (json_valid(candidate)),
  candidate_hash TEXT NOT NULL,
  filled TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(filled)),
  merged_at INTEGER NOT NULL,
  undone_at INTEGER,
  split_lead_id INTEGER REFERENCES leads (id) ON DELETE SET NULL
) STRICT;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('resume', 'page', 'posting', 'answer')),
  uri TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  fetched_at INTEGER NOT NULL
) STRICT;
INSERT INTO documents VALUES(1,'posting','https://brightwater.example/jobs/1','Backend Engineer','Today routes are planned by hand.','fedb4e4652318c5f583b667ef73489a9d17fc46bc3f47a66a95730a69760cf14',1772352000000);
CREATE TABLE lead_documents (
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  PRIMARY KEY (lead_id, document_id)
) STRICT, WITHOUT ROWID;
INSERT INTO lead_documents VALUES(1,1);
CREATE TABLE campaigns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'completed')),
  config_hash TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('auto', 'assist')),
  lead_limit INTEGER NOT NULL CHECK (lead_limit > 0),
  request TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(request)),
  profile_id INTEGER REFERENCES user_profiles (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO campaigns VALUES(1,'request-1','Spring','active','0badcafe','auto',10,'{"venues":["lever"]}',NULL,1772442000000,1772442000000);
CREATE TABLE campaign_leads (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  decision TEXT NOT NULL DEFAULT 'pending' CHECK (decision IN ('pending', 'accepted', 'rejected', 'deferred')),
  reason TEXT,
  decided_at INTEGER,
  PRIMARY KEY (campaign_id, lead_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE intel_briefs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  phase TEXT NOT NULL CHECK (phase IN ('light', 'deep')),
  summary TEXT NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE matches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  profile_id INTEGER REFERENCES user_profiles (id),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 100),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  value_proposition TEXT NOT NULL,
  lead_with TEXT CHECK (lead_with IS NULL OR json_valid(lead_with)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE emails (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  status TEXT NOT NULL DEFAULT 'drafted' CHECK (status IN ('drafted', 'approved', 'sent', 'rejected')),
  reader TEXT NOT NULL CHECK (reader IN ('hr', 'engineering', 'founder')),
  subject_a TEXT NOT NULL,
  subject_b TEXT NOT NULL,
  body TEXT NOT NULL,
  footer TEXT NOT NULL,
  claims TEXT NOT NULL CHECK (json_valid(claims)),
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  blocked_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(blocked_by)),
  message_id TEXT NOT NULL UNIQUE,
  approved_hash TEXT,
  written_by TEXT NOT NULL,
  angle INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((status IN ('approved', 'sent')) = (approved_hash IS NOT NULL))
) STRICT;
INSERT INTO emails VALUES(1,1,1,'approved','engineering','Routing at Brightwater','A question about your planner','Hello, your posting says that routes are planned by hand.','Mara, 1 Quay Street','[{"text":"routes are planned by hand","source":{"kind":"posting","uri":"https://brightwater.example/jobs/1","quote":"routes are planned by hand"}}]','[{"id":"why","text":"Why them?","answer":null}]','[]','<lead-1@example.org>','abababababababababababababababababababababababababababababababab','offline rules',0,NULL,2,1772442000000,1772442000000);
CREATE TABLE follow_ups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email_id INTEGER NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
  day INTEGER NOT NULL CHECK (day IN (3, 7)),
  body TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'skipped')),
  reason TEXT,
  updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO follow_ups VALUES(1,1,3,'One more thought.','queued',NULL,1772442000000);
INSERT INTO follow_ups VALUES(2,1,7,'A last thought.','queued',NULL,1772442000000);
CREATE TABLE agent_results (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  agent TEXT NOT NULL,
  moment TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE CASCADE,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'waiting', 'done', 'failed', 'cancelled')),
  -- When it can be claimed: its time while queued, the end of its lease while running, never otherwise.
  due_at INTEGER,
  owner TEXT,
  fence INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  gate TEXT,
  payload TEXT CHECK (payload IS NULL OR json_valid(payload)),
  reason TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((state IN ('queued', 'running')) = (due_at IS NOT NULL)),
  CHECK ((state = 'running') = (owner IS NOT NULL)),
  CHECK ((state = 'waiting') = (gate IS NOT NULL))
) STRICT;
INSERT INTO jobs VALUES(1,1,1,'research','queued',1772442000000,NULL,0,0,NULL,NULL,NULL,1772442000000,1772442000000);
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  moment TEXT NOT NULL,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  at INTEGER NOT NULL,
  -- When it can be claimed for delivery: at once, or when a lease ends; never once it is delivered.
  due_at INTEGER,
  owner TEXT,
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO events VALUES(1,'leadDiscovered',1,'{"lead":{"id":1,"company":"Brightwater Freight","person":null,"email":"ops@brightwater.example","role":null,"website":null,"location":null,"venue":"lever","provenance":null,"status":"drafted","score":null,"scoreReasons":[],"version":4}}',1772442000000,1772442000000,NULL,0);
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email_id INTEGER NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
  lead_id INTEGER NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step IN ('first', 'day-3', 'day-7')),
  message_id TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  recipient TEXT,
  approved_hash TEXT NOT NULL,
  bytes BLOB NOT NULL,
  transport TEXT,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'unknown', 'held', 'cancelled')),
  phase TEXT CHECK (phase IN ('started', 'connected', 'mail', 'recipient', 'data', 'body', 'dot_written', 'accepted')),
  -- Why a second try is allowed after the dot was written: 'refused' (a definite reply) or 'user'.
  proof TEXT CHECK (proof IN ('refused', 'user')),
  due_at INTEGER,
  owner TEXT,
  fence INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  reference TEXT,
  reason TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((state IN ('queued', 'sending')) = (due_at IS NOT NULL)),
  CHECK ((state = 'sending') = (owner IS NOT NULL)),
  CHECK (state NOT IN ('queued', 'sending', 'sent') OR recipient IS NOT NULL)
) STRICT;
INSERT INTO outbox VALUES(1,1,1,'first','<lead-1@example.org>','mara@example.org','ops@brightwater.example','abababababababababababababababababababababababababababababababab',X'46726f6d3a206d617261406578616d706c652e6f72670d0a0d0a48656c6c6f',NULL,'queued',NULL,NULL,1772442000000,NULL,0,0,NULL,NULL,1772442000000,1772442000000);
CREATE TABLE send_attempts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  outbox_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  transport TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT 'started' CHECK (phase IN ('started', 'connected', 'mail', 'recipient', 'data', 'body', 'dot_written', 'accepted')),
  outcome TEXT CHECK (outcome IN ('sent', 'refused', 'unknown', 'released')),
  reply TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE TABLE messages_received (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox TEXT NOT NULL,
  cursor TEXT NOT NULL,
  message_id TEXT,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  email_id INTEGER REFERENCES emails (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  intent TEXT,
  text TEXT,
  received_at INTEGER NOT NULL
) STRICT;
CREATE TABLE unsubscribed_emails (
  address_hash TEXT PRIMARY KEY CHECK (length(address_hash) = 64),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE plugin_state (
  plugin TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value) AND length(CAST(value AS BLOB)) <= 65536),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (plugin, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE venues (
  id TEXT PRIMARY KEY,
  config TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(config)),
  last_run_at INTEGER,
  last_found INTEGER,
  last_error TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE agent_logs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agent TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('completed', 'failed', 'cancelled')),
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE CASCADE,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  backend TEXT,
  config_hash TEXT,
  started_at INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
  input_tokens INTEGER NOT NULL DEFAULT 0,
  output_tokens INTEGER NOT NULL DEFAULT 0,
  -- Millionths of a US dollar; null when the model has no known price.
  cost_micros INTEGER,
  error TEXT
) STRICT;
CREATE TABLE outreach_metrics (
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  name TEXT NOT NULL,
  dimension TEXT NOT NULL DEFAULT '',
  value REAL NOT NULL,
  PRIMARY KEY (day, name, dimension)
) STRICT, WITHOUT ROWID;
CREATE TABLE prompts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE chunks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  model TEXT,
  embedding BLOB
) STRICT;
CREATE TABLE memories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  importance REAL NOT NULL DEFAULT 0.5 CHECK (importance BETWEEN 0 AND 1),
  created_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE TABLE web_pages (
  url TEXT PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  content_type TEXT NOT NULL,
  text TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT;
INSERT INTO web_pages VALUES('https://brightwater.example/jobs/1','"abc"','Mon, 02 Mar 2026 08:00:00 GMT','text/html','<p>routes are planned by hand</p>','2026-03-02T09:00:00.000Z');
CREATE TABLE cost_ledger (
  -- Rows are never deleted, so no id is used twice. What this table spares here and in indexes, each request is spared.
  id INTEGER PRIMARY KEY,
  -- When it was asked: settles which day pays.
  at INTEGER NOT NULL,
  run TEXT NOT NULL,
  call TEXT NOT NULL,
  attempt INTEGER NOT NULL CHECK (attempt > 0),
  why TEXT NOT NULL,
  task TEXT NOT NULL,
  agent TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaigns (id) ON DELETE SET NULL,
  lead_id INTEGER REFERENCES leads (id) ON DELETE SET NULL,
  backend TEXT NOT NULL,
  model TEXT,
  model_answered TEXT,
  rung TEXT,
  prompt_name TEXT,
  prompt_version TEXT,
  prompt_hash TEXT,
  -- Which process has it under way.
  owner TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('reserved', 'succeeded', 'failed', 'aborted', 'lost', 'cached', 'invalid')),
  error TEXT,
  reserved_input_tokens INTEGER NOT NULL CHECK (reserved_input_tokens >= 0),
  reserved_output_tokens INTEGER NOT NULL CHECK (reserved_output_tokens >= 0),
  reserved_micros INTEGER CHECK (reserved_micros >= 0),
  -- Input and output hold the narrower ones beside them.
  input_tokens INTEGER NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
  cached_tokens INTEGER NOT NULL DEFAULT 0 CHECK (cached_tokens >= 0),
  cache_write_tokens INTEGER NOT NULL DEFAULT 0 CHECK (cache_write_tokens >= 0),
  output_tokens INTEGER NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
  reasoning_tokens INTEGER NOT NULL DEFAULT 0 CHECK (reasoning_tokens >= 0),
  -- Millionths of a US dollar; null while under way, and when the model has no known price.
  micros INTEGER CHECK (micros >= 0),
  price_table TEXT,
  -- Nobody said what was used: the whole reservation counts.
  assumed INTEGER NOT NULL DEFAULT 0 CHECK (assumed IN (0, 1)),
  milliseconds INTEGER CHECK (milliseconds >= 0),
  first_token_ms INTEGER CHECK (first_token_ms >= 0),
  CHECK ((outcome = 'reserved') = (owner IS NOT NULL)),
  CHECK (outcome <> 'reserved' OR (micros IS NULL AND input_tokens = 0 AND output_tokens = 0))
) STRICT;
INSERT INTO cost_ledger VALUES(1,1795260000000,'run-1','call-1',1,'first','write.draft','writer',1,1,'anthropic','claude-sonnet-4-6','claude-sonnet-4-6','native',NULL,NULL,NULL,NULL,'succeeded',NULL,1000,500,10500,900,0,0,100,0,4200,'genai-prices 0.1.8',0,1200,NULL);
INSERT INTO cost_ledger VALUES(2,1795260005000,'run-1','call-1',2,'retry','write.draft','writer',1,1,'anthropic','claude-sonnet-4-6',NULL,NULL,NULL,NULL,NULL,'nobody','reserved',NULL,1000,500,10500,0,0,0,0,0,NULL,'genai-prices 0.1.8',0,NULL,NULL);
CREATE TABLE spending (
  scope TEXT PRIMARY KEY,
  spent_micros INTEGER NOT NULL,
  spent_tokens INTEGER NOT NULL,
  reserved_micros INTEGER NOT NULL,
  reserved_tokens INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO spending VALUES('agent:writer/campaign:1',4200,1000,10500,1500);
INSERT INTO spending VALUES('all',4200,1000,10500,1500);
INSERT INTO spending VALUES('campaign:1',4200,1000,10500,1500);
INSERT INTO spending VALUES('day:2026-11-21',4200,1000,10500,1500);
CREATE TABLE model_answers (
  -- Hash of the lead, the backend, its address and the question. No word of the question is kept.
  key TEXT PRIMARY KEY CHECK (length(key) = 64),
  -- About whom: forgotten with the lead.
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  stored_at INTEGER NOT NULL
) STRICT;
INSERT INTO model_answers VALUES('abababababababababababababababababababababababababababababababab',1,'{}',1795280000000);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('knex_migrations_lock',1);
INSERT INTO sqlite_sequence VALUES('knex_migrations',4);
INSERT INTO sqlite_sequence VALUES('campaigns',1);
INSERT INTO sqlite_sequence VALUES('leads',1);
INSERT INTO sqlite_sequence VALUES('documents',1);
INSERT INTO sqlite_sequence VALUES('emails',1);
INSERT INTO sqlite_sequence VALUES('follow_ups',2);
INSERT INTO sqlite_sequence VALUES('outbox',1);
INSERT INTO sqlite_sequence VALUES('events',1);
INSERT INTO sqlite_sequence VALUES('jobs',1);
CREATE UNIQUE INDEX user_profiles_one_active ON user_profiles (active) WHERE active = 1;
CREATE UNIQUE INDEX leads_email ON leads (email COLLATE NOCASE) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX leads_identity ON leads (identity);
CREATE INDEX leads_by_score ON leads (ifnull(score, -1), id, status, venue);
CREATE INDEX leads_by_update ON leads (updated_at, id, status, venue);
CREATE INDEX leads_status ON leads (status);
CREATE INDEX leads_venue ON leads (venue);
CREATE INDEX lead_aliases_lead ON lead_aliases (lead_id);
CREATE TRIGGER leads_status_moves BEFORE UPDATE OF status ON leads
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
  'discovered>researching', 'researching>matched', 'matched>drafted', 'drafted>sent', 'sent>replied', 'drafted>replied', 'drafted>matched')
BEGIN
  SELECT RAISE(ABORT, 'rule:lead_status');
END;
CREATE UNIQUE INDEX lead_merges_once ON lead_merges (candidate_hash, lead_id);
CREATE INDEX lead_merges_lead ON lead_merges (lead_id);
CREATE INDEX lead_merges_undone ON lead_merges (candidate_hash) WHERE undone_at IS NOT NULL;
CREATE INDEX lead_merges_split ON lead_merges (split_lead_id) WHERE split_lead_id IS NOT NULL;
CREATE UNIQUE INDEX documents_uri_text ON documents (uri, text_hash, kind);
CREATE INDEX lead_documents_document ON lead_documents (document_id);
CREATE INDEX campaign_leads_decision ON campaign_leads (campaign_id, decision);
CREATE INDEX campaign_leads_lead ON campaign_leads (lead_id);
CREATE UNIQUE INDEX intel_briefs_one ON intel_briefs (lead_id, campaign_id, phase);
CREATE INDEX intel_briefs_campaign ON intel_briefs (campaign_id);
CREATE UNIQUE INDEX matches_one ON matches (lead_id, campaign_id);
CREATE INDEX matches_campaign ON matches (campaign_id);
CREATE UNIQUE INDEX emails_one_alive ON emails (campaign_id, lead_id) WHERE status <> 'rejected';
CREATE INDEX emails_lead ON emails (lead_id);
CREATE INDEX emails_status ON emails (status);
CREATE TRIGGER emails_status_moves BEFORE UPDATE OF status ON emails
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
  'drafted>approved', 'drafted>rejected', 'approved>drafted', 'approved>rejected', 'approved>sent')
BEGIN
  SELECT RAISE(ABORT, 'rule:email_status');
END;
CREATE TRIGGER emails_approval_binds BEFORE UPDATE OF subject_a, subject_b, body, footer, message_id ON emails
WHEN NEW.status IN ('approved', 'sent') AND OLD.approved_hash IS NEW.approved_hash
  AND (OLD.subject_a, OLD.subject_b, OLD.body, OLD.footer, OLD.message_id) IS NOT (NEW.subject_a, NEW.subject_b, NEW.body, NEW.footer, NEW.message_id)
BEGIN
  SELECT RAISE(ABORT, 'rule:approval_binds');
END;
CREATE UNIQUE INDEX follow_ups_one ON follow_ups (email_id, day);
CREATE UNIQUE INDEX agent_results_one ON agent_results (lead_id, agent, moment);
CREATE UNIQUE INDEX jobs_once ON jobs (ifnull(campaign_id, 0), ifnull(lead_id, 0), step);
CREATE INDEX jobs_due ON jobs (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX jobs_due_in_campaign ON jobs (campaign_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX jobs_waiting ON jobs (campaign_id, gate) WHERE state = 'waiting';
CREATE INDEX jobs_lead ON jobs (lead_id);
CREATE INDEX jobs_campaign ON jobs (campaign_id, state);
CREATE INDEX events_due ON events (id) WHERE due_at IS NOT NULL;
CREATE INDEX events_lead ON events (lead_id) WHERE lead_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_one ON outbox (email_id, step);
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_lead ON outbox (lead_id);
CREATE INDEX outbox_state ON outbox (state);
CREATE TRIGGER outbox_state_moves BEFORE UPDATE OF state ON outbox
WHEN OLD.state <> NEW.state AND OLD.state || '>' || NEW.state NOT IN (
  'queued>sending', 'queued>held', 'queued>cancelled',
  'sending>sent', 'sending>refused', 'sending>unknown', 'sending>queued', 'sending>held',
  'unknown>sent', 'unknown>held', 'unknown>queued', 'unknown>cancelled',
  'held>queued', 'held>cancelled', 'held>sent',
  'refused>queued', 'refused>cancelled',
  'cancelled>queued')
BEGIN
  SELECT RAISE(ABORT, 'rule:outbox_state');
END;
CREATE TRIGGER outbox_never_twice BEFORE UPDATE OF state ON outbox
WHEN NEW.state = 'queued' AND OLD.state <> 'queued' AND OLD.phase IN ('dot_written', 'accepted') AND NEW.proof IS NULL
BEGIN
  SELECT RAISE(ABORT, 'rule:never_twice');
END;
CREATE TRIGGER outbox_phase_stays BEFORE UPDATE OF phase ON outbox
WHEN OLD.phase IN ('dot_written', 'accepted') AND NEW.phase IS NOT OLD.phase AND NEW.phase IS NOT 'accepted' AND NOT (OLD.state = 'queued' AND NEW.state = 'sending')
BEGIN
  SELECT RAISE(ABORT, 'rule:never_twice');
END;
CREATE UNIQUE INDEX send_attempts_one ON send_attempts (outbox_id, attempt);
CREATE UNIQUE INDEX messages_received_once ON messages_received (mailbox, cursor);
CREATE INDEX messages_received_lead ON messages_received (lead_id);
CREATE INDEX messages_received_email ON messages_received (email_id);
CREATE INDEX agent_logs_agent ON agent_logs (agent, id);
CREATE INDEX agent_logs_lead ON agent_logs (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX agent_logs_campaign ON agent_logs (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE UNIQUE INDEX prompts_one ON prompts (name, version);
CREATE UNIQUE INDEX chunks_one ON chunks (document_id, position);
CREATE INDEX memories_lead ON memories (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX web_pages_stored ON web_pages (stored_at);
CREATE INDEX documents_newest_of_uri ON documents (uri, fetched_at);
CREATE INDEX cost_ledger_call ON cost_ledger (run, call);
CREATE INDEX cost_ledger_lead ON cost_ledger (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX cost_ledger_reserved ON cost_ledger (owner) WHERE owner IS NOT NULL;
CREATE TRIGGER cost_ledger_settled_once BEFORE UPDATE OF outcome, micros, input_tokens, output_tokens ON cost_ledger
WHEN OLD.outcome NOT IN ('reserved', 'lost') AND (OLD.outcome, OLD.micros, OLD.input_tokens, OLD.output_tokens) IS NOT (NEW.outcome, NEW.micros, NEW.input_tokens, NEW.output_tokens)
BEGIN
  SELECT RAISE(ABORT, 'rule:settled_once');
END;
CREATE VIEW cost_ledger_shares AS
  SELECT cost_ledger.id, scopes.value AS scope,
    iif(outcome = 'reserved', 0, ifnull(micros, 0)) AS spent_micros,
    iif(outcome = 'reserved', 0, input_tokens + output_tokens) AS spent_tokens,
    iif(outcome = 'reserved', ifnull(reserved_micros, 0), 0) AS reserved_micros,
    iif(outcome = 'reserved', reserved_input_tokens + reserved_output_tokens, 0) AS reserved_tokens
  FROM cost_ledger, json_each(json_array('all', 'day:' || date(at / 1000, 'unixepoch'), 'campaign:' || campaign_id,
    'agent:' || agent || '/' || ifnull('campaign:' || campaign_id, 'day:' || date(at / 1000, 'unixepoch')))) AS scopes
  WHERE scopes.value IS NOT NULL;
CREATE TRIGGER spending_grows AFTER INSERT ON cost_ledger
BEGIN
  INSERT INTO spending (scope, spent_micros, spent_tokens, reserved_micros, reserved_tokens)
  SELECT scope, spent_micros, spent_tokens, reserved_micros, reserved_tokens FROM cost_ledger_shares WHERE id = NEW.id
  ON CONFLICT (scope) DO UPDATE SET spent_micros = spent_micros + excluded.spent_micros, spent_tokens = spent_tokens + excluded.spent_tokens,
    reserved_micros = reserved_micros + excluded.reserved_micros, reserved_tokens = reserved_tokens + excluded.reserved_tokens;
END;
CREATE TRIGGER spending_leaves BEFORE UPDATE OF at, agent, campaign_id ON cost_ledger WHEN (OLD.at, OLD.agent, OLD.campaign_id) IS NOT (NEW.at, NEW.agent, NEW.campaign_id)
BEGIN
  UPDATE spending SET spent_micros = spending.spent_micros - share.spent_micros, spent_tokens = spending.spent_tokens - share.spent_tokens,
    reserved_micros = spending.reserved_micros - share.reserved_micros, reserved_tokens = spending.reserved_tokens - share.reserved_tokens
  FROM (SELECT * FROM cost_ledger_shares WHERE id = OLD.id) AS share WHERE spending.scope = share.scope;
END;
CREATE TRIGGER spending_enters AFTER UPDATE OF at, agent, campaign_id ON cost_ledger WHEN (OLD.at, OLD.agent, OLD.campaign_id) IS NOT (NEW.at, NEW.agent, NEW.campaign_id)
BEGIN
  INSERT INTO spending (scope, spent_micros, spent_tokens, reserved_micros, reserved_tokens)
  SELECT scope, spent_micros, spent_tokens, reserved_micros, reserved_tokens FROM cost_ledger_shares WHERE id = NEW.id
  ON CONFLICT (scope) DO UPDATE SET spent_micros = spent_micros + excluded.spent_micros, spent_tokens = spent_tokens + excluded.spent_tokens,
    reserved_micros = reserved_micros + excluded.reserved_micros, reserved_tokens = reserved_tokens + excluded.reserved_tokens;
END;
CREATE TRIGGER spending_settles AFTER UPDATE OF outcome, micros, input_tokens, output_tokens ON cost_ledger WHEN (OLD.at, OLD.agent, OLD.campaign_id) IS (NEW.at, NEW.agent, NEW.campaign_id)
BEGIN
  UPDATE spending SET
    spent_micros = spending.spent_micros + share.spent_micros - iif(OLD.outcome = 'reserved', 0, ifnull(OLD.micros, 0)),
    spent_tokens = spending.spent_tokens + share.spent_tokens - iif(OLD.outcome = 'reserved', 0, OLD.input_tokens + OLD.output_tokens),
    reserved_micros = spending.reserved_micros + share.reserved_micros - iif(OLD.outcome = 'reserved', ifnull(OLD.reserved_micros, 0), 0),
    reserved_tokens = spending.reserved_tokens + share.reserved_tokens - iif(OLD.outcome = 'reserved', OLD.reserved_input_tokens + OLD.reserved_output_tokens, 0)
  FROM (SELECT * FROM cost_ledger_shares WHERE id = NEW.id) AS share WHERE spending.scope = share.scope;
END;
CREATE TRIGGER cost_ledger_reservation_stays BEFORE UPDATE OF reserved_micros, reserved_input_tokens, reserved_output_tokens ON cost_ledger
WHEN (OLD.reserved_micros, OLD.reserved_input_tokens, OLD.reserved_output_tokens) IS NOT (NEW.reserved_micros, NEW.reserved_input_tokens, NEW.reserved_output_tokens)
BEGIN
  SELECT RAISE(ABORT, 'rule:settled_once');
END;
CREATE TRIGGER cost_ledger_kept BEFORE DELETE ON cost_ledger
BEGIN
  SELECT RAISE(ABORT, 'rule:settled_once');
END;
CREATE INDEX model_answers_stored ON model_answers (stored_at);
CREATE INDEX model_answers_lead ON model_answers (lead_id) WHERE lead_id IS NOT NULL;
COMMIT;
