import { createRequire } from 'node:module';
import * as path from 'node:path';
import { cacheFolder } from '../cache';
import { installNodePackages } from '../node-packages';
import { ACCOUNT, REGION } from './props/resources';

/** What is used of the newest CDK, and is not in the oldest that the library supports. */
interface NewestCdk {
  readonly App: new () => object;
  readonly CloudFormationValidatePlugin: new () => {
    validate(context: object): { readonly violations: readonly Violation[] };
  };
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingResources: readonly { readonly resourceLogicalId?: string }[];
}

/** What the newest CDK says of each template that it synthesises, said of these. */
export function validate(templates: readonly string[]): string[] {
  const folder = cacheFolder('newest-cdk');
  installNodePackages(folder, ['aws-cdk-lib@latest', 'constructs@latest']);
  const cdk = createRequire(path.join(folder, 'package.json'))('aws-cdk-lib') as NewestCdk;
  const stackTemplates = templates.map((templatePath) => ({ stackConstructPath: templatePath, templatePath, accountId: ACCOUNT, region: REGION }));
  const { violations } = new cdk.CloudFormationValidatePlugin().validate({ templatePaths: templates, stackTemplates, appConstruct: new cdk.App() });
  return violations.map(({ ruleName, description, violatingResources }) =>
    `${ruleName}: ${description} (${violatingResources.map(({ resourceLogicalId = 'the template' }) => resourceLogicalId).join(', ')})`);
}
