import * as fc from 'fast-check';
import { recorded } from './recorded';
import { ACCOUNT, bucket, key, logGroup, replica, retainingPolicy } from './resources';
import { Unset } from './retention';
import { accountId, keyPrefix, organizationId } from './texts';
import { call, Gen, list, literal, maybe, struct, Value } from './value';
import { AccountScope, ControlTowerOptions, ExistingTrailOptions, OrganizationTrailOptions, RecordSource, TrailOptions } from 'cdk-cloudtrail-analytics';

/** A source, and the props that can be used with it. */
export interface Source {
  readonly source: Value<RecordSource>;
  readonly hasFiles: boolean;
  readonly hasLogGroup: boolean;
  /** The resources whose retention the policy can set. */
  readonly unset: Pick<Unset, 'bucket' | 'logGroup'>;
  readonly networkActivity: boolean;
  readonly insights: boolean;
}

const accountIds = fc.uniqueArray(accountId, { minLength: 1, maxLength: 3 }).map((ids) => literal(ids));

export const accounts: Gen<AccountScope> = fc.oneof(
  fc.constant(call('AccountScope.stackAccount', AccountScope.stackAccount)),
  accountIds.map((ids) => call('AccountScope.listed', AccountScope.listed, ids)),
  accountIds.map((ids) => call('AccountScope.injected', AccountScope.injected, ids)),
);

const trailResources = fc.record({
  bucket: maybe(bucket('Logs')),
  encryptionKey: maybe(key('EncryptionKey')),
  logGroup: maybe(logGroup('LogGroup')),
  keyPrefix: maybe(keyPrefix),
  replicas: maybe(replica),
  removalPolicy: maybe(retainingPolicy),
  recorded,
});

const organizations = fc.record({ organizationId, accounts, managementAccountId: maybe(fc.constant(literal(ACCOUNT))) });
const trail: fc.Arbitrary<Source> = fc.tuple(trailResources, maybe(organizations))
  .map(([{ recorded: { fields: events, networkActivity, insights }, replicas, removalPolicy, ...resources }, organization]) => {
    const fields = {
      ...events,
      ...resources,
      replicas: replicas && !resources.bucket ? list([replicas]) : undefined,
      removalPolicy: resources.bucket && resources.encryptionKey ? undefined : removalPolicy,
    };
    return {
      source: organization
        ? call('RecordSource.organizationTrail', RecordSource.organizationTrail, struct<OrganizationTrailOptions>('OrganizationTrailOptions')({ ...fields, ...organization }))
        : call('RecordSource.trail', RecordSource.trail, struct<TrailOptions>('TrailOptions')(fields)),
      hasFiles: true,
      hasLogGroup: true,
      unset: { bucket: !resources.bucket, logGroup: !resources.logGroup },
      networkActivity,
      insights,
    };
  });

const existing: fc.Arbitrary<Source> = fc.record({
  bucket: bucket('Logs'),
  logGroup: maybe(logGroup('LogGroup')),
  encryptionKey: maybe(key('EncryptionKey')),
  keyPrefix: maybe(keyPrefix),
  organizationId: maybe(organizationId),
  accounts: maybe(accounts),
  networkActivity: fc.boolean(),
  insights: fc.boolean(),
}).map(({ networkActivity, insights, organizationId: organization, accounts: scope, ...fields }) => ({
  source: call('RecordSource.existingTrail', RecordSource.existingTrail, struct<ExistingTrailOptions>('ExistingTrailOptions')({
    ...fields,
    accounts: scope,
    organizationId: scope && organization,
    networkActivity: literal(networkActivity),
    insights: literal(insights),
  })),
  hasFiles: true,
  hasLogGroup: fields.logGroup !== undefined,
  unset: { bucket: false, logGroup: false },
  networkActivity,
  insights,
}));

const controlTower: fc.Arbitrary<Source> = fc.record({
  organizationId,
  bucket: bucket('Logs'),
  accounts,
  keyPrefix: maybe(keyPrefix),
  encryptionKey: maybe(key('EncryptionKey')),
  logGroup: maybe(logGroup('LogGroup')),
}).map((fields) => ({
  source: call('RecordSource.controlTower', RecordSource.controlTower, struct<ControlTowerOptions>('ControlTowerOptions')(fields)),
  hasFiles: true,
  hasLogGroup: fields.logGroup !== undefined,
  unset: { bucket: false, logGroup: false },
  networkActivity: false,
  insights: false,
}));

const logGroupOnly: fc.Arbitrary<Source> = logGroup('LogGroup').map((group) => ({
  source: call('RecordSource.logGroup', RecordSource.logGroup, group),
  hasFiles: false,
  hasLogGroup: true,
  unset: { bucket: false, logGroup: false },
  networkActivity: false,
  insights: false,
}));

export const source: fc.Arbitrary<Source> = fc.oneof(
  { weight: 4, arbitrary: trail }, { weight: 2, arbitrary: existing }, controlTower, logGroupOnly,
);
