/** The step that belongs to a campaign, not to a lead: reading its venues. */
export const scoutStep = 'scout';
