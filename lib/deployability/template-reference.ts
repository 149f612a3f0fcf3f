import type { Location } from '#evidence';

/** Something that a template refers to, and where. */
export type TemplateReference = ToTemplate | ToStack | ToExport;

/** Of the same template. */
interface ToTemplate {
  /** `value`: a resource or a parameter (`Ref`); `attribute`: a resource (`Fn::GetAtt`, `DependsOn`). */
  readonly kind: 'value' | 'attribute' | 'condition';
  readonly target: string;
  /** Logical id of the resource that refers to it; null: an output or a condition does. */
  readonly from: string | null;
  readonly at: Location;
}

/** An output of another stack, read when this one is deployed (`Fn::GetStackOutput`). */
export interface ToStack {
  readonly kind: 'stack-output';
  readonly stackName: string;
  readonly region: string;
  readonly output: string;
  readonly at: Location;
}

/** An export of another stack of the same account and Region (`Fn::ImportValue`). */
export interface ToExport {
  readonly kind: 'export';
  readonly name: string;
  readonly at: Location;
}
