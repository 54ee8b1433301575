import { App, AppProps, Stack, StackProps } from 'aws-cdk-lib';
import { Annotations, Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';

/** A stack, its template and its annotations. */
export interface Synthesised {
  readonly stack: Stack;
  readonly template: Template;
  readonly annotations: Annotations;
}

/** Synthesizes a stack with the resources that a function creates. */
export function synthesise(build: (stack: Construct) => void, stackProps: StackProps = {}, appProps: AppProps = {}): Synthesised {
  const stack = new Stack(new App(appProps), 'Test', stackProps);
  build(stack);
  return { stack, template: Template.fromStack(stack), annotations: Annotations.fromStack(stack) };
}

/** Returns the only resource of a type. Throws an error unless the template contains exactly one. */
export function only(template: Template, type: string): Record<string, any> {
  const found = Object.values(template.findResources(type));
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return found[0];
}

/** Returns the statement of a policy by its ID. */
export function statement(policy: { Statement: { Sid?: string }[] }, sid: string): Record<string, unknown> {
  const found = policy.Statement.filter((candidate) => candidate.Sid === sid);
  if (found.length !== 1) throw new Error(`expected one statement ${sid}, found ${found.length}`);
  return found[0];
}
