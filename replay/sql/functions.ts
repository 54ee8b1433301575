import { BlockList, isIP, isIPv6 } from 'node:net';
import { BOOLEAN, DuckDBConnection, DuckDBScalarFunction, DuckDBType, DuckDBValue, VARCHAR } from '@duckdb/node-api';
import { findByPath } from './json-path';

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
  return parseNetwork(cidr).check(address, getAddressFamily(address));
}

function parseNetwork(cidr: string): BlockList {
  let network = networks.get(cidr);
  if (!network) {
    const [address, prefix, ...rest] = cidr.split('/');
    if (isIP(address) === 0 || !/^\d+$/.test(prefix ?? '') || rest.length > 0) throw new Error(`invalid CIDR: ${cidr}`);
    network = new BlockList();
    network.addSubnet(address, Number(prefix), getAddressFamily(address));
    networks.set(cidr, network);
  }
  return network;
}

function getAddressFamily(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** Functions on texts that SQL can't express; NULL in, NULL out, as in Athena. */
const FUNCTIONS: readonly { readonly name: string; readonly returns: DuckDBType; readonly of: (...texts: string[]) => DuckDBValue }[] = [
  { name: 'trino_to_address', returns: VARCHAR, of: (address) => toAddress(address) },
  { name: 'trino_try_address', returns: VARCHAR, of: (text) => isIP(text) === 0 ? null : toAddress(text) },
  { name: 'trino_network_contains', returns: BOOLEAN, of: (network, address) => networkContains(network, toAddress(address)) },
  { name: 'trino_find_by_path', returns: VARCHAR, of: (json, path) => findByPath(json, path) },
];

export function registerFunctions(connection: DuckDBConnection): void {
  for (const { name, returns, of } of FUNCTIONS) {
    connection.registerScalarFunction(DuckDBScalarFunction.create({
      name,
      returnType: returns,
      parameterTypes: Array.from({ length: of.length }, () => VARCHAR),
      mainFunction: (_, input, output) => {
        const columns = Array.from({ length: of.length }, (__, index) => input.getColumnVector(index));
        for (let row = 0; row < input.rowCount; row += 1) {
          const texts = columns.map((column) => column.getItem(row));
          output.setItem(row, texts.every((text) => typeof text === 'string') ? of(...texts) : null);
        }
        output.flush();
      },
    }));
  }
}
