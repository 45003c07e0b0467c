import { Duration, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { removalPolicyOf } from './keeping.ts';

/** The claims of staff; see the contract's roles. */
const staffClaims = ['roles', 'jurisdiction', 'unit', 'person'] as const;

/** Whose tokens the API accepts, and as which client the desk asks for them. */
export interface DeskClient {
  readonly issuer: string;
  readonly clientId: string;
}

/** Whoever signs staff in. */
export interface SignIn {
  /** Origins the desk calls to sign in. */
  readonly origins: readonly string[];
  /** The desk at this address of the pages becomes, or already is, a public client with PKCE. */
  registerDesk(baseUrl: string): DeskClient;
}

/** An OpenID Connect issuer outside this stack; the desk is registered there by hand. */
export const externalIssuer = ({ issuer, clientId }: DeskClient): SignIn => ({
  origins: [new URL(issuer).origin],
  registerDesk: () => ({ issuer, clientId }),
});

/**
 * A user pool of staff accounts. The administrator creates them and alone sets roles, jurisdiction, unit and person: the desk's client
 * may read these attributes and write none of them.
 */
export class StaffDirectory extends Construct implements SignIn {
  readonly #pool: UserPool;
  readonly #domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.#pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: { minLength: 12 },
      customAttributes: Object.fromEntries(
        staffClaims.map((claim) => [claim, new StringAttribute({ mutable: true, maxLen: 256 })]),
      ),
      deletionProtection: stage.removal === 'retain',
      removalPolicy: removalPolicyOf(stage),
    });
    this.#domain = this.#pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${Stack.of(this).stackName}-${Stack.of(this).account}` },
    });
  }

  get origins(): readonly string[] {
    const { region, urlSuffix } = Stack.of(this);
    return [`https://cognito-idp.${region}.${urlSuffix}`, this.#domain.baseUrl()];
  }

  registerDesk(baseUrl: string): DeskClient {
    const addresses = [`${baseUrl}/desk.html`];
    const client = this.#pool.addClient('Desk', {
      generateSecret: false,
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
        callbackUrls: addresses,
        logoutUrls: addresses,
      },
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ fullname: true, email: true, locale: true })
        .withCustomAttributes(...staffClaims),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
    return { issuer: this.#pool.userPoolProviderUrl, clientId: client.userPoolClientId };
  }
}
