import { Place } from '../operation';
import { accessKeyId, principalId, User } from '../fixtures/accounts';
import { AGENTS, Caller, consoleUser, functionRole, userIdentity } from '../fixtures/callers';

/** Nobody of the account ever comes from here. */
export const ADDRESS = '192.0.2.66';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const TOOL = 'Boto3/1.38.23 md/Botocore#1.38.23 ua/2.1 os/linux#6.16.8+kali-amd64 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython';

/** Who acts in the incident. */
export interface Cast {
  /** With the key that leaked. */
  readonly leaked: Caller;
  /** The user that the intruder makes for later. */
  readonly backdoor: User;
  readonly withBackdoorKey: Caller;
  /** In the console, from `time` on. */
  readonly inConsole: (time: number) => Caller;
  readonly signIn: (identity: Caller['identity']) => Caller;
  /** A function of the account that starts its trail again. */
  readonly guardian: (time: number) => Caller;
}

export function castOf(place: Place): Cast {
  const { account, random } = place;
  const backdoor = { name: 'support-sync', id: principalId('AIDA', random), accessKey: accessKeyId('AKIA', random) };
  return {
    leaked: { identity: userIdentity(account, account.users.reports), address: ADDRESS, agent: TOOL },
    backdoor,
    withBackdoorKey: {
      identity: userIdentity(account, backdoor),
      address: ADDRESS,
      agent: AGENTS.cli.replace('os/macos#25.3.0 md/arch#arm64', 'os/linux#6.16.8+kali-amd64'),
    },
    inConsole: (time) => consoleUser(place, backdoor, time, false, ADDRESS, BROWSER),
    signIn: (identity) => ({ identity, address: ADDRESS, agent: BROWSER }),
    guardian: (time) => functionRole(place, 'trail-guardian', time),
  };
}
