import type { Hospital } from './model.ts'

type Props = {
  hospitals: readonly Hospital[]
  hospital: Hospital
  specialties: readonly string[]
  specialty: string
  onChange: (site: string, specialty: string) => void
}

/** Which hospital and which specialty; both stand in the address. */
export const BoardFilter = ({ hospitals, hospital, specialties, specialty, onChange }: Props) => (
  <div className="board-filter" role="group" aria-label="Which beds are shown">
    <label className="field">
      Hospital
      <select className="input" value={hospital.id} onChange={(event) => onChange(event.target.value, '')}>
        {hospitals.map(({ id, name, free, beds }) => (
          <option key={id} value={id}>
            {name} – {free} of {beds} free
          </option>
        ))}
      </select>
    </label>
    <label className="field">
      Specialty
      <select
        className="input"
        value={specialty}
        onChange={(event) => onChange(hospital.id, event.target.value)}
      >
        <option value="">All</option>
        {/* one from another day's address is said, not dropped */}
        {[...new Set([...specialties, ...(specialty ? [specialty] : [])])].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  </div>
)
