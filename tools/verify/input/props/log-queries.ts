import * as fc from 'fast-check';
import { logGroup } from './resources';
import { resourceNamePrefix } from './texts';
import { call, callOn, construct, Gen, list, literal, struct } from './value';
import { LogQueries, LogQueriesProps, RulePack } from 'cdk-cloudtrail-analytics';

/** Rules that Logs Insights supports. No two packs have a rule ID in common. */
export const logQueryRules: Gen<RulePack[]> = fc.subarray([
  callOn(call('RulePack.securityHub', RulePack.securityHub), 'RulePack.only', (pack, ids: string[]) => pack.only(ids), literal(['cloudwatch-3', 'cloudwatch-14'])),
  callOn(call('RulePack.operations', RulePack.operations), 'RulePack.only', (pack, ids: string[]) => pack.only(ids), literal(['ec2-large-instances'])),
  callOn(call('RulePack.tampering', RulePack.tampering), 'RulePack.only', (pack, ids: string[]) => pack.only(ids), literal(['log-retention-shortened'])),
], { minLength: 1 }).map((packs) => list(packs));

export const logQueries: Gen<unknown> = fc.record({ resourceNamePrefix, logGroup: logGroup('LogGroup'), logQueryRules })
  .map((fields) => construct('LogQueries', LogQueries, struct<LogQueriesProps>('LogQueriesProps')(fields)));
