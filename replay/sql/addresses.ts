import { BlockList, isIP, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const networks = new Map<string, BlockList>();

/** An address in one spelling; fails like Athena's cast for a text that is none. */
export function toAddress(text: string): string {
  if (isIP(text) === 0) throw new Error(`cannot cast value to IPADDRESS: ${text}`);
  const mapped = MAPPED.exec(text)?.[1];
  if (mapped !== undefined) return mapped;
  // a URL's host has the shortest spelling
  return isIPv6(text) ? new URL(`http://[${text}]/`).hostname.slice(1, -1) : text;
}

/** Whether a network in CIDR notation contains an address. */
export function networkContains(cidr: string, address: string): boolean {
  return networkOf(cidr).check(address, familyOf(address));
}

function networkOf(cidr: string): BlockList {
  let network = networks.get(cidr);
  if (!network) {
    const [address, prefix, ...rest] = cidr.split('/');
    if (isIP(address) === 0 || !/^\d+$/.test(prefix ?? '') || rest.length > 0) throw new Error(`invalid CIDR: ${cidr}`);
    network = new BlockList();
    network.addSubnet(address, Number(prefix), familyOf(address));
    networks.set(cidr, network);
  }
  return network;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
