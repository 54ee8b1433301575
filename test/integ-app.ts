import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';

/** Creates an app with a snapshot that does not depend on the machine. */
export function integApp(): App {
  return new App({ analyticsReporting: false, stackTraces: false, treeMetadata: false });
}

/** Creates a test of stacks, which are deployed in the given order. */
export function integTest(app: App, id: string, testCases: Stack[]): IntegTest {
  return new IntegTest(app, id, { testCases });
}
