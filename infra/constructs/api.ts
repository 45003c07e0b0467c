import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpIntegrationType,
  HttpMethod,
  type HttpRouteIntegrationConfig,
  HttpRouteIntegration,
  HttpStage,
  IntegrationCredentials,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  type FunctionName as RoutedFunction,
  isStaffRoute,
  type RouteDefinition,
  routedFunctions,
} from '../../shared/contract/index.ts';
import type { Stage } from '../stages.ts';
import { logKeeping } from './keeping.ts';

export type Routes = Readonly<Record<string, RouteDefinition>>;

/**
 * What the access log keeps of a request. The route's key, not its path, because a path may hold a receipt; no address and no
 * user agent, because whoever files or answers is not to be found out.
 */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    route: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
    requestId: '$context.requestId',
  }),
);

/** Leads routes to a function, which the gateway calls in a role of its own. */
class FunctionIntegration extends HttpRouteIntegration {
  readonly #target: IFunction;
  readonly #caller: IRole;

  constructor(id: string, target: IFunction, caller: IRole) {
    super(id);
    this.#target = target;
    this.#caller = caller;
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.#target.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(this.#caller),
    };
  }
}

/** The API: one gateway route for each route of the contract; staff routes, and only they, behind the token check. */
export class Api extends Construct {
  readonly gateway: HttpApi;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.gateway = new HttpApi(this, 'Gateway', { createDefaultStage: false });
    const destination = new LogGroup(this, 'AccessLog', logKeeping(stage));
    new HttpStage(this, 'Stage', {
      httpApi: this.gateway,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(destination), format: accessLog },
    });
  }

  /**
   * Adds the contract's routes. One integration a function, and one role that may call them all: a permission on each function would take
   * a resource of the stack's 500 for every one.
   */
  addRoutes(
    routes: Routes,
    functions: Readonly<Record<RoutedFunction, IFunction>>,
    { issuer, clientId }: { issuer: string; clientId: string },
  ): void {
    const staff = new HttpJwtAuthorizer('Staff', issuer, { jwtAudience: [clientId] });
    const calling = new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: routedFunctions.map((name) => functions[name].functionArn),
    });
    const caller = new Role(this, 'Caller', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: { calling: new PolicyDocument({ statements: [calling] }) },
    });
    const integrations = Object.fromEntries(
      routedFunctions.map((name) => [name, new FunctionIntegration(name, functions[name], caller)]),
    ) as Record<RoutedFunction, FunctionIntegration>;
    for (const route of Object.values(routes)) {
      this.gateway.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: integrations[route.function],
        ...(isStaffRoute(route) && { authorizer: staff }),
      });
    }
  }
}
