/** What a drill may cost beyond an interruption; each is refused unless it is accepted by its name. */
export const riskNames = ['total-outage', 'quorum'] as const;
export type RiskName = (typeof riskNames)[number];
