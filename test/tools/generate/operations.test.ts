import { DOMAIN, EventNameIndex } from '../../../src/lint/event-name-index';
import { Operation } from '../../../tools/generate/operation';
import * as compute from '../../../tools/generate/services/compute';
import * as data from '../../../tools/generate/services/data';
import * as ec2 from '../../../tools/generate/services/ec2';
import * as iam from '../../../tools/generate/services/iam';
import * as monitoring from '../../../tools/generate/services/monitoring';
import * as s3 from '../../../tools/generate/services/s3';
import * as secrets from '../../../tools/generate/services/secrets';

const OPERATIONS = [compute, data, ec2, iam, s3, secrets, monitoring]
  .flatMap((tables) => Object.values(tables as Readonly<Record<string, unknown>>))
  .filter((table) => typeof table === 'object')
  .flatMap((table) => Object.values(table as Readonly<Record<string, Operation>>))
  .filter((operation) => operation.source !== undefined);

/** Names of read-only operations, and operations with other names that CloudTrail records as read-only. */
const READS = /^(Describe|List|Get|Batch(Get|Check)|Lookup|Generate|Select|Filter|Download)/;
const READS_BY_OTHER_NAMES = new Set(['Decrypt', 'Encrypt', 'AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);

test('the tables contain operations', () => {
  expect(OPERATIONS.length).toBeGreaterThan(250);
});

test('all event names are known', () => {
  const knowledge = EventNameIndex.load();
  expect(OPERATIONS.filter(({ source, name }) => !knowledge.logs(source + DOMAIN, name)).map(formatName)).toEqual([]);
});

test('read-only operations have matching names', () => {
  const isReadOnly = (name: string): boolean => READS.test(name) || READS_BY_OTHER_NAMES.has(name);
  expect(OPERATIONS.filter(({ name, readOnly }) => readOnly !== isReadOnly(name)).map(formatName)).toEqual([]);
});

function formatName({ source, name }: Operation): string {
  return `${source}:${name}`;
}
