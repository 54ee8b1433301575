import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { compileJsiiForTest } from 'jsii';
import { createTypeFinder, listTypes, loadAssembly } from './api/assembly';
import { checkType } from './api/checks';

const ROOT = path.join(__dirname, '..');
const assembly = loadAssembly(ROOT);
const findType = createTypeFinder(assembly, path.join(ROOT, 'node_modules'));

describe('the public API', () => {
  test('has no problem that jsii accepts', () => {
    expect(listTypes(assembly).map(({ name }) => name)).toContain('CloudTrailAnalytics');
    expect(listTypes(assembly).flatMap((type) => checkType(type, findType))).toEqual([]);
  });

  test('contains all exports, because functions and constants do not exist in other languages', () => {
    const index = readFileSync(path.join(ROOT, 'src', 'index.ts'), 'utf8');
    const named = /export \{([^}]*)\} from '[^']*';\n/g;
    expect(index.replace(named, '')).toBe('');
    const names = [...index.matchAll(named)].flatMap(([, list]) => list.split(',').map((name) => name.replace(/\btype\b/, '').trim()));
    expect(names.filter(Boolean).sort()).toEqual(listTypes(assembly).map(({ name }) => name).sort());
  });

  test('is compiled with all warnings of jsii as errors, so that no member is a reserved word', () => {
    const { tasks } = JSON.parse(readFileSync(path.join(ROOT, '.projen', 'tasks.json'), 'utf8')) as { tasks: { compile: unknown } };
    expect(tasks.compile).toMatchObject({ steps: expect.arrayContaining([{ exec: 'jsii --fail-on-warnings' }]) });
  });
});

test('each problem is found', () => {
  const compiled = compileJsiiForTest(`
    export enum Size {
      /** Small. */
      SMALL,
      LARGE,
    }

    /** A behavioral interface without methods. */
    export interface IPart {
      /** Width. */
      readonly width: number;
    }

    /** How a part is created. */
    export interface PartProps {
      /** Whether to paint. */
      readonly paint: boolean;
      /** Whether it is painted. */
      readonly painted: boolean;
    }

    /** Options. */
    export interface Options {
      /** Color. */
      readonly color?: string;
      /**
       * Height.
       * @default - undefined
       */
      readonly height?: number;
      /**
       * Depth.
       * @default 1
       */
      readonly depth?: number;
    }

    /** A class with factories that has no property. */
    export class Part {
      /** Creates a part. */
      public static of(parts: Part[], options: Options = {}): Part { return parts[options.depth ?? 0]; }
      private constructor() {}
    }

    /** A class. */
    export class Rule {
      /** Union. */
      public readonly union: string | number = 1;
      /** Map of structs. */
      public readonly structs: { [key: string]: Options[] } = {};
      /** Any. */
      public open(...parts: Options[]): any { return parts; }
      public close(width?: number): void { this.open({ height: width }); }
    }`);
  const findCompiled = createTypeFinder(compiled.assembly, '');
  expect(listTypes(compiled.assembly).flatMap((type) => checkType(type, findCompiled)).sort()).toEqual([
    'IPart: is a behavioral interface without a method; the name of a struct must not start with I and a capital letter',
    'Options.color: is optional and has no @default that gives the behavior',
    'Options.height: is optional and has no @default that gives the behavior',
    'Part: has factories, but no public readonly property, and is an empty interface in Go',
    'PartProps.painted: has a summary that is not a noun phrase and does not start with a verb',
    'PartProps: has a summary that does not start with "Properties for"',
    'PartProps: has a summary that is not a noun phrase and does not start with a verb',
    'Rule.close(width): is optional and not documented',
    'Rule.close: is not documented',
    'Rule.open(parts): is a list or map of structs, whose keys are not converted to snake case in Python',
    'Rule.open: has the type any',
    'Rule.structs: is a list or map of structs, whose keys are not converted to snake case in Python',
    'Rule.union: is a union, which is an untyped object in Java, C#, and Go',
    'Rule: has the name of a type in aws-cdk-lib',
    'Size.LARGE: is not documented',
    'Size: is not documented',
  ]);
});

test('an L1 type and a list of structs of the CDK are found', () => {
  const docs = { summary: 'Documented.' };
  const rule = { fqn: 'aws-cdk-lib.aws_s3.CfnBucket.RuleProperty' };
  const props = {
    name: 'FooOptions',
    kind: 'interface',
    datatype: true,
    docs,
    properties: [
      { name: 'rule', type: rule, docs },
      { name: 'stacks', type: { collection: { kind: 'array', elementtype: { fqn: 'aws-cdk-lib.StackProps' } } }, docs },
    ],
  };
  expect(checkType(props as never, findType)).toEqual([
    'FooOptions.rule: accepts an L1 type',
    'FooOptions.stacks: is a list or map of structs, whose keys are not converted to snake case in Python',
  ]);
});
