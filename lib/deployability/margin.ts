/** How near something rendered comes to a limit. */
export interface Margin {
  /** What is limited: `bytes of a template`, `resources of a template`. */
  readonly limit: string;
  /** The file or the name that comes nearest. */
  readonly worst: string;
  readonly used: number;
  /** What Meridian takes at most: the rule objects to more. */
  readonly allowed: number;
  /** What AWS or Kubernetes itself takes at most; above `allowed` where Meridian keeps room. */
  readonly hard: number;
}
