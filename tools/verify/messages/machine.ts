import jsonata from 'jsonata';

/** Fields of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** A call that the state machine makes: `sns:publish` and the like, with its evaluated arguments. */
export interface Call {
  readonly call: string;
  readonly arguments: Fields;
}

/** Stands for the services: it may throw what a service would. */
export type Services = (call: Call) => void;

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Resource?: string;
  readonly Arguments?: unknown;
  readonly Catch?: readonly { readonly Next: string; readonly Output?: unknown }[];
  readonly Items?: unknown;
  readonly ItemSelector?: unknown;
  readonly ItemProcessor?: Machine;
  readonly Choices?: readonly { readonly Condition: unknown; readonly Next: string }[];
  readonly Retry?: unknown;
}

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The fields of each type of state that the library uses; any other would be ignored here and is an error. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Task: ['Type', 'Resource', 'Arguments', 'Retry', 'Catch', 'Next', 'End'],
  Map: ['Type', 'Items', 'ItemSelector', 'ItemProcessor', 'Catch', 'Next', 'End'],
  Choice: ['Type', 'Choices'],
};

const EXPRESSION = /^\{%([\s\S]*)%\}$/;
const compiled = new Map<string, jsonata.Expression>();

/**
 * Runs a state machine of the library on an input, as Step Functions would, as far as the library uses it: JSONata in
 * fields, Map, Choice, Task with Catch. Retries are not made. Returns the calls, those that failed left out.
 */
export async function run(definition: unknown, input: unknown, services: Services = () => undefined): Promise<readonly Call[]> {
  const calls: Call[] = [];
  const perform = (call: Call): void => {
    services(call);
    calls.push(call);
  };
  await runStates(definition as Machine, input, { Execution: { Input: input } }, perform);
  return calls;
}

async function runStates({ StartAt, States }: Machine, input: unknown, context: Fields, perform: Services): Promise<unknown> {
  let name: string | undefined = StartAt;
  let data = input;
  while (name !== undefined) {
    const state: State | undefined = States[name];
    if (!state) throw new Error(`there is no state ${name}`);
    const unknown = Object.keys(state).filter((field) => !FIELDS[state.Type]?.includes(field));
    if (unknown.length > 0) throw new Error(`state ${name} of type ${state.Type} has fields that are not understood here: ${unknown.join(', ')}`);
    [data, name] = await runState(state, data, context, perform);
  }
  return data;
}

async function runState(state: State, input: unknown, context: Fields, perform: Services): Promise<[unknown, string | undefined]> {
  const evaluate = (field: unknown, more: Fields = {}): Promise<unknown> => evaluateField(field, { input, context, ...more });
  try {
    switch (state.Type) {
      case 'Choice': {
        for (const { Condition, Next } of state.Choices!) if (await evaluate(Condition) === true) return [input, Next];
        throw new ServiceError('States.NoChoiceMatched', 'no choice matched');
      }
      case 'Map': {
        const items = await evaluate(state.Items);
        if (!Array.isArray(items)) throw new ServiceError('States.QueryEvaluationError', 'Items must be an array');
        return [await Promise.all(items.map(async (Value, Index) => {
          const own = { ...context, Map: { Item: { Index, Value } } };
          const item = await evaluateField(state.ItemSelector, { input, context: own });
          return runStates(state.ItemProcessor!, item, own, perform);
        })), state.Next];
      }
      default: {
        const call = { call: state.Resource!.split(':::')[1], arguments: await evaluate(state.Arguments) as Fields };
        perform(call);
        return [{}, state.Next];
      }
    }
  } catch (error) {
    const [handler] = state.Catch ?? [];
    if (!handler) throw error;
    const errorOutput = { Error: error instanceof ServiceError ? error.name : 'States.TaskFailed', Cause: (error as Error).message };
    return [await evaluate(handler.Output, { errorOutput }), handler.Next];
  }
}

/** An error with the name that Step Functions knows it by. */
export class ServiceError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

async function evaluateField(field: unknown, states: Fields): Promise<unknown> {
  if (Array.isArray(field)) return Promise.all(field.map((item) => evaluateField(item, states)));
  if (typeof field === 'object' && field !== null) {
    const entries = Object.entries(field).map(async ([name, value]) => [name, await evaluateField(value, states)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  const expression = typeof field === 'string' ? EXPRESSION.exec(field)?.[1] : undefined;
  return expression === undefined ? field : evaluateExpression(expression, states);
}

async function evaluateExpression(text: string, states: Fields): Promise<unknown> {
  let expression = compiled.get(text);
  if (!expression) compiled.set(text, expression = jsonata(text));
  let value: unknown;
  try {
    value = await expression.evaluate(undefined, { states });
  } catch (error) {
    throw new ServiceError('States.QueryEvaluationError', String((error as Error).message ?? error));
  }
  if (value === undefined) throw new ServiceError('States.QueryEvaluationError', `an expression returned nothing: ${text.slice(0, 100)}`);
  // What goes from state to state is JSON.
  return JSON.parse(JSON.stringify(value));
}
