import type { Evidence, Plain } from '#evidence';
import { addObject, addResource, type Open, objectIn, resourceIn, stackAt } from './edit';
import type { Mutation } from './mutation';

const abroad = 'us-east-1.peer.us.api.example.com';

/** What somebody did to manifests, values of charts or texts, that leads out of a jurisdiction. */
export const residencyClusterMutations: readonly Mutation[] = [
  ...routes(),
  ...workloads(),
  ...sinks(),
  ...networks(),
  ...deliveries(),
  ...texts(),
];

function routes(): readonly Mutation[] {
  return [
    production('a peer’s Backend gets the host of another jurisdiction', 'foreign-backend', (copy) => {
      backend(copy, 'peer-').spec.endpoints[0].fqdn.hostname = abroad;
    }),
    production('a Backend sends requests wherever they say', 'foreign-backend', (copy) => {
      backend(copy, 'peer-').spec = { type: 'DynamicResolver' };
    }),
    production('a Service of the models stands for a name abroad', 'foreign-backend', (copy) => {
      objectIn(copy, 'eu-north-1', 'Service', 'chat-small').spec = { type: 'ExternalName', externalName: abroad };
    }),
    production('a target group is bound that only another Region has', 'foreign-backend', (copy) => {
      objectIn(copy, 'eu-north-1', 'TargetGroupBinding').spec.targetGroupName = 'production-elsewhere';
    }),
    production('a last priority points abroad', 'route-order', (copy) => {
      addBackendAbroad(copy, 'eu-north-1');
      route(copy, 'eu-north-1', 'generate').spec.rules[0].backendRefs.push({ name: 'spare', priority: 9, weight: 1 });
    }),
    production('a peer is asked before the Region itself', 'route-order', (copy) => {
      const [own, peer] = route(copy, 'eu-north-1', 'generate').spec.rules[0].backendRefs;
      own.priority = 1;
      peer.priority = 0;
    }),
    production('a peer shares the priority of the Region itself', 'route-order', (copy) => {
      for (const ref of route(copy, 'eu-north-1', 'embed').spec.rules[0].backendRefs) ref.priority = 0;
    }),
    production('a route names a backend that nobody rendered', 'route-order', (copy) => {
      route(copy, 'eu-north-1', 'generate').spec.rules[0].backendRefs[1].name = 'peer-eu-west-1';
    }),
    production('a peer spills what it cannot answer over to another jurisdiction', 'route-spill', (copy) => {
      addBackendAbroad(copy, 'eu-south-2');
      route(copy, 'eu-south-2', 'generate').spec.rules[0].backendRefs.push({ name: 'spare', priority: 9, weight: 1 });
    }),
    production('a rule for requests that hopped has peers', 'hop-peers', (copy) => {
      const { rules } = hoppedRoute(copy, 'eu-north-1', 'generate').spec;
      rules[0].backendRefs.push({ name: 'peer-eu-south-2', priority: 1, weight: 1 });
    }),
    production('a peer is not told that a request has hopped', 'hop-peers', (copy) => {
      objectIn(copy, 'eu-north-1', 'AIServiceBackend', 'peer-').spec.headerMutation.set = [];
    }),
    production('a peer has no rule for requests that hopped', 'hop-peers', (copy) => {
      hoppedRoute(copy, 'eu-south-2', 'generate').spec.rules.pop();
    }),
    production('a refused client is sent to another jurisdiction', 'foreign-host', (copy) => {
      const policy = objectIn(copy, 'eu-north-1', 'BackendTrafficPolicy');
      policy.spec.responseOverride.push({ redirect: { hostname: 'us.api.example.com', statusCode: 302 } });
    }),
  ];
}

