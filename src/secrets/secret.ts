/** A secret that Quorate keeps for a cloud and never shows. */
export type SecretSpec = {
  /** Such as `database/keystone`. */
  readonly name: string;
  /** Why it cannot be made anew while the cloud runs; it can, when left out. */
  readonly fixed?: string;
} & (
  | {
      /**
       * `password`: 32 letters and digits · `bytes`: 256 random bytes in base64 · `authority`: signs the certificates of this cloud's hosts;
       * whoever asks for its value gets its certificates, never its key.
       */
      readonly kind: 'password' | 'bytes' | 'authority';
    }
  | {
      /** The operator's own. */
      readonly kind: 'given';
    }
  | {
      /** Fernet keys, of which one encrypts, the next one waits, and former ones still decrypt: see `keysIn`. */
      readonly kind: 'keys';
      /** Milliseconds between two rotations, so that what the oldest key encrypted is out of use when it goes. */
      readonly restMs: number;
    }
  | {
      /** A private key and a certificate for it. */
      readonly kind: 'certificate';
      /** DNS names and IP addresses that it is valid for; the first is its subject. */
      readonly names: readonly string[];
    }
);
