import { type Blueprint, parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { objectsOf, places } from '#test/charts/rendered';
import { type Region, type RuleFile, withCanary } from '#topology';
import { poolCases } from './pool-cases';
import { gatewayCases, regionCases } from './region-cases';
import type { RuleCase } from './rule-case';

/** One file of rules, as it is applied, and what it must do. */
export interface RuleSubject {
  /** `deployment/region/file`. */
  readonly name: string;
  readonly file: RuleFile;
  /** As Prometheus gets them. */
  readonly groups: readonly RenderedGroup[];
  readonly cases: readonly RuleCase[];
}

interface RenderedGroup {
  readonly name: string;
  readonly rules: readonly RenderedRule[];
}

/** A rule as Prometheus gets it: it records, or it alerts. */
export interface RenderedRule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
}

/** Every file of rules of every Region of every shipped deployment. */
export const ruleSubjects: readonly RuleSubject[] = places.flatMap(({ place, topology, region, files }) => {
  const rendered = objectsOf<{ readonly spec: { readonly groups: readonly RenderedGroup[] } }>(files, 'PrometheusRule');
  return region.monitoring.ruleFiles.map((file) => ({
    name: `${place}/${file.name}`,
    file,
    groups: rendered.filter(({ metadata }) => metadata.name === file.name).flatMap(({ spec }) => spec.groups),
    cases: casesOf(blueprintOf(topology.deployment.name), region, file),
  }));
});

function blueprintOf(deployment: string): Blueprint {
  const shipped = deployments.find(({ name }) => name === deployment);
  if (shipped === undefined) throw new Error(`no deployment "${deployment}"`);
  return parseBlueprint(shipped.blueprint, shipped.file);
}

function casesOf(blueprint: Blueprint, region: Region, { name, groups }: RuleFile): readonly RuleCase[] {
  if (name === 'gateway') return gatewayCases(groups);
  if (name === 'region') return regionCases(region, groups);
  const [found] = region.modelPools.flatMap((stable) =>
    withCanary(stable).flatMap((pool) => {
      const model = blueprint.models[stable.name];
      return `pool-${pool.name}` === name && model !== undefined ? [{ pool: { scaling: null, ...pool }, model }] : [];
    }),
  );
  if (found === undefined) throw new Error(`rules "${name}" have no cases in test/rules`);
  return poolCases(found.pool, found.model, groups);
}
