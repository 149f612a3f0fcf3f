/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { anchor } from './anchors';

/** The name of a Region, which leads to its place in the architecture. */
export function RegionLink({ region }: { readonly region: string }) {
  return <a href={`#${anchor('region', region)}`}>{region}</a>;
}
