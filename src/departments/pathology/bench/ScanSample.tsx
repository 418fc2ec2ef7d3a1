import { type FormEvent, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import type { Work } from '#departments/pathology/work/model.ts'
import { places } from '#departments/pathology/work/places.ts'
import { numbersOf, readSample } from '#departments/pathology/work/sample-number.ts'

/** A tube in the hand: its barcode, or its number typed, opens what is done from it. */
export function ScanSample({
  works,
  onSeveral,
}: {
  works: readonly Work[]
  onSeveral: (number: string) => void
}) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const [typed, setTyped] = useState('')
  const [unknown, setUnknown] = useState('')
  function look(event: FormEvent) {
    event.preventDefault()
    const number = readSample(typed)
    const [first, ...more] = number === '' ? [] : worksOn(works, number)
    setUnknown(first ? '' : number)
    setTyped('')
    if (first && more.length === 0)
      void navigate(`${places.work(first.patientId, first.id)}${search}`, { preventScrollReset: true })
    else if (first) onSeveral(number)
  }
  return (
    <form className="field lab-scan" onSubmit={look} autoComplete="off">
      <label htmlFor="scan-sample">Scan a sample</label>
      <span className="lab-scan-line">
        <input
          id="scan-sample"
          className="input"
          value={typed}
          maxLength={40}
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit" className="button">
          Find
        </button>
      </span>
      <span role="status">{unknown && `No request in this list has the sample ${unknown}.`}</span>
    </form>
  )
}

/** What is done from the tube with this number. */
export const worksOn = (works: readonly Work[], number: string): Work[] =>
  works.filter(({ specimens }) => specimens.some((one) => numbersOf(one).includes(number)))
