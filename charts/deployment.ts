import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PodTemplate } from './pod';

export interface DeploymentProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: DeploymentSpec;
}

export interface DeploymentSpec {
  /** Left out where an autoscaler sets it, so that applying the manifest again does not undo its work. */
  readonly replicas?: number;
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: PodTemplate;
  readonly progressDeadlineSeconds?: number;
  readonly strategy?: RollingUpdate;
}

export interface RollingUpdate {
  readonly type: 'RollingUpdate';
  readonly rollingUpdate: { readonly maxSurge: number; readonly maxUnavailable: number };
}

/** A Deployment that holds exactly what it is given (see `PodSpec`). */
export class Deployment extends ApiObject {
  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(scope, id, { ...props, apiVersion: 'apps/v1', kind: 'Deployment' });
  }
}
