import { Token } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';

/** Refuses a log group that takes no metric filters, as far as its class is known. */
export function validateLogClass(logGroup: logs.ILogGroup): void {
  const resource = logGroup.node.defaultChild;
  const logClass = resource instanceof logs.CfnLogGroup ? resource.logGroupClass : undefined;
  if (logClass !== undefined && !Token.isUnresolved(logClass) && logClass !== logs.LogGroupClass.STANDARD) {
    throw new Error(`logGroup must be of log class ${logs.LogGroupClass.STANDARD}, the only one with metric filters; got ${logClass}`);
  }
}
