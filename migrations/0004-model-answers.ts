/** Answers of models, kept for equal questions; empty unless `llm.cache.keep` is set. */
export const modelAnswers = `
CREATE TABLE model_answers (
  -- Hash of the lead, the backend, its address and the question. No word of the question is kept.
  key TEXT PRIMARY KEY CHECK (length(key) = 64),
  -- About whom: forgotten with the lead.
  lead_id INTEGER REFERENCES leads (id) ON DELETE CASCADE,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  stored_at INTEGER NOT NULL
) STRICT;
CREATE INDEX model_answers_stored ON model_answers (stored_at);
CREATE INDEX model_answers_lead ON model_answers (lead_id) WHERE lead_id IS NOT NULL;
`;
