import { scaleBand, scaleLinear } from 'd3-scale';

/** The geometry of a column chart, in the units of its own view box. */
export interface Columns {
  width: number;
  height: number;
  columns: { label: string; x: number; y: number; width: number; height: number; value: number }[];
  ticks: { y: number; value: number }[];
  labels: { x: number; text: string }[];
}

const margin = { top: 10, right: 4, bottom: 24, left: 56 };

/** Lays out one column a value. At most seven labels stand below, so that they never touch. */
export function layOutColumns(values: readonly { label: string; value: number }[], width = 920, height = 240): Columns {
  const floor = height - margin.bottom;
  const x = scaleBand<number>()
    .domain(values.map((_, index) => index))
    .range([margin.left, width - margin.right])
    .paddingInner(0.28)
    .paddingOuter(0.14);
  const y = scaleLinear()
    .domain([0, Math.max(...values.map(({ value }) => value), Number.MIN_VALUE)])
    .nice(4)
    .range([floor, margin.top]);
  const every = Math.ceil(values.length / 7);
  const left = (index: number) => x(index) ?? 0;
  return {
    width,
    height,
    columns: values.map(({ label, value }, index) => ({
      label,
      value,
      x: round(left(index)),
      y: round(y(value)),
      width: round(Math.min(x.bandwidth(), 44)),
      height: round(floor - y(value)),
    })),
    ticks: values.some(({ value }) => value > 0) ? y.ticks(4).map((value) => ({ value, y: round(y(value)) })) : [],
    labels: values.flatMap(({ label }, index) => (index % every === 0 ? [{ text: label, x: round(left(index) + Math.min(x.bandwidth(), 44) / 2) }] : [])),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
