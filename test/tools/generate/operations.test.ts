import { DOMAIN, EventNameIndex } from '../../../src/lint/event-name-index';
import { Operation } from '../../../tools/generate/operation';
import * as compute from '../../../tools/generate/services/compute';
import * as data from '../../../tools/generate/services/data';
import * as ec2 from '../../../tools/generate/services/ec2';
import * as iam from '../../../tools/generate/services/iam';
import * as watching from '../../../tools/generate/services/monitoring';
import * as s3 from '../../../tools/generate/services/s3';
import * as secrets from '../../../tools/generate/services/secrets';

const OPERATIONS = [compute, data, ec2, iam, s3, secrets, watching]
  .flatMap((tables) => Object.values(tables as Readonly<Record<string, unknown>>))
  .filter((table) => typeof table === 'object')
  .flatMap((table) => Object.values(table as Readonly<Record<string, Operation>>))
  .filter((operation) => operation.source !== undefined);

/** Reads by their names, but for those that CloudTrail calls reads all the same. */
const READS = /^(Describe|List|Get|Batch(Get|Check)|Lookup|Generate|Select|Filter|Download)/;
const READS_BY_OTHER_NAMES = new Set(['Decrypt', 'Encrypt', 'AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);

test('there are tables of operations', () => {
  expect(OPERATIONS.length).toBeGreaterThan(250);
});

test('every event is one that its service logs', () => {
  const knowledge = EventNameIndex.load();
  expect(OPERATIONS.filter(({ source, name }) => !knowledge.logs(source + DOMAIN, name)).map(formatName)).toEqual([]);
});

test('reads are told from changes as their names tell them', () => {
  const reads = (name: string): boolean => READS.test(name) || READS_BY_OTHER_NAMES.has(name);
  expect(OPERATIONS.filter(({ name, readOnly }) => readOnly !== reads(name)).map(formatName)).toEqual([]);
});

function formatName({ source, name }: Operation): string {
  return `${source}:${name}`;
}
