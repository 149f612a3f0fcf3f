/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { Fragment } from 'preact';

/** Names with commas between them. A line ends between two, never at a hyphen within one. */
export function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      {names.map((name, index) => (
        <Fragment key={name}>
          {index === 0 ? '' : ', '}
          <span class="name">{name}</span>
        </Fragment>
      ))}
    </>
  );
}
