import { BlockList, isIP, isIPv6 } from 'node:net';
import { BOOLEAN, DuckDBConnection, DuckDBScalarFunction, DuckDBType, DuckDBValue, VARCHAR } from '@duckdb/node-api';
import { findByPath, parseJsonPath } from './json-path';

/** An IPv4-mapped IPv6 address. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Normalizes an IP address. Throws the error of an Athena cast if the text is not an address. */
export function toAddress(text: string): string {
  if (isIP(text) === 0) throw new Error(`cannot cast value to IPADDRESS: ${text}`);
  const mapped = MAPPED.exec(text)?.[1];
  if (mapped !== undefined) return mapped;
  // the host of a URL has the canonical form
  return isIPv6(text) ? new URL(`http://[${text}]/`).hostname.slice(1, -1) : text;
}

/** Parses a network in CIDR notation. Throws an error if the text is not a network. */
export function parseNetwork(cidr: string): BlockList {
  const [address, prefix, ...rest] = cidr.split('/');
  if (isIP(address) === 0 || !/^\d+$/.test(prefix ?? '') || rest.length > 0) throw new Error(`invalid CIDR: ${cidr}`);
  const network = new BlockList();
  network.addSubnet(address, Number(prefix), getAddressFamily(address));
  return network;
}

/** Whether a network contains an address. */
export function networkContains(network: BlockList, address: string): boolean {
  return network.check(address, getAddressFamily(address));
}

function getAddressFamily(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

interface ScalarFunction {
  readonly name: string;
  readonly returnType: DuckDBType;
  readonly evaluate: (...texts: string[]) => DuckDBValue;
}

/** Registers functions on texts that cannot be expressed in SQL. As in Athena, they return NULL if an argument is NULL. */
export function registerFunctions(connection: DuckDBConnection): void {
  for (const { name, returnType, evaluate } of createFunctions()) {
    connection.registerScalarFunction(DuckDBScalarFunction.create({
      name,
      returnType,
      parameterTypes: Array.from({ length: evaluate.length }, () => VARCHAR),
      mainFunction: (_, input, output) => {
        const columns = Array.from({ length: evaluate.length }, (__, index) => input.getColumnVector(index));
        for (let row = 0; row < input.rowCount; row += 1) {
          const texts = columns.map((column) => column.getItem(row));
          output.setItem(row, texts.every((text) => typeof text === 'string') ? evaluate(...texts) : null);
        }
        output.flush();
      },
    }));
  }
}

function createFunctions(): readonly ScalarFunction[] {
  const getNetwork = memoize(parseNetwork);
  const getPath = memoize(parseJsonPath);
  return [
    { name: 'trino_to_address', returnType: VARCHAR, evaluate: (address) => toAddress(address) },
    { name: 'trino_try_address', returnType: VARCHAR, evaluate: (text) => isIP(text) === 0 ? null : toAddress(text) },
    {
      name: 'trino_network_contains',
      returnType: BOOLEAN,
      evaluate: (network, address) => networkContains(getNetwork(network), toAddress(address)),
    },
    { name: 'trino_find_by_path', returnType: VARCHAR, evaluate: (json, path) => findByPath(json, getPath(path)) },
  ];
}

/** Caches the results by text, because queries call the functions for each row with the same few networks and paths. */
function memoize<T>(parse: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = parse(text);
    results.set(text, result);
    return result;
  };
}
