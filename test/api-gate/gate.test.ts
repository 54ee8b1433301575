import type { Type } from '@jsii/spec';
import { checkAssembly, checkExports } from './gate';
import {
  assemblyOf, collection, madeUpClass, madeUpEnum, madeUpInterface, madeUpStruct, method, named, primitive, property, STRING,
} from './made-up';
import { CDK_NAMES, RESERVED_NAMES } from './names';

const CLEAN: Type[] = [
  madeUpStruct({
    name: 'GateOptions',
    properties: [
      property({ name: 'height', type: primitive('number') }),
      property({ name: 'colour', optional: true, docs: { summary: 'Paint.', default: '- bare wood' } }),
      property({ name: 'hinges', optional: true, docs: { summary: 'Hinges.', default: '[]' }, type: collection('array', named('Hinge')) }),
    ],
  }),
  madeUpClass({
    name: 'Hinge',
    properties: [property({ name: 'material' })],
    methods: [method({ name: 'ofIron', static: true, returns: { type: named('Hinge') } })],
  }),
  madeUpInterface({ name: 'IOpener', methods: [method({ name: 'open', parameters: [{ name: 'width', type: STRING }] })] }),
  madeUpEnum({
    name: 'Side',
    members: [{ name: 'LEFT', docs: { summary: 'Left.' } }, { name: 'SIDE_2', docs: { summary: 'The other.' } }],
  }),
  madeUpClass({
    name: 'Gate',
    interfaces: ['made-up.IOpener'],
    initializer: { parameters: [{ name: 'options', optional: true, type: named('GateOptions') }] },
    properties: [property({ name: 'side', type: named('Side') })],
    methods: [method({
      name: 'paint', parameters: [{ name: 'colour', optional: true, docs: { summary: 'Red if not given.' }, type: STRING }],
    })],
  }),
];

test('a clean assembly passes', () => {
  expect(checkAssembly(assemblyOf(...CLEAN))).toEqual([]);
});

test('every type is looked at', () => {
  const types = [madeUpClass({ name: 'One', docs: {} }), madeUpClass({ name: 'Two', docs: {} })];
  expect(checkAssembly(assemblyOf(...CLEAN, ...types))).toEqual(['One: has no documentation', 'Two: has no documentation']);
});

describe('documentation', () => {
  test.each<[string, Type, string]>([
    ['type', madeUpClass({ name: 'Gate', docs: {} }), 'Gate: has no documentation'],
    [
      'property',
      madeUpClass({ name: 'Gate', properties: [property({ name: 'width', docs: { remarks: 'Wide.' } })] }),
      'Gate.width: has no documentation',
    ],
    ['method', madeUpClass({ name: 'Gate', methods: [method({ name: 'close', docs: undefined })] }), 'Gate.close: has no documentation'],
    ['enum member', madeUpEnum({ name: 'Side', members: [{ name: 'LEFT' }] }), 'Side.LEFT: has no documentation'],
    [
      'optional parameter',
      madeUpClass({ name: 'Gate', methods: [method({ name: 'paint', parameters: [{ name: 'colour', optional: true, type: STRING }] })] }),
      'Gate.paint(colour): is optional and has no documentation that says what it is otherwise',
    ],
    [
      'default of an optional prop',
      madeUpStruct({ name: 'GateProps', properties: [property({ name: 'colour', optional: true })] }),
      'GateProps.colour: is optional and has no @default',
    ],
  ])('%s without it', (_, type, message) => {
    expect(checkAssembly(assemblyOf(type))).toEqual([message]);
  });

  test.each(['undefined', '- undefined', 'undefined, so none'])('default %p', (value) => {
    const colour = property({ name: 'colour', optional: true, docs: { summary: 'Paint.', default: value } });
    expect(checkAssembly(assemblyOf(madeUpStruct({ name: 'GateProps', properties: [colour] }))))
      .toEqual(["GateProps.colour: has a @default that starts with 'undefined': say what happens instead"]);
  });
});

