import { accessKeyId, Account, Person, Role, roleArn, User } from './accounts';
import { Instance } from './things';
import { isoSeconds } from './times';
import { JsonObject } from '../../../replay/template/json';
import { Place } from '../operation';

/** Who makes a request, from where and with what. */
export interface Caller {
  readonly identity: JsonObject;
  readonly address: string;
  readonly agent: string;
  readonly fromConsole?: boolean;
  readonly endpoint?: string;
}

export interface SessionOptions {
  readonly attributes?: JsonObject;
  readonly identity?: JsonObject;
  readonly mfa?: boolean;
  readonly context?: JsonObject;
}

export const AGENTS = {
  cli: 'aws-cli/2.33.5 md/awscrt#0.29.2 ua/2.1 os/macos#25.3.0 md/arch#arm64 lang/python#3.13.11 md/pyimpl#CPython m/E,b md/installer#exe',
  boto: 'Boto3/1.42.40 md/Botocore#1.42.40 ua/2.1 os/linux#6.12.66 md/arch#x86_64 lang/python#3.12.12 md/pyimpl#CPython m/b,D',
  javascript: 'aws-sdk-js/3.985.0 ua/2.1 os/linux#6.12.66 lang/js md/nodejs#22.22.0 api/sfn#3.985.0 exec-env/AWS_Lambda_nodejs22.x',
  go: 'aws-sdk-go-v2/1.41.1 ua/2.1 os/linux lang/go#1.25.6 md/GOOS#linux md/GOARCH#arm64 m/E,g',
  agent: 'aws-sdk-go/1.55.8 (go1.24.12; linux; arm64) amazon-ssm-agent/3.3.3598.0',
  cdk: 'aws-sdk-js/3.985.0 ua/2.1 os/linux#6.11.0 lang/js md/nodejs#22.22.0 m/b,T exec-env/CDK cdk-cli/2.1105.0',
  internal: 'AWS Internal',
} as const;

/** A session of a role. */
export function session(place: Place, role: Role, name: string, time: number, options: SessionOptions = {}): JsonObject {
  const { account, random } = place;
  return {
    type: 'AssumedRole',
    principalId: `${role.id}:${name}`,
    arn: `arn:aws:sts::${account.id}:assumed-role/${role.name}/${name}`,
    accountId: account.id,
    accessKeyId: accessKeyId('ASIA', random),
    sessionContext: {
      sessionIssuer: { type: 'Role', principalId: role.id, arn: roleArn(account.id, role), accountId: account.id, userName: role.name },
      attributes: { creationDate: isoSeconds(time), mfaAuthenticated: String(options.mfa ?? false) },
      ...options.context,
    },
    ...options.identity,
  };
}

/** A service that acts with a role of the account. */
export function serviceRole(place: Place, role: string, name: string, service: string, time: number): Caller {
  const host = `${service}.amazonaws.com`;
  return { identity: session(place, place.account.role(role), name, time, { identity: { invokedBy: host } }), address: host, agent: host };
}

/** A service that acts on its own. */
export function ownService(service: string): Caller {
  const host = `${service}.amazonaws.com`;
  return { identity: { type: 'AWSService', invokedBy: host }, address: host, agent: host };
}

/** A service that does something for whoever called it. */
export function onBehalf(caller: Caller, service: string): Caller {
  const host = `${service}.amazonaws.com`;
  return { identity: { ...caller.identity, invokedBy: host }, address: host, agent: host };
}

/** What a service tells of itself. */
export function serviceEvent(account: Account, service: string): Caller {
  const host = `${service}.amazonaws.com`;
  return { identity: { accountId: account.id, invokedBy: host }, address: host, agent: host };
}

export function instanceRole(place: Place, instance: Instance, time: number, agent: string = AGENTS.go): Caller {
  const { account, region } = place;
  const identity = session(place, account.role(instance.role), instance.id, time, {
    context: { ec2RoleDelivery: '2.0' },
    identity: {
      inScopeOf: {
        sourceArn: `arn:aws:ec2:${region}:${account.id}:instance/${instance.id}`,
        sourceAccount: account.id,
        issuerType: 'AWS::EC2::Instance',
        credentialsIssuedTo: `arn:aws:ec2:${region}:${account.id}:instance/${instance.id}`,
      },
    },
  });
  return { identity, address: instance.address, agent };
}

export function functionRole(place: Place, name: string, time: number): Caller {
  const { account, region, random } = place;
  const arn = `arn:aws:lambda:${region}:${account.id}:function:${name}`;
  const identity = session(place, account.role(`${name}-role`), name, time, {
    identity: { inScopeOf: { sourceArn: arn, sourceAccount: account.id, issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: arn } },
  });
  return { identity, address: `198.51.100.${random.between(60, 90)}`, agent: AGENTS.javascript };
}

/** A person who came through IAM Identity Center. */
export function ssoSession(place: Place, person: Person, time: number, fromConsole: boolean): Caller {
  const role = place.account.ssoRoles.get(person.permissionSet);
  if (!role) throw new Error(`there is no role for the permission set '${person.permissionSet}'`);
  const { identityStore } = place.account;
  const identity = session(place, role, person.mail, time, {
    identity: {
      onBehalfOf: { userId: person.userId, identityStoreArn: `arn:aws:identitystore::${place.account.id}:identitystore/${identityStore}` },
    },
  });
  return { identity, address: person.address, agent: fromConsole ? person.browser : AGENTS.cli, fromConsole };
}

/** A user of IAM Identity Center, before any role is taken. */
export function identityCenterUser(place: Place, person: Person): Caller {
  const { account, random } = place;
  return {
    identity: {
      type: 'IdentityCenterUser',
      accountId: account.id,
      onBehalfOf: {
        userId: person.userId,
        identityStoreArn: `arn:aws:identitystore::${account.id}:identitystore/${account.identityStore}`,
      },
      credentialId: random.uuid(),
    },
    address: person.address,
    agent: person.browser,
  };
}

export function userIdentity(account: Account, { name, id, accessKey }: User): JsonObject {
  return {
    type: 'IAMUser',
    principalId: id,
    arn: `arn:aws:iam::${account.id}:user/${name}`,
    accountId: account.id,
    accessKeyId: accessKey,
    userName: name,
  };
}

/** A session in the console of an IAM user. */
export function consoleUser(place: Place, user: User, time: number, mfa: boolean, address: string, agent: string): Caller {
  const identity = {
    ...userIdentity(place.account, { ...user, accessKey: accessKeyId('ASIA', place.random) }),
    sessionContext: { attributes: { creationDate: isoSeconds(time), mfaAuthenticated: String(mfa) } },
  };
  return { identity, address, agent, fromConsole: true };
}

/** How somebody of another account is named in this one. */
export function foreignIdentity(account: string, principal: string): JsonObject {
  return { type: 'AWSAccount', principalId: principal, accountId: account };
}
