import * as athena from 'aws-cdk-lib/aws-athena';
import { Construct } from 'constructs';
import { RetentionPolicy } from '../archive/retention-policy';
import { QueryPack } from './query-pack';
import { SavedQuery } from './saved-query';

export interface SavedQueriesProps {
  readonly workgroup: athena.CfnWorkGroup;
  readonly workgroupName: string;
  readonly databaseName: string;
  readonly queryPacks: readonly QueryPack[];
  readonly retention: RetentionPolicy;
}
