/** The package has no types; this is what we use of it. */
declare module 'asciichart' {
  export interface PlotConfig {
    readonly height?: number;
    readonly min?: number;
    readonly max?: number;
    readonly format?: (value: number) => string;
  }
  export function plot(series: readonly number[] | readonly (readonly number[])[], config?: PlotConfig): string;
}
