import { scaleLinear } from 'd3-scale';

/** The geometry of a horizontal bar chart, in percent of its width, so that it fits a desktop and a phone. */
export interface Bars {
  /** One bar per row of values, with its parts in sequence. */
  rows: { parts: { x: number; width: number }[] }[];
  ticks: { x: number; text: string }[];
}

/** Lays out one bar per row. The values of a row are the parts of its bar. */
export function layOutBars(
  values: readonly (readonly number[])[],
  tickText: (value: number, step: number) => string,
): Bars {
  const sums = values.map((parts) => parts.reduce((sum, part) => sum + part, 0));
  const x = scaleLinear()
    .domain([0, Math.max(...sums, Number.MIN_VALUE)])
    .nice(4)
    .range([0, 100]);
  const marks = sums.some((sum) => sum > 0) ? x.ticks(4) : [];
  return {
    rows: values.map((parts) => {
      let end = 0;
      return {
        parts: parts.map((part) => {
          const start = end;
          end += part;
          return { x: round(x(start)), width: round(x(end) - x(start)) };
        }),
      };
    }),
    ticks: marks.map((value) => ({ x: round(x(value)), text: tickText(value, marks[1] ?? 1) })),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