function workloads(): readonly Mutation[] {
  return [
    production('an environment variable holds a URL abroad', 'foreign-host', (copy) => {
      variable(copy, 'API_URL').value = `https://${abroad}:443`;
    }),
    production('an environment variable holds a queue abroad', 'foreign-region', (copy) => {
      variable(copy, 'QUEUE_URL').value = 'https://sqs.us-east-1.amazonaws.com/444455556666/jobs';
    }),
    production('an environment variable holds a queue of another account', 'foreign-account', (copy) => {
      variable(copy, 'QUEUE_URL').value = 'https://sqs.eu-north-1.amazonaws.com/999999999999/jobs';
    }),
    production('engines send traces to a vendor', 'unknown-host', (copy) => {
      engine(copy).args.push('--otlp-traces-endpoint=http://ingest.vendor.example:4317');
    }),
    production('a token for a registry of images is sent as telemetry', 'unknown-host', (copy) => {
      engine(copy).env.push({ name: 'REPORT_TO', value: 'https://ghcr.io/reports?token=abc' });
    }),
    production('engines load weights from a bucket that is none of ours', 'foreign-bucket', (copy) => {
      engine(copy).args[0] = 's3://shared-weights/chat-small/';
    }),
    production('the Envoy of a pool gets an endpoint abroad in its config map', 'foreign-host', (copy) => {
      const { data } = objectIn(copy, 'eu-north-1', 'ConfigMap', 'chat-small-proxy');
      data['envoy.yaml'] = replaced(data['envoy.yaml'], 'chat-small-engines.models.svc.cluster.local', abroad);
    }),
    production('the authorizer sends clients of a jurisdiction to the host of a third one', 'foreign-host', (copy) => {
      authorizer(copy, (config) => {
        config.elsewhere[0].host = config.elsewhere[1].host;
      });
    }),
    production('the authorizer is told to read a table by a host of another jurisdiction', 'foreign-host', (copy) => {
      authorizer(copy, (config) => {
        config.table.endpoint = `https://${config.elsewhere[0].host}`;
      });
    }),
    production('a service account takes a role of another jurisdiction', 'foreign-account', (copy) => {
      objectIn(copy, 'eu-north-1', 'ServiceAccount').metadata.annotations = {
        'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/engine',
      };
    }),
    production('a picker of a kind that can stand anywhere', 'foreign-backend', (copy) => {
      objectIn(copy, 'eu-north-1', 'InferencePool').spec.endpointPickerRef.kind = 'ServiceImport';
    }),
  ];
}

function sinks(): readonly Mutation[] {
  return [
    production('a scaler asks a Prometheus abroad', 'foreign-sink', (copy) => {
      objectIn(copy, 'eu-north-1', 'ScaledObject').spec.triggers[0].metadata.serverAddress = `http://${abroad}:9090`;
    }),
    production('a scaler follows a queue abroad', 'foreign-sink', (copy) => {
      objectIn(copy, 'eu-north-1', 'ScaledObject', 'batch').spec.triggers[0].metadata.awsRegion = 'us-east-1';
    }),
    production('a scaler of a type that nobody has judged', 'foreign-sink', (copy) => {
      objectIn(copy, 'eu-north-1', 'ScaledObject').spec.triggers.push({ type: 'datadog', metadata: { query: 'q' } });
    }),
    production('secrets are read abroad', 'foreign-sink', (copy) => {
      objectIn(copy, 'eu-north-1', 'SecretStore').spec.provider.aws.region = 'us-east-1';
    }),
    production('Envoys send access logs to a host of their own', 'foreign-sink', (copy) => {
      const { sinks } = objectIn(copy, 'eu-north-1', 'EnvoyProxy').spec.telemetry.accessLog.settings[0];
      sinks[1].openTelemetry = { host: 'logs.vendor.example', port: 4317 };
    }),
    production('metrics are written to a workspace abroad', 'foreign-sink', (copy) => {
      const [write] = values(copy, 'prometheus').prometheus.prometheusSpec.remoteWrite;
      write.url = replaced(write.url, 'eu-north-1', 'us-east-1');
    }),
    production('the collector gets an exporter that nobody has judged', 'foreign-sink', (copy) => {
      values(copy, 'opentelemetry-collector').alternateConfig.exporters.otlphttp = { endpoint: '${env:SINK}' };
    }),
    production('alerts go to a web hook', 'foreign-sink', (copy) => {
      values(copy, 'prometheus').alertmanager.config.receivers[0].webhook_configs = [{ url_file: '/etc/hook' }];
    }),
  ];
}

