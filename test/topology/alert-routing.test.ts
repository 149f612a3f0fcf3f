import type { Region } from '#topology';
import { shippedRegions } from './shipped-topologies';

interface Receiver {
  readonly name: string;
  readonly sns_configs: readonly {
    readonly topic_arn: string;
    readonly sigv4: { readonly region: string };
    readonly send_resolved: boolean;
    readonly subject: string;
    readonly message: string;
  }[];
}

interface Config {
  readonly route: {
    readonly receiver: string;
    readonly group_by: readonly string[];
    readonly routes: readonly { readonly receiver: string; readonly matchers: readonly string[] }[];
  };
  readonly receivers: readonly Receiver[];
  readonly inhibit_rules: readonly {
    readonly source_matchers: readonly string[];
    readonly target_matchers: readonly string[];
  }[];
}

function configOf({ components }: Region): Config {
  const values = components.find(({ name }) => name === 'prometheus')?.values as unknown as {
    readonly alertmanager: { readonly config: Config };
  };
  return values.alertmanager.config;
}

test.each(shippedRegions)(
  '%s: alerts reach the topic of their severity, in their own Region and account',
  (_, region) => {
    const { route, receivers } = configOf(region);
    for (const { name, severity } of region.observability.topics) {
      const [own] = route.routes.filter(({ matchers }) => matchers.includes(`severity="${severity}"`));
      const receiver = receivers.find((it) => it.name === own?.receiver);
      expect(receiver?.sns_configs.map((it) => it.topic_arn)).toEqual([
        `arn:aws:sns:${region.name}:${region.account}:${name}`,
      ]);
      expect(receiver?.sns_configs.map((it) => [it.sigv4.region, it.send_resolved])).toEqual([[region.name, true]]);
    }
    expect(receivers.map(({ name }) => name)).toContain(route.receiver);
  },
);

test.each(shippedRegions)('%s: Alertmanager may publish to those topics, and do nothing else', (_, region) => {
  const identities = region.identities.filter(({ serviceAccount }) => serviceAccount === 'alertmanager');
  expect(identities.map(({ namespace, permissions }) => ({ namespace, permissions }))).toEqual([
    {
      namespace: region.monitoring.namespace,
      permissions: [{ kind: 'publish-messages', topics: region.observability.topics.map(({ name }) => name) }],
    },
  ]);
});

test.each(shippedRegions)('%s: what mutes and what is muted are alerts that there are', (_, region) => {
  const alerts = new Set(
    region.monitoring.ruleFiles.flatMap(({ groups }) =>
      groups.flatMap(({ rules }) => rules.flatMap((rule) => (rule.kind === 'alert' ? [rule.alert] : []))),
    ),
  );
  // none of these need be in a Region whose pools are small
  const optional = ['TpotBurn', 'ReplicasMissing', 'BurstExhausted'];
  const named = configOf(region)
    .inhibit_rules.flatMap(({ source_matchers, target_matchers }) => [...source_matchers, ...target_matchers])
    .flatMap((matcher) => /^alertname=~?"(.+)"$/.exec(matcher)?.[1]?.split('|') ?? []);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((name) => !alerts.has(name) && !optional.includes(name))).toEqual([]);
});

test.each(shippedRegions)('%s: a pool in trouble is one message, with its runbook', (_, region) => {
  const { route, receivers } = configOf(region);
  expect(route.group_by).toEqual(['alertname', 'pool']);
  for (const { message, subject } of receivers.flatMap(({ sns_configs }) => sns_configs)) {
    expect(message).toContain(region.name);
    for (const part of ['summary', 'description', 'runbook']) expect(message).toContain(`.Annotations.${part}`);
    expect(subject).toContain('.CommonLabels.alertname');
  }
});
