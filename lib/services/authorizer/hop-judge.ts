import { randomUUID } from 'node:crypto';
import { BlockList, isIPv4 } from 'node:net';
import { LRUCache } from 'lru-cache';
import type { AuthorizerConfig } from '#topology';
import type { Admission } from './decision';
import type { HopKeys } from './hop-keys';
import { fingerprintOf, readHopToken, signHopToken } from './hop-token';
import { type RequestFacts, type Shown, unusable } from './request-facts';

/** How it went with a token: two of own ones, two of those that requests bring. */
export type HopOutcome = 'signed' | 'unsigned' | 'accepted' | 'refused';

/** What is answered when no token can be signed: it takes the place of a client's own text. */
export const noHopToken = 'none';

/** What hop tokens are signed and judged by. */
export interface HopJudgeProps {
  readonly config: AuthorizerConfig;
  readonly keys: Pick<HopKeys, 'period' | 'keyOf'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onOutcome: (outcome: HopOutcome) => void;
}

/**
 * Tokens that are remembered as used: those of three minutes at 500 requests a second that hop. Beyond that the oldest are forgotten,
 * and what is left against a replay is where it has to come from and what has to be shown with it.
 */
const mostRemembered = 100_000;

/** Signs for requests that are admitted here, and admits what a peer has signed for. */
export class HopJudge {
  private readonly networks: ReadonlyMap<string, BlockList>;
  private readonly used = new LRUCache<string, true>({ max: mostRemembered });

  constructor(private readonly props: HopJudgeProps) {
    this.networks = new Map(props.config.hop.peers.map(({ region, cidr }) => [region, network(cidr)]));
  }

  /** The token that vouches for a request to a peer; `noHopToken` when there is no key to sign with. */
  sign(request: RequestFacts, { tenant, tier, version }: Admission): string {
    const { config, keys, now, onOutcome } = this.props;
    const period = keys.period();
    const key = keys.keyOf(period);
    if (key === undefined) {
      onOutcome('unsigned');
      return noHopToken;
    }
    onOutcome('signed');
    const claims = {
      period,
      expiresAt: now() + config.hop.ttlSeconds * 1000,
      origin: config.region,
      tenant,
      tier,
      version: config.versions.includes(version) ? version : '',
      nonce: randomUUID(),
      credential: credentialOf(request),
    };
    return signHopToken(claims, key);
  }

  /**
   * Admits a request that a peer has admitted: its token is signed with the jurisdiction's key, has not expired, comes from that peer's
   * network beside the credential that was shown there, and for the first time.
   *
   * @returns with the version of the token, which may be empty; undefined when there is no such token: the request is one as any other
   */
  admit(request: RequestFacts): Admission | undefined {
    const { hopToken } = request;
    if (hopToken === null || hopToken === '' || hopToken === noHopToken) return undefined;
    const admission = hopToken === unusable ? undefined : this.read(hopToken, request);
    this.props.onOutcome(admission === undefined ? 'refused' : 'accepted');
    return admission;
  }

  private read(token: string, request: RequestFacts): Admission | undefined {
    const { keys, now, config } = this.props;
    const claims = readHopToken(token, (period) => keys.keyOf(period));
    if (claims === undefined || claims.expiresAt <= now()) return undefined;
    const { origin, tenant, tier, version, nonce, credential } = claims;
    const { sender } = request;
    if (sender === null || !isIPv4(sender) || !this.networks.get(origin)?.check(sender)) return undefined;
    if (credential !== credentialOf(request) || !config.tiers.includes(tier)) return undefined;
    if (this.used.has(nonce)) return undefined;
    this.used.set(nonce, true);
    return { admitted: true, tenant, tier, version, origin };
  }
}

/** A header that is of no use proves nothing, and is no part of a credential that was admitted. */
function credentialOf({ authorization, workloadToken }: RequestFacts): string {
  return fingerprintOf(textOf(authorization), textOf(workloadToken));
}

function textOf(shown: Shown): string | null {
  return shown === unusable ? '' : shown;
}

function network(cidr: string): BlockList {
  const [address = '', bits = ''] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), 'ipv4');
  return list;
}