function networks(): readonly Mutation[] {
  return [
    production('pods are let out to a VPC of another jurisdiction', 'foreign-egress', (copy) => {
      objectIn(copy, 'eu-north-1', 'NetworkPolicy', 'peers-out').spec.egress[0].to[0].ipBlock.cidr = '10.0.0.0/16';
    }),
    production('a way to peers is opened to everybody', 'foreign-egress', (copy) => {
      objectIn(copy, 'eu-north-1', 'NetworkPolicy', 'peers-out').spec.egress[0].to[0].ipBlock.cidr = '0.0.0.0/0';
    }),
    production('an egress rule loses its peers, and so its bounds', 'foreign-egress', (copy) => {
      objectIn(copy, 'eu-north-1', 'NetworkPolicy', 'dns-out').spec.egress[0].to = [];
    }),
    production('a way to AWS is opened on every port', 'foreign-egress', (copy) => {
      objectIn(copy, 'eu-north-1', 'NetworkPolicy', 'prometheus-aws-out').spec.egress[0].ports = [];
    }),
  ];
}

function deliveries(): readonly Mutation[] {
  return [
    production('an Application goes to the cluster of another jurisdiction', 'foreign-cluster', (copy) => {
      application(copy, '30-models').spec.destination.name = 'production-us-east-1';
    }),
    production('an Application applies the folder of another jurisdiction', 'foreign-cluster', (copy) => {
      application(copy, '30-models').spec.source.path = 'dist/production/us-east-1/30-models';
    }),
    production('manifests for a Region that is in no jurisdiction', 'placeless-manifest', (copy) => {
      const first = copy.manifests.find(({ region }) => region === 'eu-north-1') as Open;
      first.region = 'eu-west-1';
    }),
    production('a kind that nobody has judged', 'unregistered-kind', (copy) => {
      const metadata = { name: 'mirror', namespace: 'gateway' };
      addObject(copy, 'eu-north-1', 'backends', {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'TCPRoute',
        metadata,
      });
    }),
    production('a kind that nobody has judged, in the values of a chart', 'unregistered-kind', (copy) => {
      values(copy, 'prometheus').extraManifests.push({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' });
    }),
    production('a chart that nobody has judged', 'unregistered-chart', (copy) => {
      application(copy, 'keda').spec.source.chart = 'datadog';
    }),
  ];
}

function texts(): readonly Mutation[] {
  return [
    production('an ARN abroad in the values of a chart', 'foreign-region', (copy) => {
      const [receiver] = values(copy, 'prometheus').alertmanager.config.receivers;
      receiver.sns_configs[0].topic_arn = 'arn:aws:sns:us-east-1:444455556666:pager';
    }),
    production('an ARN with a Region left open in a policy', 'foreign-region', (copy) => {
      addResource(copy, 'production/eu-north-1/Data', 'Grant', policy('arn:aws:kinesis:*:444455556666:stream/x'));
    }),
    production('a Region abroad in an output', 'foreign-region', (copy) => {
      const { template } = stackAt(copy, 'production/eu/Tables') as Open;
      template.Outputs = { ...template.Outputs, Mirror: { Value: 'https://mirror/us-east-1' } };
    }),
    production('a zone id abroad as the name of a field', 'foreign-region', (copy) => {
      const body = resourceIn(copy, 'production/eu-north-1/Observability', 'AWS::CloudWatch::Dashboard');
      body.Properties.DashboardBody = { 'Fn::Sub': '{"zones":{"use1-az4":[]}}' };
    }),
    production('a bucket of another account in a policy', 'foreign-bucket', (copy) => {
      addResource(copy, 'production/eu-north-1/Data', 'Grant', policy('arn:aws:s3:::somebody-else/*'));
    }),
    {
      name: 'a Region abroad in a manifest that a template applies',
      deployment: 'demo',
      rule: 'foreign-region',
      change: (copy) => {
        const type = 'Custom::AWSCDK-EKS-KubernetesResource';
        const { Properties } = resourceIn(copy, 'demo/us-east-1/Workloads', type, '50gatewaybackends');
        Properties.Manifest = JSON.parse(JSON.stringify(Properties.Manifest).replaceAll('us-east-2', 'eu-west-1'));
      },
    },
  ];
}

function production(name: string, rule: string, change: Mutation['change']): Mutation {
  return { name, deployment: 'production', rule, change };
}

function backend(copy: Evidence, name: string): Open {
  return objectIn(copy, 'eu-north-1', 'Backend', name);
}

/** The first route of a task for clients. */
function route(copy: Evidence, region: string, task: string): Open {
  return found(routesOf(copy, region).find(({ metadata }) => isFor(metadata.name, task) && !isHopped(metadata.name)));
}

/** The first route of a task for requests that hopped. */
function hoppedRoute(copy: Evidence, region: string, task: string): Open {
  return found(routesOf(copy, region).find(({ metadata }) => isFor(metadata.name, task) && isHopped(metadata.name)));
}

function routesOf(copy: Evidence, region: string): readonly Open[] {
  return copy.manifests
    .filter((file) => file.region === region)
    .flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'AIGatewayRoute'));
}

