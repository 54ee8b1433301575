import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';

/** An app whose snapshot tells what is deployed, and nothing of the machine on which it was synthesised. */
export function integApp(): App {
  return new App({ analyticsReporting: false, stackTraces: false, treeMetadata: false });
}

/** Makes a test of stacks, which are deployed in this order. */
export function integTest(app: App, id: string, testCases: Stack[]): IntegTest {
  return new IntegTest(app, id, { testCases });
}
