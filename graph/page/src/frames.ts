/** Does something some frames later: what is drawn in the first of them is on the screen by the third. */
export function afterFrames(frames: number, task: () => void): void {
  if (frames === 0) setTimeout(task, 0);
  else requestAnimationFrame(() => afterFrames(frames - 1, task));
}