describe('types', () => {
  const gateWith = (type: ReturnType<typeof primitive>) => madeUpClass({ name: 'Gate', properties: [property({ name: 'part', type })] });
  const point = madeUpStruct({ name: 'Point' });

  test.each<[string, Type[], string]>([
    [
      'a union',
      [gateWith({ union: { types: [STRING, primitive('number')] } })],
      'Gate.part: is a union, which typed languages see as any object',
    ],
    [
      'a union inside a list',
      [gateWith(collection('array', { union: { types: [STRING] } }))],
      'Gate.part: is a union, which typed languages see as any object',
    ],
    ['any', [gateWith(primitive('any'))], 'Gate.part: is of type any'],
    ['a map of any', [gateWith(collection('map', primitive('any')))], 'Gate.part: is of type any'],
    [
      'any returned',
      [madeUpClass({ name: 'Gate', methods: [method({ name: 'open', returns: { type: primitive('any') } })] })],
      'Gate.open: is of type any',
    ],
    [
      'any as a parameter of the constructor',
      [madeUpClass({ name: 'Gate', initializer: { parameters: [{ name: 'parts', type: primitive('any') }] } })],
      'Gate.constructor(parts): is of type any',
    ],
    [
      'a list of structs',
      [point, gateWith(collection('array', named('Point')))],
      "Gate.part: is a list or map of structs, which lose their keys' spelling in Python: use a class",
    ],
    [
      'a list of maps of structs',
      [point, gateWith(collection('array', collection('map', named('Point'))))],
      "Gate.part: is a list or map of structs, which lose their keys' spelling in Python: use a class",
    ],
    [
      'any number of structs',
      [point, madeUpClass({
        name: 'Gate',
        methods: [method({ name: 'move', variadic: true, parameters: [{ name: 'via', variadic: true, type: named('Point') }] })],
      })],
      "Gate.move(via): is a list or map of structs, which lose their keys' spelling in Python: use a class",
    ],
    [
      'a Cfn type in a prop',
      [madeUpStruct({
        name: 'GateProps', properties: [property({ name: 'rules', type: { fqn: 'aws-cdk-lib.aws_s3.CfnBucket.RuleProperty' } })],
      })],
      'GateProps.rules: takes CfnBucket: props and parameters name no Cfn type',
    ],
    [
      'a Cfn type as a parameter',
      [madeUpClass({
        name: 'Gate', methods: [method({ name: 'guard', parameters: [{ name: 'what', type: { fqn: 'aws-cdk-lib.CfnResource' } }] })],
      })],
      'Gate.guard(what): takes CfnResource: props and parameters name no Cfn type',
    ],
    [
      'a behavioural interface without methods',
      [madeUpInterface({ name: 'IGate', properties: [property({ name: 'width' })] })],
      'IGate: is an interface of behaviour without a method; if it is a struct, its name must not start with I and a capital',
    ],
    ['a struct named like an interface', [madeUpStruct({ name: 'IAMOptions' })],
      'IAMOptions: is a struct and starts with I and a capital, as only interfaces of behaviour may'],
    [
      'a choice without a member of its own',
      [madeUpClass({ name: 'Hinge', methods: [method({ name: 'ofIron', static: true, returns: { type: named('Hinge') } })] })],
      'Hinge: is a choice made by static factories and has no public readonly member',
    ],
    [
      'a choice of constants, with a seam',
      [madeUpClass({
        name: 'Hinge',
        properties: [property({ name: 'IRON', static: true, type: named('Hinge') })],
        methods: [method({ name: 'bind' })],
      })],
      'Hinge: is a choice made by static factories and has no public readonly member',
    ],
    [
      'an enum member in lower case',
      [madeUpEnum({ name: 'Side', members: [{ name: 'Left', docs: { summary: 'Left.' } }] })],
      'Side.Left: is an enum member not in ALL_CAPS',
    ],
    ['a type that is not exported', [gateWith(named('Hidden'))], 'Gate.part: uses made-up.Hidden, which the package does not export'],
    [
      'a base that is not exported',
      [madeUpClass({ name: 'Gate', base: 'made-up.Hidden' })],
      'Gate: uses made-up.Hidden, which the package does not export',
    ],
  ])('%s', (_, types, message) => {
    expect(checkAssembly(assemblyOf(...types))).toEqual([message]);
  });

  test("a list of another package's structs is found through it", () => {
    const assembly = assemblyOf(gateWith(collection('array', { fqn: 'other.Point' })));
    expect(checkAssembly(assembly)).toEqual([]);
    expect(checkAssembly(assembly, (fqn) => fqn === 'other.Point' ? point : undefined))
      .toEqual(["Gate.part: is a list or map of structs, which lose their keys' spelling in Python: use a class"]);
  });

  test('what is given out may be a Cfn type', () => {
    expect(checkAssembly(assemblyOf(gateWith({ fqn: 'aws-cdk-lib.aws_cloudtrail.CfnTrail' })))).toEqual([]);
  });

  test('an interface may take its methods from another', () => {
    const types = [
      madeUpInterface({ name: 'IOpener', methods: [method({ name: 'open' })] }),
      madeUpInterface({ name: 'IGate', interfaces: ['made-up.IOpener'] }),
    ];
    expect(checkAssembly(assemblyOf(...types))).toEqual([]);
  });

  test('a choice may take its member from its base', () => {
    const types = [
      madeUpClass({ name: 'Part', properties: [property({ name: 'weight' })] }),
      madeUpClass({
        name: 'Hinge',
        base: 'made-up.Part',
        methods: [method({ name: 'ofIron', static: true, returns: { type: named('Hinge') } })],
      }),
    ];
    expect(checkAssembly(assemblyOf(...types))).toEqual([]);
  });
});

