/** Forms in which a comparison is printed. */
export const diffForms = ['text', 'markdown', 'json'] as const;

export type DiffForm = (typeof diffForms)[number];
