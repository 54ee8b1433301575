import { App, CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { CloudTrailAnalytics, CloudTrailAnalyticsProps, QueryPack, RulePack } from '../../src';
import { CONSTRUCT_ID, STACKS } from '../../tools/verify/security/stacks';

/** Construct ids are part of the contract: if a path changes, the logical id changes, and CloudFormation replaces the resource. */
test.each(Object.entries(STACKS))('the paths, types, and logical ids of stack %s do not change', (id, props) => {
  const stack = new Stack(new App(), id, { env: { account: '111122223333', region: 'eu-central-1' } });
  new CloudTrailAnalytics(stack, CONSTRUCT_ID, reduceProps(props(stack), id !== 'LogGroup'));
  expect(listElements(stack)).toMatchSnapshot();
});

/** Reduces the stack to one rule and one query. The ids of rules and queries are tested where they are defined. */
function reduceProps(props: CloudTrailAnalyticsProps, hasFiles: boolean): CloudTrailAnalyticsProps {
  return {
    ...props,
    alarmRules: props.alarmRules?.length === 0 ? [] : [RulePack.recommended().only(['root-usage'])],
    ...hasFiles ? { detectionRules: [], queryPacks: [QueryPack.investigation().only(['event-by-id']).withPreparedStatements()] } : {},
  };
}

function listElements(stack: Stack): string[] {
  return stack.node.findAll().filter((construct) => CfnElement.isCfnElement(construct))
    .map((element) => `${element.node.path}: ${getType(element)} ${stack.resolve(element.logicalId)}`)
    .sort();
}

function getType(element: CfnElement): string {
  return CfnResource.isCfnResource(element) ? element.cfnResourceType : element.constructor.name;
}
