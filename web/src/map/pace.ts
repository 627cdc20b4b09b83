/** What drawing anew may take of a frame, in milliseconds: the rest is for what moves. */
const TIME = 2
/** The least and the most work that is tried in one frame, counted in milestones. */
const LEAST = 4
const MOST = 40
/** How much of what is known each frame replaces: one that other programs held up says little. */
const NEWS = 0.2

/** How much can be drawn in one frame on this machine, learnt from the frames before. */
export class Pace {
  private perMillisecond = 3

  /** The work that the next frame has time for. */
  get most(): number {
    return Math.min(Math.max(this.perMillisecond * TIME, LEAST), MOST)
  }

  /** A frame in which so much was drawn took so many milliseconds. */
  took(work: number, time: number): void {
    if (work > 0) this.perMillisecond += (work / Math.max(time, 0.5) - this.perMillisecond) * NEWS
  }
}
