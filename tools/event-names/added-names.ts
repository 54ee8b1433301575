/**
 * Events without an API operation, by event source: sign-ins, service events, and calls of agents and consoles.
 * From the guides of the services on logging with CloudTrail, and from records.
 */
export const ADDED_NAMES: Readonly<Record<string, readonly string[]>> = {
  'aws-mcp': ['CallReadOnlyTool', 'CallReadWriteTool', 'CallTool'],
  'bedrock': ['PutFoundationModelEntitlement'],
  'cassandra': ['AlterKeyspace', 'AlterTable', 'AlterUDT', 'CreateUDT', 'Delete', 'DropKeyspace', 'DropTable', 'DropUDT', 'Insert', 'Select', 'Update'],
  'cloudshell': [
    'CreateEnvironment', 'CreateSession', 'DeleteEnvironment', 'GetEnvironmentStatus', 'GetFileDownloadUrls', 'GetFileUploadUrls',
    'PutCredentials', 'RedeemCode', 'SendHeartBeat', 'StartEnvironment', 'StopEnvironment',
  ],
  'codecommit': ['GitPull', 'GitPush'],
  'cognito-idp': [
    'Authorize_GET', 'ConfirmForgotPassword_GET', 'ConfirmForgotPassword_POST', 'ConfirmUser_GET', 'Error_GET', 'ForgotPassword_GET',
    'ForgotPassword_POST', 'Login_Error_GET', 'Login_GET', 'Login_POST', 'Logout_GET', 'MFA_GET', 'MFA_POST', 'OAuth2_Authorize_GET',
    'OAuth2Authorize_GET', 'OAuth2_Response_GET', 'OAuth2Response_GET', 'OAuth2_Response_POST', 'OAuth2Response_POST', 'ResendCode_GET',
    'ResendCode_POST', 'ResetPassword_GET', 'ResetPassword_POST', 'SAML2_Response_POST', 'SAML2Response_POST', 'SignUp_GET', 'SignUp_POST',
    'Token_POST', 'UserInfo_GET', 'UserInfo_POST',
  ],
  'controltower': [
    'CreateManagedAccount', 'DeregisterOrganizationalUnit', 'DisableGuardrail', 'EnableGuardrail', 'PrecheckOrganizationalUnit',
    'RegisterOrganizationalUnit', 'SetupLandingZone', 'UpdateManagedAccount',
  ],
  'ec2': [
    'AttachClassicLinkVpc', 'BidEvictedEvent', 'DescribeClassicLinkInstances', 'DescribeVpcClassicLink', 'DescribeVpcClassicLinkDnsSupport',
    'DetachClassicLinkVpc', 'DisableVpcClassicLink', 'DisableVpcClassicLinkDnsSupport', 'EnableVpcClassicLink', 'EnableVpcClassicLinkDnsSupport',
    'SharedSnapshotCopyInitiated', 'SharedSnapshotVolumeCreated',
  ],
  'discovery-marketplace': ['GetListingView'],
  'ec2-instance-connect': ['OpenTunnel'],
  'ecr': ['PolicyExecutionEvent', 'ReplicateImage'],
  'ecs': ['Poll', 'StartTelemetrySession'],
  'elasticfilesystem': ['NewClientConnection'],
  'kms': ['DeleteExpiredKeyMaterial', 'DeleteKey', 'RotateKey', 'SynchronizeMultiRegionKey'],
  'lambda': ['InvokeFunctionUrl', 'LambdaESMDisabled'],
  'organizations': ['AccountDepartedOrganization', 'AccountJoinedOrganization', 'CreateAccountResult'],
  'quicksight': [
    'BatchCreateUser', 'BatchResendUserInvite', 'CreateAccount', 'GetAnalysis', 'GetDashboard', 'GetDataSet', 'GetDataSource', 'GetTemplate',
    'QueryDatabase', 'RenameAnalysis', 'ScheduledReport', 'Unsubscribe', 'UpdateAccount', 'UpdateAnalysisAccess', 'UpdateDashboardAccess',
    'UpdateDataSetAccess', 'UpdateGroups', 'UpdateSpiceCapacity',
  ],
  'rds': ['DescribeRecommendationGroups', 'DescribeRecommendations'],
  'rolesanywhere': ['CreateSession'],
  's3': [
    'DeleteAccountPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'GetAccelerateConfiguration', 'GetAccountPublicAccessBlock',
    'GetBucketObjectLockConfiguration', 'GetBucketPublicAccessBlock', 'GetStorageLensDashboardDataInternal', 'JobCreated', 'JobStatusChanged',
    'PostObject', 'PutAccelerateConfiguration', 'PutAccountPublicAccessBlock', 'PutBucketObjectLockConfiguration', 'PutBucketPublicAccessBlock',
  ],
  'sagemaker-unified-studio-mcp': ['CallPrivilegedTool'],
  'secretsmanager': [
    'CancelSecretVersionDelete', 'EndSecretVersionDelete', 'RotationAbandoned', 'RotationFailed', 'RotationStarted', 'RotationSucceeded',
    'StartSecretVersionDelete', 'TestRotationFailed', 'TestRotationStarted', 'TestRotationSucceeded',
  ],
  'signin': [
    'AccountNameUpdated', 'AuthorizeOAuth2Access', 'CheckMfa', 'ConsoleLogin', 'CredentialChallenge', 'CredentialVerification', 'EmailUpdated',
    'ExitRole', 'Federate', 'GetSigninToken', 'Logout', 'PasswordRecoveryCompleted', 'PasswordRecoveryRequested',
    'PasswordUpdated', 'RenewRole', 'SwitchRole', 'UserAuthentication',
  ],
  'ssm': [
    'GetManifest', 'ListInstanceAssociations', 'PutConfigurePackageResult', 'RegisterManagedInstance', 'RequestManagedInstanceRoleToken',
    'UpdateInstanceAssociationStatus', 'UpdateInstanceInformation', 'UpdateManagedInstancePublicKey',
  ],
  'sso': [
    'AssociateDirectory', 'AssociateProfile', 'Authenticate', 'CreateApplicationInstance', 'CreateApplicationInstanceCertificate',
    'CreateManagedApplicationInstance', 'CreateProfile', 'CreateTrust', 'DeleteApplicationInstance', 'DeleteManagedApplicationInstance',
    'DeletePermissionsPolicy', 'DeleteProfile', 'DeleteSSO', 'DescribePermissionsPolicies', 'DescribeRegisteredRegions', 'DisassociateDirectory',
    'DisassociateProfile', 'Federate', 'GetApplicationInstance', 'GetPermissionSet', 'GetPermissionsPolicy', 'GetProfile', 'GetSSOStatus',
    'GetSsoConfiguration', 'GetTrust', 'ListApplicationInstances', 'ListDirectoryAssociations', 'ListProfileAssociations', 'ListProfiles',
    'PutPermissionsPolicy', 'RegisterRegion', 'SearchGroups', 'SearchUsers', 'StartSSO', 'UpdateApplicationInstanceStatus',
    'UpdateProfile', 'UpdateSsoConfiguration', 'UpdateTrust',
  ],
  'sso-directory': [
    'AddMemberToGroup', 'CreateBearerToken', 'CreateExternalIdPConfigurationForDirectory', 'CreateGroup', 'CreateProvisioningTenant', 'CreateUser',
    'DeleteBearerToken', 'DeleteGroup', 'DeleteMfaDeviceForUser', 'DeleteUser', 'DescribeDirectory', 'DescribeGroup', 'DescribeGroups',
    'DescribeUser', 'DescribeUsers', 'DisableExternalIdPConfigurationForDirectory', 'DisableUser', 'EnableExternalIdPConfigurationForDirectory',
    'EnableUser', 'ListGroupsForUser', 'ListMembersInGroup', 'ListMfaDevicesForUser', 'RemoveMemberFromGroup', 'SearchGroups', 'SearchUsers',
    'StartVirtualMfaDeviceRegistration', 'CompleteVirtualMfaDeviceRegistration', 'UpdateGroup', 'UpdatePassword', 'UpdateUser', 'VerifyEmail',
  ],
};
