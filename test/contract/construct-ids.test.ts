import { App, CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { CloudTrailAnalytics, CloudTrailAnalyticsProps, QueryPack, RulePack } from '../../src';
import { CONSTRUCT_ID, STACKS } from '../../tools/verify/security/stacks';

/** Construct ids are contract: another path is another logical id, and CloudFormation replaces what was deployed. */
test.each(Object.entries(STACKS))('the paths, types and logical ids of stack %s are frozen', (id, props) => {
  const stack = new Stack(new App(), id, { env: { account: '111122223333', region: 'eu-central-1' } });
  new CloudTrailAnalytics(stack, CONSTRUCT_ID, few(props(stack), id !== 'LogGroup'));
  expect(elementsOf(stack)).toMatchSnapshot();
});

/** One rule and one query stand for all: the ids of these are frozen where they are defined. */
function few(props: CloudTrailAnalyticsProps, hasFiles: boolean): CloudTrailAnalyticsProps {
  return {
    ...props,
    alarmRules: props.alarmRules?.length === 0 ? [] : [RulePack.recommended().only(['root-usage'])],
    ...hasFiles ? { detectionRules: [], queryPacks: [QueryPack.investigation().only(['event-by-id']).withPreparedStatements()] } : {},
  };
}

function elementsOf(stack: Stack): string[] {
  return stack.node.findAll().filter((construct) => CfnElement.isCfnElement(construct))
    .map((element) => `${element.node.path}: ${typeOf(element)} ${stack.resolve(element.logicalId)}`)
    .sort();
}

function typeOf(element: CfnElement): string {
  return CfnResource.isCfnResource(element) ? element.cfnResourceType : element.constructor.name;
}
