import { Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaAction } from 'aws-cdk-lib/aws-cloudwatch-actions';

import { Construct } from 'constructs';

/** Properties for `PrefixedAlarm`. */
export interface PrefixedAlarmProps extends cloudwatch.AlarmProps {
  /** The construct that owns all alarms with the prefix. */
  readonly owner: Construct;
  /** Prefix of the alarm names, without the hyphen that follows it. */
  readonly resourceNamePrefix: string;
}

/**
 * An alarm whose Lambda actions share one permission with all alarms of the same name prefix.
 *
 * `LambdaAction` adds a permission for each alarm. The resource policy of a function has a maximum size of 20 KB, which about 40 alarms
 * exceed, and the construct IDs of the permissions are the same for all alarms with the same construct ID.
 */
export class PrefixedAlarm extends cloudwatch.Alarm {
  constructor(scope: Construct, id: string, private readonly prefixed: PrefixedAlarmProps) {
    const { owner: _owner, resourceNamePrefix: _prefix, ...props } = prefixed;
    super(scope, id, props);
  }

  public override addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addAlarmAction(...this.shareLambdaPermissions(actions));
  }

  public override addOkAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addOkAction(...this.shareLambdaPermissions(actions));
  }

  public override addInsufficientDataAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addInsufficientDataAction(...this.shareLambdaPermissions(actions));
  }

  private shareLambdaPermissions(actions: readonly cloudwatch.IAlarmAction[]): cloudwatch.IAlarmAction[] {
    return actions.map((action) => (action instanceof LambdaAction ? { bind: () => this.bindToAllAlarms(action) } : action));
  }

  /** Binds the action to a name pattern instead of this alarm. Lambda supports wildcards in the source ARN of a permission. */
  private bindToAllAlarms(action: LambdaAction): cloudwatch.AlarmActionConfig {
    const { owner, resourceNamePrefix } = this.prefixed;
    // The CDK derives the construct ID of the permission from this ID.
    const id = Names.uniqueId(owner);
    const alarms = owner.node.tryFindChild(id) as cloudwatch.IAlarm | undefined
      ?? cloudwatch.Alarm.fromAlarmName(owner, id, `${resourceNamePrefix}-*`);
    return action.bind(owner, alarms);
  }
}
