import type { Authorizer } from '#topology';
import { asRecord, byKey, type FactFields, Line, sorted } from './fact';
import type { NameOwn } from './own-names';

/** Who is asked about every request: how it is asked, what runs, and what it is told. */
export function authorizerFacts(authorizer: Authorizer, nameOwn: NameOwn): FactFields {
  const { deployment, config } = authorizer;
  const { replicas, cpuMillis, memoryMiB, maxUnavailable, priorityClass, graceSeconds } = deployment;
  return {
    authorizer: new Line({
      at: `${authorizer.host}:${authorizer.port}${authorizer.pathPrefix}`,
      timeoutMs: authorizer.timeoutMs,
      retries: authorizer.retries,
      lookUpSeconds: authorizer.lookUpSeconds,
      failOpen: authorizer.failOpen,
      statusOnError: authorizer.statusOnError,
    }),
    authorizerLeavesOut: new Line({ ...authorizer.ejection }),
    authorizerPods: new Line({
      replicas,
      cpuMillis,
      memoryMiB,
      maxUnavailable,
      priorityClass,
      drainSeconds: config.drainSeconds,
      graceSeconds,
    }),
    authorizerReads: new Line({
      table: nameOwn(config.table.name),
      timeoutMs: config.table.timeoutMs,
      ...config.cache,
    }),
    hopTokens: new Line({
      key: nameOwn(config.hop.keyAlias),
      periodSeconds: config.hop.periodSeconds,
      ttlSeconds: config.hop.ttlSeconds,
    }),
    sentElsewhere: new Line(
      asRecord(
        byKey(
          config.elsewhere,
          ({ jurisdiction }) => jurisdiction,
          ({ host }) => host,
        ),
      ),
    ),
    authorizerSees: sorted(authorizer.shownHeaders),
    authorizerSets: sorted(authorizer.takenHeaders),
  };
}
