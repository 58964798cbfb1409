/** A block of IPv4 addresses. Addresses are numbers here, so that ranges compare. */
export interface Block {
  readonly prefix: number;
  /** The network's own address. */
  readonly first: number;
  /** The broadcast address. */
  readonly last: number;
}

/** The address as a number; undefined when it is not a dotted quad without leading zeros. */
export function parseIp(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function writeIp(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

/** 10.77.0.0/24; undefined when it is none, or has bits set after its prefix. */
export function parseBlock(cidr: string): Block | undefined {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(cidr);
  const first = match && parseIp(match[1]!);
  const prefix = Number(match?.[2]);
  if (typeof first !== 'number' || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { prefix, first, last: first + size - 1 } : undefined;
}

export function contains(block: Block, address: number): boolean {
  return address >= block.first && address <= block.last;
}

/** Whether a host may have it: not the network's own and not the broadcast address. */
export function usable(block: Block, address: number): boolean {
  return block.prefix >= 31 || (address !== block.first && address !== block.last);
}
