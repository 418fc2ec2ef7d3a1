/**
 * One after the other. What takes several turns of the event loop is still seen by nobody before its end; and as nothing
 * here waits for anything outside, nobody waits longer than the work itself takes.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  next<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => {})
    return mine
  }
}