describe('names', () => {
  test.each(RESERVED_NAMES)('%s is reserved as a member, a prop and a parameter', (name) => {
    const types = [
      madeUpClass({
        name: 'Gate',
        properties: [property({ name })],
        methods: [method({ name: 'open', parameters: [{ name, type: STRING }] })],
      }),
      madeUpStruct({ name: 'GateProps', properties: [property({ name })] }),
    ];
    expect(checkAssembly(assemblyOf(...types))).toEqual([`Gate.${name}`, `Gate.open(${name})`, `GateProps.${name}`]
      .map((where) => `${where}: '${name}' is a reserved word in another language`));
  });

  test.each(['scope', 'id'])('%s is no name for a prop of a construct', (name) => {
    const parameters = [{ name: 'scope', type: STRING }, { name: 'id', type: STRING }, { name: 'props', type: named('GateProps') }];
    const types = [
      madeUpStruct({ name: 'BaseProps', properties: [property({ name })] }),
      madeUpStruct({ name: 'GateProps', interfaces: ['made-up.BaseProps'] }),
      madeUpClass({ name: 'Gate', initializer: { parameters } }),
    ];
    expect(checkAssembly(assemblyOf(...types)))
      .toEqual([`Gate.constructor(${name}): has the name of a prop of GateProps, so Python renames it`]);
  });

  test('id is a good name for a prop of what is no construct', () => {
    const types = [
      madeUpStruct({ name: 'HingeProps', properties: [property({ name: 'id' })] }),
      madeUpClass({
        name: 'Hinge',
        initializer: { parameters: [{ name: 'props', type: named('HingeProps') }] },
        properties: [property({ name: 'id' })],
      }),
    ];
    expect(checkAssembly(assemblyOf(...types))).toEqual([]);
  });

  test.each(['Gate', 'gate', 'GATE'])('%s is no name for a member of Gate', (name) => {
    expect(checkAssembly(assemblyOf(madeUpClass({ name: 'Gate', properties: [property({ name })] }))))
      .toEqual([`Gate.${name}: has its type's name, which C# refuses`]);
  });

  test.each(['getWidth', 'setWidth', 'build', 'equals'])('%s is no name for a member', (name) => {
    expect(checkAssembly(assemblyOf(madeUpClass({ name: 'Gate', methods: [method({ name })] }))))
      .toEqual([`Gate.${name}: '${name}' clashes with what Java generates`]);
  });

  test.each(['settings', 'getaway', 'builder', 'eventSource', 'mapped'])('%s is a good name', (name) => {
    expect(checkAssembly(assemblyOf(madeUpClass({ name: 'Gate', methods: [method({ name })] })))).toEqual([]);
  });

  test("a name that another package's interface prescribes is accepted", () => {
    const prescribed = method({ name: 'with', overrides: 'constructs.IConstruct' });
    expect(checkAssembly(assemblyOf(madeUpClass({ name: 'Gate', methods: [prescribed] })))).toEqual([]);
  });

  test.each(CDK_NAMES)('%s is no name for a type', (name) => {
    expect(checkAssembly(assemblyOf(madeUpClass({ name })))).toEqual([`${name}: aws-cdk-lib has a type of this name`]);
  });
});

test('an export that is not in the assembly', () => {
  expect(checkExports(assemblyOf(...CLEAN), ['Gate', 'openAll', 'Side', 'openAll']))
    .toEqual(['openAll: is exported and not in the assembly: it vanishes outside TypeScript']);
});
