import type { Schemas } from '../../api/client';
import { sortedBy } from '../../components/sortedBy';
import { isLowerBetter } from '../../statistics/metric';
import { type Summary, summary } from '../../statistics/summary';

type Run = Schemas['Run'];

/** What a run measured. */
export interface Score {
  readonly run: string;
  readonly model: string;
  readonly algorithm: string;
  /** Model and algorithm, which is what is ranked. */
  readonly name: string;
  readonly experiment: string;
  readonly dataset: string;
  readonly started: string;
  readonly status: Run['status'];
  readonly version: string | undefined;
  readonly seconds: number | undefined;
  readonly metrics: Readonly<Record<string, number | null>>;
}

export interface Filters {
  /** Empty: all. */
  readonly dataset: string;
  readonly experiment: string;
  readonly names: ReadonlySet<string>;
}

export interface Ranked {
  readonly rank: number;
  readonly score: Score;
  readonly value: number;
}

/** Runs that measured something, newest first as they came. */
export function scoresOf(runs: readonly Run[]): Score[] {
  return runs
    .filter(({ metrics }) => Object.values(metrics).some((value) => value !== null))
    .map((run) => {
      const algorithm = run.tags?.['model_type'] ?? run.parameters['algorithm'] ?? '–';
      return {
        run: run.run,
        model: run.model,
        algorithm,
        name: `${run.model}, ${algorithm}`,
        experiment: run.tags?.['experiment'] ?? run.model,
        dataset: run.tags?.['dataset'] ?? run.data_fingerprint?.slice(0, 8) ?? '–',
        started: run.started,
        status: run.status,
        version: run.version,
        seconds: run.elapsed_seconds,
        metrics: run.metrics,
      };
    });
}

/** The different words of all scores, in reading order. */
export function wordsOf(scores: readonly Score[], word: (score: Score) => string): string[] {
  return [...new Set(scores.map(word))].sort((one, other) => one.localeCompare(other));
}

export function filtered(scores: readonly Score[], { dataset, experiment, names }: Filters): Score[] {
  return scores.filter(
    (score) => (dataset === '' || score.dataset === dataset) && (experiment === '' || score.experiment === experiment) && (names.size === 0 || names.has(score.name)),
  );
}

/** The newest run of each model and algorithm within each dataset, best first; equal ones share a rank. */
export function ranking(scores: readonly Score[], metric: string): Ranked[] {
  const newest = new Map<string, Score>();
  for (const score of scores) {
    const key = `${score.dataset}\n${score.name}`;
    const before = newest.get(key);
    if (typeof score.metrics[metric] === 'number' && (before === undefined || score.started > before.started)) {
      newest.set(key, score);
    }
  }
  const sorted = sortedBy([...newest.values()], (score) => score.metrics[metric], !isLowerBetter(metric));
  return sorted.map((score) => {
    const value = score.metrics[metric] ?? Number.NaN;
    return { rank: 1 + sorted.findIndex((other) => other.metrics[metric] === value), score, value };
  });
}

export interface Spread {
  readonly name: string;
  readonly values: readonly number[];
  readonly summary: Summary;
}

/** The metric over all runs of each model and algorithm. */
export function spreads(scores: readonly Score[], metric: string): Spread[] {
  return wordsOf(scores, ({ name }) => name).flatMap((name) => {
    const values = scores.filter((score) => score.name === name).flatMap((score) => score.metrics[metric] ?? []);
    const told = summary(values);
    return told === undefined ? [] : [{ name, values, summary: told }];
  });
}

/** What stands above the leaderboard. */
export interface Overview {
  readonly names: number;
  readonly datasets: number;
  readonly runs: number;
  readonly best: Ranked | undefined;
  readonly meanSeconds: number | undefined;
}

export function overview(scores: readonly Score[], metric: string): Overview {
  const seconds = summary(scores.flatMap((score) => score.seconds ?? []));
  return {
    names: wordsOf(scores, ({ name }) => name).length,
    datasets: wordsOf(scores, ({ dataset }) => dataset).length,
    runs: scores.length,
    best: ranking(scores, metric)[0],
    meanSeconds: seconds?.mean,
  };
}
