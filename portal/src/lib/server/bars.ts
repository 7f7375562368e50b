import { scaleLinear } from 'd3-scale';

/** Each value's share of the greatest, 0 to 100: the length of a horizontal bar. */
export function layOutBars(values: readonly number[]): number[] {
  const length = scaleLinear()
    .domain([0, Math.max(...values, Number.MIN_VALUE)])
    .range([0, 100]);
  return values.map((value) => Math.round(length(value) * 10) / 10);
}
