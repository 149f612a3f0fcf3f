/** Where an alarm tells people what to do: `docs/runbook.md#dead-letters`. */
export const runbookLink = /docs\/runbook\.md#([\w-]+)/;

/** Anchors of the runbook's sections, as GitHub makes them of second-level headings: lower case, hyphens for spaces. */
export function runbookSections(runbook: string): ReadonlySet<string> {
  return new Set(
    [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
      heading
        .trim()
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}
