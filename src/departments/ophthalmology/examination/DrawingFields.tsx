import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import {
  findings,
  isSpot,
  type Mark,
  markText,
  type Part,
  zones,
} from '#departments/ophthalmology/eye/drawing.ts'
import type { Eye } from '#departments/ophthalmology/eye/eye.ts'

import { EyeDrawing } from './EyeDrawing.tsx'
import type { Examination } from './values.ts'

const hours = [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

/** Choose a finding, then point at its place, or name the place: both do the same. */
export function DrawingFields({ part, eye }: { part: Part; eye: Eye }) {
  const { setValue, getValues } = useFormContext<Examination>()
  const name = `${eye}.drawn.${part}` as const
  const marks = useWatch<Examination, typeof name>({ name })
  const [finding, setFinding] = useState('')
  const [zone, setZone] = useState('')
  const [hour, setHour] = useState('')
  const [said, setSaid] = useState('')
  const spot = isSpot(part, zone)

  const draw = (next: Mark[], words: string) => {
    setValue(name, next, { shouldDirty: true })
    setSaid(words)
  }
  function add(place: Pick<Mark, 'zone' | 'hour'>) {
    const mark = { finding, ...place }
    draw([...getValues(name), mark], `Drawn: ${markText(mark)}`)
  }
  const missing = !finding
    ? 'Choose a finding first'
    : !zone
      ? 'Choose its zone'
      : !spot && !hour
        ? 'Choose its clock hour'
        : ''

  return (
    <div className="drawing-fields">
      <EyeDrawing
        part={part}
        eye={eye}
        marks={marks}
        onPlace={(place) => (finding ? add(place) : setSaid('Choose a finding first'))}
      />
      <div className="drawing-place">
        <Pick label="Finding" value={finding} onPick={setFinding} options={Object.keys(findings[part])} />
        <Pick label="Zone" value={zone} onPick={setZone} options={zones[part].map((one) => one.name)} />
        {!spot && <Pick label="Clock hour" value={hour} onPick={setHour} options={hours.map(String)} />}
        <button
          type="button"
          className="button small"
          onClick={() => (missing ? setSaid(missing) : add({ zone, hour: spot ? undefined : Number(hour) }))}
        >
          Add to the drawing
        </button>
      </div>
      <p role="status" className="second-line">
        {said}
      </p>
      {marks.length === 0 ? (
        <p className="quiet-text">Nothing drawn</p>
      ) : (
        <ol className="drawn">
          {marks.map((mark, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same finding may stand in one place twice
            <li key={`${markText(mark)} ${index}`}>
              {markText(mark)}
              <button
                type="button"
                className="button quiet small"
                aria-label={`Take off the drawing: ${markText(mark)}`}
                onClick={() => draw(marks.toSpliced(index, 1), `Taken off: ${markText(mark)}`)}
              >
                Take off
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

type PickProps = { label: string; value: string; onPick: (value: string) => void; options: readonly string[] }

const Pick = ({ label, value, onPick, options }: PickProps) => (
  <label className="field">
    <span>{label}</span>
    <select value={value} onChange={(event) => onPick(event.target.value)}>
      <option value="">Choose</option>
      {options.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  </label>
)