function isFor(name: string, task: string): boolean {
  return name.startsWith(`${task}-`);
}

function isHopped(name: string): boolean {
  return name.includes('-hopped');
}

function found(object: Open): Open {
  if (object === undefined) throw new Error('no such route: the mutation has nothing to change');
  return object;
}

/** A place abroad under a name of its own, as somebody would add one who wants more capacity. */
function addBackendAbroad(copy: Evidence, region: string): void {
  const metadata = { name: 'spare', namespace: 'gateway' };
  addObject(copy, region, 'backends', {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'Backend',
    metadata,
    spec: { endpoints: [{ fqdn: { hostname: abroad, port: 443 } }] },
  });
  addObject(copy, region, 'backends', {
    apiVersion: 'aigateway.envoyproxy.io/v1beta1',
    kind: 'AIServiceBackend',
    metadata,
    spec: { backendRef: { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'spare' } },
  });
}

function variable(copy: Evidence, name: string): Open {
  const { env } = objectIn(copy, 'eu-north-1', 'Deployment', 'batch-worker').spec.template.spec.containers[0];
  return env.find((it: Plain) => it.name === name);
}

/** A change of what the authorizer reads, written as its chart writes it. */
function authorizer(copy: Evidence, change: (config: Open) => void): void {
  const { data } = objectIn(copy, 'eu-north-1', 'ConfigMap', 'authorizer');
  const config = JSON.parse(data['authorizer.json']);
  change(config);
  data['authorizer.json'] = `${JSON.stringify(config, null, 2)}\n`;
}

function engine(copy: Evidence): Open {
  return objectIn(copy, 'eu-north-1', 'Deployment', 'chat-small-base').spec.template.spec.containers[0];
}

function application(copy: Evidence, name: string): Open {
  const file = copy.manifests.find((it) => it.file === `argocd/eu-north-1/${name}.yaml`);
  if (file === undefined) throw new Error(`no Application ${name}: the mutation has nothing to change`);
  return file.objects[0];
}

function values(copy: Evidence, name: string): Open {
  return application(copy, name).spec.source.helm.valuesObject;
}

function policy(arn: string) {
  const statement = { Effect: 'Allow', Action: '*', Resource: arn };
  const Properties = { PolicyName: 'grant', Roles: ['engine'], PolicyDocument: { Statement: [statement] } };
  return { Type: 'AWS::IAM::Policy', Properties };
}

function replaced(text: string, part: string, other: string): string {
  if (!text.includes(part)) throw new Error(`"${part}" does not stand there: the mutation has nothing to change`);
  return text.replaceAll(part, other);
}
