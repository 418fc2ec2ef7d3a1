import {
  findings,
  type Mark,
  markText,
  type Part,
  partWords,
  type Shape,
  zones,
} from '#departments/ophthalmology/eye/drawing.ts'
import { type Eye, eyeWords } from '#departments/ophthalmology/eye/eye.ts'

import { centre, discAt, discRadius, placeAt, pointOf, radius } from './geometry.ts'

type Props = {
  part: Part
  eye: Eye
  marks: readonly Mark[]
  /** A place was pointed at */
  onPlace?: (place: Pick<Mark, 'zone' | 'hour'>) => void
}

/** The picture of one eye with its findings, numbered as in the list under it. */
export function EyeDrawing({ part, eye, marks, onPlace }: Props) {
  const said = marks.map((mark, index) => `${index + 1}, ${markText(mark)}`).join('; ')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the fields beside it do the same by keyboard
    <svg
      className="eye-drawing"
      viewBox="0 0 200 200"
      role="img"
      aria-label={`${partWords[part]}, ${eyeWords[eye].toLowerCase()}: ${said || 'nothing drawn'}`}
      data-placing={onPlace ? true : undefined}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const at = (from: number, size: number) => (from / size) * 200
        const place = placeAt(part, eye, {
          x: at(event.clientX - box.left, box.width),
          y: at(event.clientY - box.top, box.height),
        })
        if (place) onPlace?.(place)
      }}
    >
      <circle className="ground" cx={centre} cy={centre} r={radius} />
      {zones[part].slice(0, -1).map(({ name, to }) => (
        <circle key={name} className="zone" cx={centre} cy={centre} r={to * radius} />
      ))}
      {part === 'fundus' ? <Fundus eye={eye} /> : <circle className="pupil" cx={centre} cy={centre} r={20} />}
      {[12, 3, 6, 9].map((hour) => (
        <text
          key={hour}
          className="hour"
          x={centre + (hour === 3 ? 84 : hour === 9 ? -84 : 0)}
          y={centre + (hour === 6 ? 87 : hour === 12 ? -80 : 4)}
        >
          {hour}
        </text>
      ))}
      <text
        className="side"
        x={eye === 'right' ? 198 : 2}
        y={12}
        textAnchor={eye === 'right' ? 'end' : 'start'}
      >
        Nose
      </text>
      {marks.map((mark, index) => (
        <Drawn
          // the same finding may stand in one place twice
          // oxlint-disable-next-line react/no-array-index-key
          key={`${markText(mark)} ${index}`}
          shape={findings[part][mark.finding] ?? 'dot'}
          number={index + 1}
          at={pointOf(part, eye, mark)}
          beside={
            marks.slice(0, index).filter((one) => one.zone === mark.zone && one.hour === mark.hour).length
          }
        />
      ))}
    </svg>
  )
}

/** Disc and arcades on the side of the nose, the macula in the middle. */
function Fundus({ eye }: { eye: Eye }) {
  const disc = discAt(eye)
  const away = eye === 'right' ? -1 : 1
  const arcade = (up: 1 | -1) =>
    `M ${disc.x} ${disc.y} C ${disc.x + 4 * away} ${disc.y - 44 * up}, ${centre + 10 * away} ${centre - 62 * up}, ${centre + 52 * away} ${centre - 40 * up}`
  return (
    <>
      <path className="vessel" d={arcade(1)} />
      <path className="vessel" d={arcade(-1)} />
      <circle className="disc" cx={disc.x} cy={disc.y} r={discRadius} />
      <circle className="cup" cx={disc.x} cy={disc.y} r={5} />
      <circle className="macula" cx={centre} cy={centre} r={3} />
    </>
  )
}

type DrawnProps = { shape: Shape; number: number; at: { x: number; y: number } | undefined; beside: number }

function Drawn({ shape, number, at, beside }: DrawnProps) {
  if (!at) return null
  const [x, y] = [at.x + beside * 13, at.y]
  return (
    <g className={`finding ${shape}`}>
      {shape === 'patch' && <ellipse cx={x} cy={y} rx={9} ry={7} />}
      {shape === 'ring' && <circle cx={x} cy={y} r={8} />}
      {shape === 'dot' && <circle cx={x} cy={y} r={5} />}
      {shape === 'wedge' && <path d={`M ${x - 8} ${y + 6} L ${x} ${y - 8} L ${x + 8} ${y + 6} Z`} />}
      {shape === 'cross' && (
        <path d={`M ${x - 7} ${y - 7} L ${x + 7} ${y + 7} M ${x - 7} ${y + 7} L ${x + 7} ${y - 7}`} />
      )}
      {shape === 'dots' &&
        [-6, 0, 6].map((aside) => (
          <circle key={aside} cx={x + aside} cy={y + (aside === 0 ? -5 : 4)} r={2.4} />
        ))}
      <text x={x + 9} y={y - 5}>
        {number}
      </text>
    </g>
  )
}
