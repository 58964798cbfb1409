/** Why a host cannot be reached. */
export const connection = {
  keyChanged: (host: string) => `${host} shows another host key than the known one`,
  keyUnknown: (host: string) => `The host key of ${host} is not known`,
  acceptKey: (command: string) => `Connect once by hand, compare the fingerprint, and accept it: ${command}`,
  denied: (host: string) => `${host} refuses the login`,
  noRoot: (host: string) => `The user on ${host} may not become root`,
  noSudo: (host: string) => `${host} has no sudo, and the user is not root`,
  unreachable: (host: string) => `${host} does not answer over SSH`,
  lost: (host: string) => `The connection to ${host} broke`,
  /** Why we ended it ourselves. */
  ends: {
    silent: (seconds: number) => `no answer for ${seconds} s`,
    flood: 'more than 16 MiB of output',
  },
};
