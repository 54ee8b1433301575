import * as path from 'node:path';
import { Library } from '../../../../tools/verify/languages/code/library';
import { record } from '../../../../tools/verify/languages/code/record';
import { constantsOf, publicNames, touchedNames } from '../../../../tools/verify/languages/touches';
import { tour } from '../../../../tools/verify/languages/tour/tour';
import { assemblyOf, collection, madeUpClass, madeUpEnum, madeUpStruct, method, named, property } from '../../../api-gate/made-up';

test('the tour uses all that is public', () => {
  const library = Library.in(path.join(__dirname, '..', '..', '..', '..'));
  const touched = touchedNames(record(library, (modules) => tour(modules, constantsOf(library.assembly))), library);
  expect(publicNames(library.assembly).filter((name) => !touched.has(name))).toEqual([]);
});

describe('in an assembly', () => {
  const assembly = assemblyOf(
    madeUpStruct({ name: 'CommonProps', properties: [property({ name: 'colour' })] }),
    madeUpStruct({ name: 'CarProps', interfaces: ['made-up.CommonProps'], properties: [property({ name: 'wheels' })] }),
    madeUpClass({
      name: 'Car',
      initializer: { parameters: [{ name: 'props', type: named('CarProps') }] },
      methods: [
        method({ name: 'drive', returns: { type: named('Car') } }),
        method({ name: 'race', parameters: [{ name: 'others', type: collection('array', named('CarProps')) }] }),
        method({ name: 'repair', protected: true }),
        method({ name: 'toString', overrides: 'constructs.Construct' }),
      ],
      properties: [property({ name: 'plate' }), property({ name: 'BLACK', static: true, const: true })],
    }),
    madeUpClass({ name: 'Vehicle', abstract: true, initializer: {} }),
    madeUpEnum({ name: 'Gear', members: [{ name: 'FIRST' }, { name: 'SECOND' }] }),
  );
  const library = new Library(assembly, []);

  test('everything is public but what is protected, abstract or another\'s', () => {
    expect(publicNames(assembly)).toEqual([
      'CommonProps', 'CommonProps.colour', 'CarProps', 'CarProps.wheels', 'Car', 'Car.constructor', 'Car.drive', 'Car.race', 'Car.plate', 'Car.BLACK',
      'Vehicle', 'Gear', 'Gear.FIRST', 'Gear.SECOND',
    ]);
  });

  test('constants are enum members and constants of classes', () => {
    expect(constantsOf(assembly)).toEqual({ Car: ['BLACK'], Gear: ['FIRST', 'SECOND'] });
  });

  test('touched is what a step names, with the props that it is given', () => {
    const car = { name: 'v0', type: named('Car') };
    expect([...touchedNames([{ kind: 'create', fqn: 'made-up.Car', args: [{ wheels: 'four' }], result: car }], library)])
      .toEqual(['Car', 'Car.constructor', 'CarProps', 'CarProps.wheels']);
    expect([...touchedNames([{ kind: 'call', fqn: 'made-up.Car', member: 'race', receiver: car, args: [[{ colour: 'red' }]] }], library)])
      .toEqual(['Car', 'Car.race', 'CarProps', 'CommonProps', 'CommonProps.colour']);
    expect([...touchedNames([{ kind: 'read', fqn: 'made-up.Gear', member: 'FIRST', result: { name: 'v1', type: named('Gear') } }], library)])
      .toEqual(['Gear', 'Gear.FIRST']);
  });

  test('a prop that is not there is an error', () => {
    expect(() => touchedNames([{ kind: 'create', fqn: 'made-up.Car', args: [{ wings: 2 }], result: { name: 'v0', type: named('Car') } }], library))
      .toThrow("CarProps has no prop 'wings'");
  });
});
