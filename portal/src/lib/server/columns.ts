import { scaleBand, scaleLinear } from 'd3-scale';

/** The geometry of a column chart, in units of its own view box. */
export interface Columns {
  width: number;
  height: number;
  columns: { label: string; x: number; y: number; width: number; height: number; value: number }[];
  /** The left edge of the plot, to the right of the tick labels. */
  left: number;
  ticks: { y: number; text: string }[];
  labels: { x: number; text: string }[];
}

const margin = { top: 10, right: 4, bottom: 24 };
const letterWidth = 7;

/** Lays out one column per value. Labels are few enough that they never touch. */
export function layOutColumns(
  values: readonly { label: string; value: number }[],
  tickText: (value: number, step: number) => string,
  width: number,
  height: number,
): Columns {
  const floor = height - margin.bottom;
  const y = scaleLinear()
    .domain([0, Math.max(...values.map(({ value }) => value), Number.MIN_VALUE)])
    .nice(4)
    .range([floor, margin.top]);
  const marks = values.some(({ value }) => value > 0) ? y.ticks(4) : [];
  const ticks = marks.map((value) => ({ text: tickText(value, marks[1] ?? 1), y: round(y(value)) }));
  const left = 8 + letterWidth * Math.max(...ticks.map(({ text }) => text.length), 0);
  const x = scaleBand<number>()
    .domain(values.map((_, index) => index))
    .range([left, width - margin.right])
    .paddingInner(0.28)
    .paddingOuter(0.14);
  const columnWidth = Math.min(x.bandwidth(), 44);
  const start = (index: number) => (x(index) ?? 0) + (x.bandwidth() - columnWidth) / 2;
  const every = Math.ceil(values.length / Math.floor(width / 110));
  return {
    width,
    height,
    columns: values.map(({ label, value }, index) => ({
      label,
      value,
      x: round(start(index)),
      y: round(y(value)),
      width: round(columnWidth),
      height: round(floor - y(value)),
    })),
    left,
    ticks,
    labels: values.flatMap(({ label }, index) =>
      index % every === 0 ? [{ text: label, x: round(start(index) + columnWidth / 2) }] : [],
    ),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
