import type { SpecialRequirement } from './requirement.ts'

/** What blood for this patient must be; that nobody has recorded any is said. */
export function Requirements({ of }: { of: readonly SpecialRequirement[] }) {
  if (of.length === 0) return <p className="quiet-text">No special requirements recorded</p>
  return (
    <ul className="blood-requirements" aria-label="Special requirements">
      {of.map(({ flag, words }) => (
        <li key={flag.id}>
          <span className="badge warning blood-badge">{words}</span>
        </li>
      ))}
    </ul>
  )
}
