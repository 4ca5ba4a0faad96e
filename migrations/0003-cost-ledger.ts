/**
 * The ledger of what models cost: a row for every attempt, and for each budget a running total that the same statement keeps (triggers, so that no change of a
 * row can pass the totals by). The table of 0001 was never written to.
 */
export const costLedger = `
DROP TABLE cost_ledger;

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
CREATE INDEX cost_ledger_call ON cost_ledger (run, call);
CREATE INDEX cost_ledger_lead ON cost_ledger (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX cost_ledger_reserved ON cost_ledger (owner) WHERE owner IS NOT NULL;

-- A settled row is history. What was held for lost may turn up after all.
CREATE TRIGGER cost_ledger_settled_once BEFORE UPDATE OF outcome, micros, input_tokens, output_tokens ON cost_ledger
WHEN OLD.outcome NOT IN ('reserved', 'lost') AND (OLD.outcome, OLD.micros, OLD.input_tokens, OLD.output_tokens) IS NOT (NEW.outcome, NEW.micros, NEW.input_tokens, NEW.output_tokens)
BEGIN
  SELECT RAISE(ABORT, 'rule:settled_once');
END;

-- What each row counts for in each budget: a day (UTC), a campaign, an agent in a campaign (outside of any: on a day), and all.
CREATE VIEW cost_ledger_shares AS
  SELECT cost_ledger.id, scopes.value AS scope,
    iif(outcome = 'reserved', 0, ifnull(micros, 0)) AS spent_micros,
    iif(outcome = 'reserved', 0, input_tokens + output_tokens) AS spent_tokens,
    iif(outcome = 'reserved', ifnull(reserved_micros, 0), 0) AS reserved_micros,
    iif(outcome = 'reserved', reserved_input_tokens + reserved_output_tokens, 0) AS reserved_tokens
  FROM cost_ledger, json_each(json_array('all', 'day:' || date(at / 1000, 'unixepoch'), 'campaign:' || campaign_id,
    'agent:' || agent || '/' || ifnull('campaign:' || campaign_id, 'day:' || date(at / 1000, 'unixepoch')))) AS scopes
  WHERE scopes.value IS NOT NULL;

CREATE TABLE spending (
  scope TEXT PRIMARY KEY,
  spent_micros INTEGER NOT NULL,
  spent_tokens INTEGER NOT NULL,
  reserved_micros INTEGER NOT NULL,
  reserved_tokens INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER spending_grows AFTER INSERT ON cost_ledger
BEGIN
  INSERT INTO spending (scope, spent_micros, spent_tokens, reserved_micros, reserved_tokens)
  SELECT scope, spent_micros, spent_tokens, reserved_micros, reserved_tokens FROM cost_ledger_shares WHERE id = NEW.id
  ON CONFLICT (scope) DO UPDATE SET spent_micros = spent_micros + excluded.spent_micros, spent_tokens = spent_tokens + excluded.spent_tokens,
    reserved_micros = reserved_micros + excluded.reserved_micros, reserved_tokens = reserved_tokens + excluded.reserved_tokens;
END;

-- Filed elsewhere: out of the old budgets before, into the new ones after.
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

-- Settled: what it counts for now, less what it counted for before.
CREATE TRIGGER spending_settles AFTER UPDATE OF outcome, micros, input_tokens, output_tokens ON cost_ledger WHEN (OLD.at, OLD.agent, OLD.campaign_id) IS (NEW.at, NEW.agent, NEW.campaign_id)
BEGIN
  UPDATE spending SET
    spent_micros = spending.spent_micros + share.spent_micros - iif(OLD.outcome = 'reserved', 0, ifnull(OLD.micros, 0)),
    spent_tokens = spending.spent_tokens + share.spent_tokens - iif(OLD.outcome = 'reserved', 0, OLD.input_tokens + OLD.output_tokens),
    reserved_micros = spending.reserved_micros + share.reserved_micros - iif(OLD.outcome = 'reserved', ifnull(OLD.reserved_micros, 0), 0),
    reserved_tokens = spending.reserved_tokens + share.reserved_tokens - iif(OLD.outcome = 'reserved', OLD.reserved_input_tokens + OLD.reserved_output_tokens, 0)
  FROM (SELECT * FROM cost_ledger_shares WHERE id = NEW.id) AS share WHERE spending.scope = share.scope;
END;

-- What was set aside stays what it was.
CREATE TRIGGER cost_ledger_reservation_stays BEFORE UPDATE OF reserved_micros, reserved_input_tokens, reserved_output_tokens ON cost_ledger
WHEN (OLD.reserved_micros, OLD.reserved_input_tokens, OLD.reserved_output_tokens) IS NOT (NEW.reserved_micros, NEW.reserved_input_tokens, NEW.reserved_output_tokens)
BEGIN
  SELECT RAISE(ABORT, 'rule:settled_once');
END;

CREATE TRIGGER cost_ledger_kept BEFORE DELETE ON cost_ledger
BEGIN
  SELECT RAISE(ABORT, 'rule:settled_once');
END;
`;
