import { isSpot, type Mark, type Part, zones } from '#departments/ophthalmology/eye/drawing.ts'
import type { Eye } from '#departments/ophthalmology/eye/eye.ts'

/** Where findings stand on the picture of an eye, as one faces the patient: the nose is on the right of the right eye. */
export const centre = 100
export const radius = 92
/** The disc, on the side of the nose */
export const discAt = (eye: Eye) => ({ x: centre + (eye === 'right' ? 36 : -36), y: centre })
export const discRadius = 13

type Point = { x: number; y: number }

/** Undefined for what says no place that is known here: it stands in the list alone. */
export function pointOf(part: Part, eye: Eye, { zone, hour }: Mark): Point | undefined {
  if (part === 'fundus' && zone === 'Disc') return discAt(eye)
  const index = zones[part].findIndex(({ name }) => name === zone)
  const known = zones[part][index]
  if (!known) return undefined
  if (known.spot) return { x: centre, y: centre }
  if (hour === undefined) return undefined
  const inner = zones[part][index - 1]?.to ?? 0
  const from = ((inner + known.to) / 2) * radius
  const angle = ((hour * 30 - 90) * Math.PI) / 180
  return { x: centre + from * Math.cos(angle), y: centre + from * Math.sin(angle) }
}

/** The zone and clock hour of a point of the picture; undefined outside of the eye. */
export function placeAt(part: Part, eye: Eye, { x, y }: Point): Pick<Mark, 'zone' | 'hour'> | undefined {
  const disc = discAt(eye)
  if (part === 'fundus' && Math.hypot(x - disc.x, y - disc.y) <= discRadius)
    return { zone: 'Disc', hour: undefined }
  const from = Math.hypot(x - centre, y - centre) / radius
  const zone = zones[part].find(({ to }) => from <= to)
  if (!zone) return undefined
  const turn = (Math.atan2(y - centre, x - centre) * 180) / Math.PI + 90
  const hour = Math.round(((turn + 360) % 360) / 30) % 12 || 12
  return { zone: zone.name, hour: isSpot(part, zone.name) ? undefined : hour }
}
