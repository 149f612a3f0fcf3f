/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { Drawing } from './drawing';
import type { Mark } from './marks';

/** What the colours and signs of charts mean. */
export function Legend({ marks }: { readonly marks: readonly Mark[] }) {
  return (
    <ul class="legend">
      {marks.map(({ name, sign }) => (
        <li key={name}>
          <Drawing className="sign" svg={sign} />
          {name}
        </li>
      ))}
    </ul>
  );
}
