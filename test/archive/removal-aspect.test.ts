import { App, Duration, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CloudTrailAnalytics, ObjectLock, RecordSource, RetentionPolicy } from '../../src';

/** Returns the warnings about deleted evidence, by construct path, in an app with a removal policy aspect. */
function findWarnings(removalPolicy: RemovalPolicy | undefined, apply: (app: App) => void): string[] {
  const app = new App();
  const stack = new Stack(app, 'Test');
  new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.trail({ removalPolicy }),
    retention: RetentionPolicy.searchable(Duration.days(365), { objectLock: ObjectLock.governance(Duration.days(30)) }),
  });
  apply(app);
  return app.synth().getStackByName('Test').messages
    .filter(({ entry }) => /archive(Key|Bucket)Deleted/.test(String(entry.data))).map(({ id }) => id).sort();
}

test('an aspect that deletes the archive with the stack is a warning', () => {
  expect(findWarnings(undefined, (app) => RemovalPolicies.of(app).destroy()))
    .toEqual(['AccessLogs', 'Bucket', 'Key'].map((id) => `/Test/Audit/Archive/${id}/Resource`));
});

test('a removal policy that deletes the archive is not a warning', () => {
  expect(findWarnings(RemovalPolicy.DESTROY, (app) => RemovalPolicies.of(app).destroy())).toEqual([]);
});

test('an aspect that retains the archive is not a warning', () => {
  expect(findWarnings(undefined, (app) => RemovalPolicies.of(app).retain())).toEqual([]);
  expect(findWarnings(undefined, () => undefined)).toEqual([]);
});
