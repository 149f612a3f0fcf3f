/** @jsxRuntime automatic */
/** @jsxImportSource preact */

/** What stands in the place of a verdict while there is none. */
export function NotProved({ deployment }: { readonly deployment: string }) {
  return (
    <p class="notice">
      Not proved: nothing of this deployment is rendered. <code>npx meridian synth {deployment}</code> renders it; a
      report made after that says what is proved.
    </p>
  );
}
