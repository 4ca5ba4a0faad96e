import type { Statements } from './connection.ts';

/** Takes back the approvals of a lead's messages, because something that they were bound to has changed. What is being sent already is out of reach. */
export function voidApprovalsOfLead(run: Statements, leadId: number, reason: string): void {
  for (const { id } of run.all<{ id: number }>("SELECT id FROM emails WHERE lead_id = ? AND status = 'approved'", leadId)) voidApproval(run, id, reason);
}

/** True when the approval was taken back; false when the message is being sent, was sent, or may have been. */
export function voidApproval(run: Statements, emailId: number, reason: string): boolean {
  const begun = run.get(
    `SELECT 1 FROM outbox WHERE email_id = ? AND step = 'first'
       AND (state IN ('sending', 'sent', 'unknown') OR (state IN ('held', 'cancelled') AND phase IN ('dot_written', 'accepted')))`,
    emailId,
  );
  if (begun !== undefined) return false;
  run.run(
    "UPDATE outbox SET state = 'cancelled', due_at = NULL, reason = ?, updated_at = ? WHERE email_id = ? AND state IN ('queued', 'held', 'refused')",
    reason,
    run.now(),
    emailId,
  );
  run.run('UPDATE follow_ups SET message_id = NULL, approved_hash = NULL, bytes = NULL WHERE email_id = ?', emailId);
  const { changes } = run.run("UPDATE emails SET status = 'drafted', approved_hash = NULL, version = version + 1, updated_at = ? WHERE id = ? AND status = 'approved'", run.now(), emailId);
  return changes > 0;
}
