import { createRequire } from 'node:module';
import * as path from 'node:path';
import { createCacheFolder } from '../cache';
import { installNodePackages } from '../node-packages';
import { ACCOUNT, REGION } from './props/resources';

/** The part of the newest aws-cdk-lib that this check uses; the lowest supported version does not have it. */
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

/** Validates templates as the newest CDK validates each template that it synthesizes. */
export function validateTemplates(templates: readonly string[]): string[] {
  const folder = createCacheFolder('newest-cdk');
  installNodePackages(folder, ['aws-cdk-lib@latest', 'constructs@latest']);
  const cdk = createRequire(path.join(folder, 'package.json'))('aws-cdk-lib') as NewestCdk;
  const stackTemplates = templates.map((templatePath) => ({ stackConstructPath: templatePath, templatePath, accountId: ACCOUNT, region: REGION }));
  const { violations } = new cdk.CloudFormationValidatePlugin().validate({ templatePaths: templates, stackTemplates, appConstruct: new cdk.App() });
  return violations.map(({ ruleName, description, violatingResources }) =>
    `${ruleName}: ${description} (${violatingResources.map(({ resourceLogicalId = 'the template' }) => resourceLogicalId).join(', ')})`);
}
