import { Aws } from 'aws-cdk-lib';

interface Conditions {
  readonly [operator: string]: { readonly [key: string]: string };
}

export function policy(...statements: object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

/** Lets a service do what `actions` say. */
export function allow(sid: string, service: string, actions: string | string[], resource: string, conditions?: Conditions): object {
  return { Sid: sid, Effect: 'Allow', Principal: { Service: service }, Action: actions, Resource: resource, Condition: conditions };
}

export const OWN_ALARMS: Conditions = {
  StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
  ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm:*` },
};
