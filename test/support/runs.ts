/** How many generated inputs a test tries: all of them in `.ci/run`, which sets `HOSTILE_RUNS`, and fewer while one works. */
export function runs(all: number, fewer = Math.ceil(all / 4)): number {
  return process.env.HOSTILE_RUNS === 'all' ? all : fewer;
}
