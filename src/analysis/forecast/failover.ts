/** How drills of a cloud ended: whether users were served again without anybody's help. */
export interface Failovers {
  readonly succeeded: number;
  readonly failed: number;
}

/** What is believed before any drill weighs as much as so many of them: our judgement. One failed drill of the first ten then shows. */
const priorWeight = 50;

/** Chance that a failover does not succeed by itself. */
export interface FailoverChance extends Failovers {
  readonly chance: number;
  /** Before any drill was seen. */
  readonly prior: number;
}

/**
 * The mean of a Beta distribution whose mean was `prior` before the drills were seen (Gelman et al., Bayesian Data Analysis, 2.4): many
 * drills outweigh it, few hardly move it.
 */
export function failoverChance(prior: number, { succeeded, failed }: Failovers): FailoverChance {
  const chance = (prior * priorWeight + failed) / (priorWeight + succeeded + failed);
  return { chance, prior, succeeded, failed };
}
