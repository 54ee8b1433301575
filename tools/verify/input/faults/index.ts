import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { LOG_QUERY_FAULTS } from './log-queries';
import { EVENT_FAULTS } from './notifications';
import { PATTERN_FAULTS } from './patterns';
import { PLACE_FAULTS } from './places';
import { QUERY_FAULTS } from './queries';
import { Base, Row } from './row';
import { RULE_FAULTS } from './rules';
import { SOURCE_FAULTS } from './sources';
import { SQL_FAULTS } from './sql';
import { RETENTION_FAULTS, WHOLE_FAULTS } from './whole';
import { resourceNamePrefix } from '../props/texts';
import { Value } from '../value';

/** Something that must be refused, and what the error must say. */
export interface Fault {
  readonly what: Value<unknown>;
  readonly names: RegExp;
}

export const ROWS = [
  ...SOURCE_FAULTS, ...RETENTION_FAULTS, ...WHOLE_FAULTS, ...RULE_FAULTS, ...PATTERN_FAULTS, ...EVENT_FAULTS, ...LOG_QUERY_FAULTS, ...QUERY_FAULTS,
  ...SQL_FAULTS, ...PLACE_FAULTS,
];

function faultOf({ names, code, make }: Row, base: (scope: Construct) => Base): Fault {
  return { names, what: { code, make: (scope) => make(scope, base(scope)) } };
}

/** Every fault, with nothing else given. */
export const EACH_FAULT: readonly Fault[] = ROWS.map((row) => faultOf(row, () => ({})));

const around = { name: resourceNamePrefix, tamperDetection: fc.boolean(), hasKey: fc.boolean() };

/** One of them, with other props that are right. */
export const faults: fc.Arbitrary<Fault> = fc.record({ row: fc.constantFrom(...ROWS), ...around })
  .map(({ row, name, tamperDetection, hasKey }) => faultOf(row, (scope) => (
    { resourceNamePrefix: name.make(scope), tamperDetection, operationsKey: hasKey ? new kms.Key(scope, 'OperationsKey') : undefined }
  )));
