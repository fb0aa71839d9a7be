// A figure as it is printed: with its unit, what it is held against, and its limit.
export interface Figure {
  what: string;
  /** With its unit. */
  value: string;
  /** What it is held against, with its own value and unit. */
  peer: string;
  /** '' where there is none. */
  limit: string;
  /** How much of the limit is used: 1 is at the limit, less is better. Undefined where there is no limit. */
  used?: number;
}

export interface Table {
  title: string;
  /** What one needs to know to read it. */
  note?: string;
  figures: readonly Figure[];
}

/** A part of the benchmarks; its tables are printed as soon as it is through. */
export interface Part {
  name: string;
  run(): Promise<Table[]>;
}

/** Missed by more than a tenth: machines are noisy. */
export const isMissed = ({ used }: Figure): boolean => used !== undefined && used > 1.1;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
};

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
export const times = (value: number): string => `${value.toFixed(2)}×`;

const grouped = new Intl.NumberFormat('en');
export const count = (value: number): string => grouped.format(value);
/** Of a second, in thousands and millions. */
export const rate = (value: number): string =>
  value >= 1e6 ? `${(value / 1e6).toFixed(1)} M/s` : `${(value / 1e3).toFixed(value < 1e5 ? 1 : 0)} k/s`;
