/** Mail that really goes out and comes back: accounts, what holds them, follow-ups with their bytes, received messages that are matched and acted upon. */
export const mail = `
ALTER TABLE outbox ADD COLUMN account TEXT NOT NULL DEFAULT 'main';
-- Of a message whose fate nobody knows: when the folder for sent mail is looked into next. Null when every look was taken.
ALTER TABLE outbox ADD COLUMN look_at INTEGER;
ALTER TABLE outbox ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN sent_at INTEGER;
-- 1 while a sent message still has to be put into the folder for sent mail.
ALTER TABLE outbox ADD COLUMN copy_due INTEGER NOT NULL DEFAULT 0 CHECK (copy_due IN (0, 1));
CREATE INDEX outbox_look ON outbox (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX outbox_copy ON outbox (id) WHERE copy_due = 1;
CREATE INDEX outbox_recipient ON outbox (lower(recipient)) WHERE recipient IS NOT NULL;
UPDATE outbox SET sent_at = updated_at WHERE state = 'sent';
CREATE INDEX send_attempts_started ON send_attempts (started_at);

-- What was approved together with the first message; it goes to the outbox when that one is sent.
ALTER TABLE follow_ups ADD COLUMN message_id TEXT;
ALTER TABLE follow_ups ADD COLUMN approved_hash TEXT;
ALTER TABLE follow_ups ADD COLUMN bytes BLOB;

CREATE TABLE mailbox_cursors (
  mailbox TEXT PRIMARY KEY,
  cursor TEXT,
  polled_at INTEGER,
  -- Why the last poll did not work; null when it did.
  problem TEXT
) STRICT, WITHOUT ROWID;

ALTER TABLE messages_received ADD COLUMN account TEXT NOT NULL DEFAULT 'main';
ALTER TABLE messages_received ADD COLUMN sender TEXT;
ALTER TABLE messages_received ADD COLUMN subject TEXT;
ALTER TABLE messages_received ADD COLUMN returns_on TEXT;
ALTER TABLE messages_received ADD COLUMN substitute TEXT;
ALTER TABLE messages_received ADD COLUMN recipients TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(recipients));
-- SHA-256 of the message, the first half: a mailbox that was numbered anew gives the same messages under other cursors.
ALTER TABLE messages_received ADD COLUMN digest TEXT;
CREATE UNIQUE INDEX messages_received_digest ON messages_received (mailbox, digest) WHERE digest IS NOT NULL;
CREATE INDEX messages_received_at ON messages_received (received_at);

-- An account that sends nothing until somebody resumes it, or until a time.
CREATE TABLE account_pauses (
  account TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER,
  -- When a person let it send again: what came back before does not count any more.
  resumed_at INTEGER
) STRICT, WITHOUT ROWID;

-- A recipient's mail server asked for fewer messages.
CREATE TABLE domain_backoffs (
  account TEXT NOT NULL,
  domain TEXT NOT NULL,
  step INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (account, domain)
) STRICT, WITHOUT ROWID;

-- Why a person may be written to, where their law asks.
CREATE TABLE lead_bases (
  lead_id INTEGER PRIMARY KEY REFERENCES leads (id) ON DELETE CASCADE,
  basis TEXT NOT NULL,
  source TEXT,
  subscriber TEXT,
  note TEXT,
  at INTEGER NOT NULL
) STRICT;
`;
