import {
  type Inventory,
  isRecord,
  type Location,
  listAt,
  objectLocation,
  type PlacedObject,
  type Plain,
} from '#evidence';

/** One alerting rule of a PrometheusRule. */
export interface Alert {
  readonly object: PlacedObject;
  readonly name: string;
  readonly rule: Plain;
  readonly at: Location;
}

/** Every alerting rule, in the order in which they stand. */
export function listAlerts({ objects }: Inventory): readonly Alert[] {
  return objects.filter(({ kind }) => kind === 'PrometheusRule').flatMap(alertsOf);
}

function alertsOf(object: PlacedObject): readonly Alert[] {
  return listAt(object.object, 'spec', 'groups').flatMap((group, groupIndex) =>
    listAt(group, 'rules').flatMap((rule, ruleIndex) => {
      if (!isRecord(rule) || typeof rule.alert !== 'string') return [];
      const at = objectLocation(object, `spec.groups.${groupIndex}.rules.${ruleIndex}`);
      return [{ object, name: rule.alert, rule, at }];
    }),
  );
}
