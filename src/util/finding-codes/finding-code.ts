/** What every finding of one code has in common. Codes are never reused. */
export interface FindingCodeEntry {
  readonly title: string;
  /** What it does to users, and when. */
  readonly means: string;
  readonly remedy: string;
  /** Who says so: a guide, a manual, a measurement. */
  readonly source: string;
}
