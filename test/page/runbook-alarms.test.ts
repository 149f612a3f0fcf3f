import { readRunbook } from '#lib/page/read-runbook';
import { runbookAlarms } from '#lib/page/runbook-alarms';
import { regionsOf, shippedTopologies, shippedTopology } from '#test/topology/shipped-topologies';
import { runbook } from './a-page';

test.each(shippedTopologies.map((topology) => [topology.deployment.name, topology] as const))(
  '%s: every alarm is counted once, below a section that there is',
  (_, topology) => {
    const alarms = runbookAlarms(topology);
    const wanted = regionsOf(topology).reduce((sum, { observability, monitoring, network }) => {
      const rules = monitoring.ruleFiles.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
      return (
        sum +
        observability.alarms.length +
        (observability.keyWatch === null ? 0 : 1) +
        (network.edgeRecord === null ? 0 : 1) +
        rules.filter(({ kind }) => kind === 'alert').length
      );
    }, 0);
    const counted = [...alarms.values()].flat().reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(wanted);
    const sections = readRunbook(runbook).sections.map(({ name }) => name);
    expect([...alarms.keys()].filter((section) => !sections.includes(section))).toEqual([]);
  },
);

test('an alarm names its metric, its severity and who judges it', () => {
  expect(runbookAlarms(shippedTopology('production')).get('empty-pool')).toEqual([
    { name: 'EmptyPool', severity: 'critical', judge: 'Prometheus', count: 30 },
  ]);
});
