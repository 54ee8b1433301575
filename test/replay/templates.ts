/** A template as somebody else might write it, with what a test is about. */
export function createTemplate(resources: Readonly<Record<string, object>>): string {
  return JSON.stringify({ Resources: { ...TABLE, ...RULE, ...resources } });
}

const TABLE = {
  Database: { Type: 'AWS::Glue::Database', Properties: { DatabaseInput: { Name: 'audit' } } },
  Events: {
    Type: 'AWS::Glue::Table',
    Properties: {
      DatabaseName: { Ref: 'Database' },
      TableInput: {
        Name: 'events',
        PartitionKeys: [{ Name: 'day', Type: 'string' }],
        StorageDescriptor: {
          Columns: ['eventid', 'eventname', 'eventtime', 'eventsource', 'requestparameters'].map((Name) => ({ Name, Type: 'string' })),
          Location: { 'Fn::Sub': 's3://logs/AWSLogs/${AWS::AccountId}/CloudTrail/' },
        },
      },
    },
  },
};

const RULE = {
  TrailStopped: {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      FilterPattern: '{ $.eventName = "StopLogging" }',
      MetricTransformations: [{ MetricNamespace: 'Audit', MetricName: 'stopped', MetricValue: '1' }],
    },
  },
  TrailStoppedAlarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: 'trail-stopped',
      Namespace: 'Audit',
      MetricName: 'stopped',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    },
  },
};

export function createQueryResource(name: string, sql: string): object {
  return { Type: 'AWS::Athena::NamedQuery', Properties: { Name: name, Database: { Ref: 'Database' }, QueryString: sql } };
}

/** A log file of one record a minute, from noon on. */
export function createLog(...eventNames: string[]): string {
  return JSON.stringify({
    Records: eventNames.map((eventName, minute) => ({
      eventVersion: '1.11',
      eventID: `id-${minute}`,
      eventName,
      eventTime: `2026-01-31T12:${String(minute).padStart(2, '0')}:00Z`,
      eventSource: 'cloudtrail.amazonaws.com',
      userIdentity: { type: 'IAMUser', userName: 'anna' },
      requestParameters: { name: 'audit' },
    })),
  });
}
