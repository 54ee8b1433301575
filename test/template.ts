import { App, AppProps, Stack, StackProps } from 'aws-cdk-lib';
import { Annotations, Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';

/** The template of a stack, and the stack that it was made from. */
export interface Synthesised {
  readonly stack: Stack;
  readonly template: Template;
  readonly annotations: Annotations;
}

/** Synthesises a stack that `build` fills. */
export function synthesise(build: (stack: Construct) => void, stackProps: StackProps = {}, appProps: AppProps = {}): Synthesised {
  const stack = new Stack(new App(appProps), 'Test', stackProps);
  build(stack);
  return { stack, template: Template.fromStack(stack), annotations: Annotations.fromStack(stack) };
}

/** The only resource of a type, or an error that counts them. */
export function only(template: Template, type: string): Record<string, any> {
  const found = Object.values(template.findResources(type));
  if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
  return found[0];
}

/** The statement of a policy by its sid. */
export function statement(policy: { Statement: { Sid?: string }[] }, sid: string): Record<string, unknown> {
  const found = policy.Statement.filter((candidate) => candidate.Sid === sid);
  if (found.length !== 1) throw new Error(`expected one statement ${sid}, found ${found.length}`);
  return found[0];
}
