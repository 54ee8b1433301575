import { isIP } from 'node:net';
import { BOOLEAN, DuckDBConnection, DuckDBScalarFunction, DuckDBType, DuckDBValue, VARCHAR } from '@duckdb/node-api';
import { networkContains, toAddress } from './addresses';
import { findByPath } from './json-path';

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
