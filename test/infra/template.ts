import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackNameOf, type StageOverrides, synthesize } from '../../infra/assembly.ts';
import type { Stage } from '../../infra/stages.ts';

export interface Resource {
  readonly Type: string;
  // A template's properties are as wide as CloudFormation; each test names the few it reads.
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: string | string[];
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: Statement[] };
}

/** A synthesized template, asked by type. */
export class SynthesizedTemplate {
  readonly resources: Readonly<Record<string, Resource>>;

  constructor(resources: Readonly<Record<string, Resource>>) {
    this.resources = resources;
  }

  /** Resources of a type by logical id. */
  ofType(type: string): [id: string, properties: Record<string, unknown>][] {
    return Object.entries(this.resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties }]) => [id, Properties ?? {}]);
  }

  /** Types that occur. */
  get types(): Set<string> {
    return new Set(Object.values(this.resources).map(({ Type }) => Type));
  }

  /** Logical id of the only resource of a type whose id begins with a name (the CDK appends 8 hex digits). */
  idOf(type: string, name: string): string {
    const [found, second] = this.ofType(type).filter(([id]) => new RegExp(`^${name}[0-9A-F]{8}$`).test(id));
    if (!found || second) throw new Error(`${second ? 'more than one' : 'no'} ${type} ${name}`);
    return found[0];
  }

  /** Properties of that resource. */
  single(type: string, name: string): Record<string, unknown> {
    return this.resources[this.idOf(type, name)]!.Properties;
  }

  /** Logical ids a resource waits for: what it refers to or names in `DependsOn`. */
  dependenciesOf(id: string): string[] {
    const text = JSON.stringify(this.resources[id]);
    const named = [...text.matchAll(/"Ref":"(\w+)"|"Fn::GetAtt":\["(\w+)"|\$\{(\w+)[.}]/g)].map(
      ([, ref, attribute, substitute]) => ref ?? attribute ?? substitute!,
    );
    return [...named, ...list(this.resources[id]?.DependsOn ?? [])].filter(
      (other) => other in this.resources,
    );
  }

  /** Every statement of a policy by the role it belongs to, whether the policy stands in the role or beside it. */
  get grants(): [roleId: string, statement: Statement][] {
    const within = this.ofType('AWS::IAM::Role').flatMap(([id, { Policies = [] }]) =>
      (Policies as Policy[]).flatMap(({ PolicyDocument }) =>
        PolicyDocument.Statement.map((statement): [string, Statement] => [id, statement]),
      ),
    );
    const beside = this.ofType('AWS::IAM::Policy').flatMap(([, { Roles, PolicyDocument }]) =>
      (Roles as { Ref: string }[]).flatMap(({ Ref }) =>
        (PolicyDocument as Policy['PolicyDocument']).Statement.map((statement): [string, Statement] => [
          Ref,
          statement,
        ]),
      ),
    );
    return [...within, ...beside];
  }

  /** Every statement attached to a role, from whichever policy. */
  statementsOf(roleId: string): Statement[] {
    return this.grants.flatMap(([id, statement]) => (id === roleId ? [statement] : []));
  }
}

/** Synthesizes a stage without bundling and without a web build. */
export const templateOf = (stage: Stage['name'], overrides?: StageOverrides): SynthesizedTemplate => {
  const directory = mkdtempSync(join(tmpdir(), 'yixiantong-synth-'));
  try {
    const assembly = synthesize({
      stage,
      outdir: join(directory, 'cdk.out'),
      webBuild: join(directory, 'none'),
      bundling: false,
      overrides,
    });
    const template = assembly.getStackByName(stackNameOf(stage)).template as {
      Resources: Record<string, Resource>;
    };
    return new SynthesizedTemplate(template.Resources);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** `intake-staff` → `IntakeStaff` */
export const pascal = (name: string): string =>
  name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

/** One or many, as many. */
export const list = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

/** An ARN as the template writes it, made readable: `Records`, `Records/index/byOwner`, `Archive/*`. */
export const arnName = (resource: unknown): string => {
  if (typeof resource === 'string') return resource;
  const value = resource as { 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, unknown[]] };
  if (value['Fn::GetAtt']) {
    const [id, attribute] = value['Fn::GetAtt'];
    return `${id.replace(/[0-9A-F]{8}$/, '')}${attribute === 'Arn' ? '' : `.${attribute}`}`;
  }
  if (value['Fn::Join']) return value['Fn::Join'][1].map(arnName).join('');
  return JSON.stringify(resource);
};
