export const campaignStatuses = ['active', 'paused', 'completed'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** A goal, a set of leads and a sending policy. */
export interface Campaign {
  readonly id: number;
  readonly name: string;
  readonly status: CampaignStatus;
  /** First 8 hex digits of the hash of the configuration it was started with. */
  readonly configHash: string;
  /** Whether the user decides at the gates (`assist`) or the request itself accepted the best leads (`auto`). */
  readonly mode: 'auto' | 'assist';
  /** How many leads may pass the acceptance gate. */
  readonly leadLimit: number;
  readonly createdAt: string;
}
