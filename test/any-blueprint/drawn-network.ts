import type { Choices } from './choices';

/** Second octets of 172.16.0.0/12 without that of Kubernetes Services, 172.20.0.0/16. */
const middle = Array.from({ length: 16 }, (_, index) => 16 + index).filter((octet) => octet !== 20);

/** Networks of 4,096 addresses that lie side by side, so that a neighbour is one address away. */
const narrow = 20;

/**
 * The VPC network of a Region: private, of the drawn size, and no other Region's.
 *
 * @param index number of the Region in the deployment, from 0
 */
export function drawnNetwork({ family, first, prefix }: Choices['networks'], index: number): string {
  const slot = first + index;
  // within a /16 of its own a wider network begins at its beginning, a narrower one somewhere in it
  const third = (slot % 2 ** (prefix - 16)) * 2 ** (24 - prefix);
  switch (family % 3) {
    case 0:
      return `10.${slot % 256}.${third}.0/${prefix}`;
    case 1:
      return `172.${middle[slot % middle.length]}.${third}.0/${prefix}`;
    default:
      return `192.168.${(slot % 16) * 16}.0/${narrow}`;
  }
}
