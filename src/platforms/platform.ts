/** A distribution and release with its OpenStack release: package names and what a rehearsal of it needs. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  /** Debian suite, as debootstrap knows it. */
  readonly suite: string;
  /** Packages by service. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** Packages that every host needs whatever runs on it. */
  readonly base: readonly string[];
  /** debconf answers, one selection a line. */
  readonly debconf: readonly string[];
}
