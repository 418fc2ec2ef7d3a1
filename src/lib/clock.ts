import { londonWallClock } from './london-time.ts'

/** `14:05` in London, of milliseconds since 1970. */
export const clockTime = (milliseconds: number) => londonWallClock(milliseconds).slice(-5)
