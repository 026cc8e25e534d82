// Long work in short slices, so that a click between two of them is answered at once.

/** Lets the browser answer clicks and draw. */
export function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}

/** Does the work of a generator, no longer than some milliseconds at a time. */
export async function inSlices(work: Iterator<unknown, unknown>, milliseconds = 12): Promise<void> {
  for (let end = performance.now() + milliseconds; !work.next().done; ) {
    if (performance.now() < end) continue;
    await pause();
    end = performance.now() + milliseconds;
  }
}
