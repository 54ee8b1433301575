import type { Type } from '@jsii/spec';
import { checkType } from '../../../../tools/verify/languages/targets/dotnet';

const CAR = { kind: 'class', name: 'Car', methods: [{ name: 'drive' }], properties: [{ name: 'plate' }] } as unknown as Type;
const GEAR = { kind: 'enum', name: 'Gear', members: [{ name: 'FIRST' }, { name: 'SECOND' }] } as unknown as Type;
const DRIVER = { kind: 'interface', name: 'IDriver' } as unknown as Type;
const OPTIONS = { kind: 'interface', datatype: true, name: 'CarOptions' } as unknown as Type;

const CODE = `
    /// <summary>A car.</summary>
    [JsiiClass(nativeType: typeof(Car), fullyQualifiedName: "example.Car")]
    public class Car : DeputyBase
    {
        /// <summary>Drives.</summary>
        /// <param name="speed">the speed</param>
        [JsiiMethod(name: "drive", parametersJson: "[]")]
        public virtual void Drive(double speed = 1)
        {
        }

        /// <summary>The plate.</summary>
        [JsiiOptional]
        [JsiiProperty(name: "plate", typeJson: "{}")]
        public virtual string? Plate
        {
            get => GetInstanceProperty<string>()!;
        }

        internal sealed class _Proxy : Car
        {
            [JsiiMethod(name: "drive", parametersJson: "[]")]
            public override void Drive(double speed = 1)
        }
    }`;

test('a correct class has no problems', () => expect(checkType(CAR, 'Car', CODE)).toEqual([]));

test.each<[string, string, string, string]>([
  ['a missing class', 'public class Car', 'internal class Car', 'Car.cs declares no public class Car'],
  ['a missing member', '[JsiiMethod(name: "drive"', '[JsiiMethod(name: "stop"', 'Car.drive is missing'],
  ['missing documentation', '/// <summary>The plate.</summary>', '', 'Car.Plate has no documentation'],
  ['a keyword', 'void Drive(', 'void lock(', 'Car.lock is a keyword'],
  ['an escaped keyword', 'void Drive(', 'void @lock(', 'Car.@lock is a keyword'],
  ['a member with the name of its type', 'void Drive(', 'void Car(', 'Car.Car has the same name as its type'],
  ['two members with the same name', 'void Drive(', 'void Plate(', 'Car.Plate is declared twice'],
])('%s is a problem', (_, from, to, problem) => expect(checkType(CAR, 'Car', CODE.replace(from, to))).toEqual([problem]));

test.each<[string, Type, string, string]>([
  ['a behavioral interface', DRIVER, 'IDriver', 'interface'],
  ['the class of a struct', OPTIONS, 'CarOptions', 'class'],
  ['the interface of a struct', OPTIONS, 'ICarOptions', 'interface'],
])('%s is declared as such', (_, type, name, kind) => {
  expect(checkType(type, name, `    public ${kind} ${name}\n`)).toEqual([]);
  expect(checkType(type, name, `    public enum ${name}\n`)).toEqual([`${name}.cs declares no public ${kind} ${name}`]);
});

test('the members of an enum are checked', () => {
  const first = '    public enum Gear\n    {\n        /// <summary>Slow.</summary>\n        [JsiiEnumMember(name: "FIRST")]\n        FIRST,\n';
  const second = '        /// <summary>Fast.</summary>\n        [JsiiEnumMember(name: "SECOND")]\n        SECOND\n    }';
  expect(checkType(GEAR, 'Gear', first + second)).toEqual([]);
  expect(checkType(GEAR, 'Gear', first)).toEqual(['Gear.SECOND is missing']);
});
