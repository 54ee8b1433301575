import { createAccessKeyId, createPrincipalId, User } from '../fixtures/accounts';
import { AGENTS, Caller, createConsoleCaller, createFunctionCaller, createUserIdentity } from '../fixtures/callers';
import { Location } from '../operation';

/** Nobody of the account ever comes from here. */
export const ATTACK_ADDRESS = '192.0.2.66';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const TOOL = 'Boto3/1.38.23 md/Botocore#1.38.23 ua/2.1 os/linux#6.16.8+kali-amd64 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython';

/** Who acts in the incident. */
export interface AttackIdentities {
  /** With the key that leaked. */
  readonly leaked: Caller;
  /** The user that the intruder makes for later. */
  readonly backdoor: User;
  readonly withBackdoorKey: Caller;
  /** In the console, from `time` on. */
  readonly inConsole: (time: number) => Caller;
  readonly signIn: (identity: Caller['identity']) => Caller;
  /** A function of the account that starts its trail again. */
  readonly trailGuardian: (time: number) => Caller;
}

export function createIdentities(location: Location): AttackIdentities {
  const { account, random } = location;
  const backdoor = { name: 'support-sync', id: createPrincipalId('AIDA', random), accessKey: createAccessKeyId('AKIA', random) };
  return {
    leaked: { identity: createUserIdentity(account, account.users.reports), address: ATTACK_ADDRESS, agent: TOOL },
    backdoor,
    withBackdoorKey: {
      identity: createUserIdentity(account, backdoor),
      address: ATTACK_ADDRESS,
      agent: AGENTS.cli.replace('os/macos#25.3.0 md/arch#arm64', 'os/linux#6.16.8+kali-amd64'),
    },
    inConsole: (time) => createConsoleCaller(location, backdoor, time, false, ATTACK_ADDRESS, BROWSER),
    signIn: (identity) => ({ identity, address: ATTACK_ADDRESS, agent: BROWSER }),
    trailGuardian: (time) => createFunctionCaller(location, 'trail-guardian', time),
  };
}
