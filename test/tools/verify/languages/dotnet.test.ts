import { checkType } from '../../../../tools/verify/languages/in/dotnet';
import { madeUpClass, madeUpEnum, method, property } from '../../../api-gate/made-up';

const CAR = madeUpClass({ name: 'Car', methods: [method({ name: 'drive' })], properties: [property({ name: 'plate' })] });

function car(change: { readonly from?: string; readonly to?: string } = {}): string {
  return `
    /// <summary>A car.</summary>
    [JsiiClass(nativeType: typeof(Car), fullyQualifiedName: "made-up.Car")]
    public class Car : DeputyBase
    {
        /// <summary>Drives.</summary>
        /// <param name="speed">how fast</param>
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
    }`.replace(change.from ?? '', change.to ?? '');
}

test('a class as it should be', () => expect(checkType(CAR, 'Car', car())).toEqual([]));

test.each<[string, string, string, string]>([
  ['no such class', 'public class Car', 'internal class Car', 'Car.cs declares no public class Car'],
  ['no such member', '[JsiiMethod(name: "drive"', '[JsiiMethod(name: "stop"', 'Car.drive is not there'],
  ['no documentation', '/// <summary>The plate.</summary>', '', 'Car.Plate has no documentation'],
  ['a keyword', 'void Drive(', 'void lock(', 'Car.lock is a keyword'],
  ['a keyword by its other name', 'void Drive(', 'void @lock(', 'Car.@lock is a keyword'],
  ['the name of its type', 'void Drive(', 'void Car(', 'Car.Car has the name of its type'],
  ['the same twice', 'void Drive(', 'void Plate(', 'Car.Plate is there twice'],
])('%s', (_, from, to, problem) => expect(checkType(CAR, 'Car', car({ from, to }))).toEqual([problem]));

test('an enum', () => {
  const gear = madeUpEnum({ name: 'Gear', members: [{ name: 'FIRST' }, { name: 'SECOND' }] });
  const code = '    public enum Gear\n    {\n        /// <summary>Slow.</summary>\n        [JsiiEnumMember(name: "FIRST")]\n        FIRST,\n';
  expect(checkType(gear, 'Gear', `${code}        /// <summary>Fast.</summary>\n        [JsiiEnumMember(name: "SECOND")]\n        SECOND\n    }`)).toEqual([]);
  expect(checkType(gear, 'Gear', code)).toEqual(['Gear.SECOND is not there']);
});
