import type { Topology } from '#topology';
import { asRecord, byKey, type Facts, Line, sorted } from './fact';

/** What is said once of the whole deployment. */
export function deploymentFacts({ version, deployment }: Topology): Facts {
  const { name, kind, delivery, state, tags, repository, argo } = deployment;
  return {
    name,
    kind,
    topologyVersion: version,
    state: new Line({ ...state }),
    tags: new Line(
      asRecord(
        byKey(
          tags,
          ({ key }) => key,
          ({ value }) => value,
        ),
      ),
    ),
    delivery,
    repository: repository === null ? null : new Line({ ...repository }),
    argo:
      argo === null
        ? null
        : {
            in: new Line({ namespace: argo.namespace, project: argo.project, hubCluster: argo.hubCluster }),
            clusterKinds: sorted(argo.clusterKinds.map(({ kind: of }) => of)),
            retry: new Line({ ...argo.retry }),
          },
  };
}
