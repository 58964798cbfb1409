/** Uniform numbers from 0, to less than 1. */
export type Random = () => number;

/** Doty-Humphrey's sfc32 (PractRand, public domain): small, fast, and the same everywhere for the same seed, a whole number. */
export function randomFrom(seed: number): Random {
  let [a, b, c, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Until seeds that are alike have drifted apart.
  for (let round = 0; round < 20; round += 1) next();
  return next;
}

/** How long until something happens that comes by chance, so long on average. */
export function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean;
}
