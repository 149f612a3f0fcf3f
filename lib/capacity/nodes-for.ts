/** Ratios whose quotient is whole but for the last bits of a floating-point number count as whole. */
const slack = 1e-9;

/**
 * Nodes that carry a rate, then with a margin: ceil(ceil(rate / perNode) x (1 + margin)). 100,000 requests a second at 1,200 per
 * 8-GPU node are 84 nodes, 97 with a margin of 15 %.
 *
 * @param ratePerSecond requests per second, at least 0
 * @param perNodePerSecond requests per second of one node, above 0
 * @param margin share on top, at least 0
 * @throws RangeError for anything else
 */
export function nodesFor(ratePerSecond: number, perNodePerSecond: number, margin = 0): number {
  refuseUnless(ratePerSecond >= 0, `ratePerSecond: ${ratePerSecond}; allowed: a number, 0 or more`);
  refuseUnless(perNodePerSecond > 0, `perNodePerSecond: ${perNodePerSecond}; allowed: a number above 0`);
  refuseUnless(margin >= 0, `margin: ${margin}; allowed: a number, 0 or more`);
  const nodes = wholeAbove(wholeAbove(ratePerSecond / perNodePerSecond) * (1 + margin));
  refuseUnless(Number.isFinite(nodes), `${ratePerSecond} per second at ${perNodePerSecond} a node: too many to count`);
  return nodes;
}

function wholeAbove(value: number): number {
  return Math.ceil(value * (1 - slack));
}

function refuseUnless(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message);
}
