/** How many generated inputs a test tries: all of these in `.ci/run`, and a quarter while one works. */
export function runs(all: number): number {
  return Number(process.env.HOSTILE_RUNS ?? 0) >= 200 ? all : Math.ceil(all / 4);
}
