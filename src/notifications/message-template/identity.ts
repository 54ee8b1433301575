/**
 * Who it was, by the name a person knows. Reads `$record`, an object, and leaves
 *
 * - `$person`: always there, and begins with what kind of identity it is
 * - `$via`: the service that made the request for it
 * - `$who`: both, and where the identity comes from
 * - `$mfa`: `with MFA` or `without MFA`, for those who sign in with it
 * - `$credentials`: ARN and access key
 *
 * A role session of IAM Identity Center is named by its user and permission set, as nobody knows the role.
 */
export const IDENTITY = String.raw`
  $by := $record.userIdentity;
  $kind := $line($by.type, 40);
  $arn := $name($by.arn, 300);
  $account := $name($by.accountId, 40);
  $principal := $name($by.principalId, 120);
  $through := $name($by.invokedBy, 80);
  $issuer := $by.sessionContext.sessionIssuer;
  $issuerName := $first([$name($issuer.userName, 80), $tail($name($issuer.arn, 300))]);
  $assumed := $match($arn, /assumed-role\/([^\/]+)\/(.+)$/).groups;
  $role := $first([$issuerName, $assumed[0]]);
  $session := $first([$assumed[1], $split($principal, ':')[1]]);
  $permissionSet := $match($role, /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/).groups;
  $hidden := $by.userName = 'HIDDEN_DUE_TO_SECURITY_REASONS';
  $userName := $hidden ? $nothing : $first([$name($by.userName, 80), $name($record.additionalEventData.UserName, 80)]);
  $known := $first([$userName, $tail($arn), $principal, $name($by.accessKeyId, 40)]);
  $anonymous := $account = 'ANONYMOUS_PRINCIPAL' or $lowercase($principal) = 'anonymous';

  $called := function($what, $name) {
    $hidden ? $what & ' whose name CloudTrail hides' : $exists($name) ? $what & ' ' & $name : 'unnamed ' & $what
  };
  $identified := $kind = 'Root' ? 'root user' & ($line($by.sessionContext.assumedRoot, 5) = 'true' ? ' through AssumeRoot')
    : $kind = 'IAMUser' ? $called('IAM user', $known)
    : $exists($permissionSet) ? $called('Identity Center user', $session) & ' with permission set ' & $permissionSet[0]
    : $kind = 'AssumedRole' ? $called('role', $first([$role, $known])) & ($exists($session) ? ' (session ' & $session & ')')
    : $kind = 'Role' ? $called('role', $first([$issuerName, $known]))
    : $kind = 'FederatedUser' ? $called('federated user', $first([$tail($arn), $known]))
      & ($exists($issuerName) ? ' of ' & ($issuer.type = 'IAMUser' ? 'IAM user ') & $issuerName)
    : $kind = 'SAMLUser' ? $called('SAML user', $known)
    : $kind = 'WebIdentityUser' ? $called('web identity user', $known)
    : $kind = 'IdentityCenterUser' ? $called('Identity Center user', $first([$userName, $name($by.onBehalfOf.userId, 80), $known]))
    : $kind = 'Directory' ? $called('directory user', $known)
    : $anonymous ? 'somebody without credentials'
    : $kind = 'AWSAccount' ? $called('account', $first([$account, $known]))
    : $kind = 'AWSService' ? $called('AWS service', $first([$through, $known]))
    : $hidden or $exists($known) ? $called('identity', $known)
    : $exists($through) ? $called('AWS service', $through)
    : $exists($account) ? $called('account', $account)
    : $exists($record.insightDetails) ? 'CloudTrail Insights'
    : $record.eventType = 'AwsServiceEvent' ? $called('AWS service', $name($record.eventSource, 80))
    : 'somebody whom the record does not name';
  $provider := $kind in ['SAMLUser', 'WebIdentityUser'] ? $name($by.identityProvider, 120);
  $source := $name($by.sessionContext.sourceIdentity, 80);
  $home := $kind = 'AWSAccount' or $anonymous or $account = $line($record.recipientAccountId, 40) ? $nothing : $account;
  $person := $identified & ($exists($home) ? ($contains($identified, $home) ? '' : ' of account ' & $home));
  $via := $exists($through) ? ($contains($person, $through) ? $nothing : 'through ' & $through);
  $who := $join([
    $person,
    $exists($provider) ? 'of provider ' & $provider,
    $exists($source) ? 'source identity ' & $source,
    $via
  ], ', ');

  $factor := $first([$line($record.additionalEventData.MFAUsed, 5),
    $kind in ['Root', 'IAMUser'] ? $line($by.sessionContext.attributes.mfaAuthenticated, 5)]);
  $mfa := $factor in ['Yes', 'true'] ? 'with MFA' : $factor in ['No', 'false'] ? 'without MFA';
  $key := $name($by.accessKeyId, 40);
  $credentials := $join([$arn, $exists($key) ? 'access key ' & $key], ', ');
`;
