import { reopenedWords, type Standing, standingWords } from './acknowledgement.ts'

const badges = {
  new: 'badge warning',
  seen: 'badge warning',
  forwarded: 'badge warning',
  escalated: 'badge danger',
  acknowledged: 'badge accent',
  actioned: 'badge accent',
  closed: 'badge success',
}

/** Who answers for a result, and whether it is open again after an amendment (hazard H15). */
export function StandingLine({ standing }: { standing: Standing }) {
  const reopened = reopenedWords(standing)
  return (
    <>
      <span className={`${badges[standing.state]} standing`}>{standingWords(standing)}</span>
      {reopened && <span className="notice warning standing-reopened">{reopened}</span>}
    </>
  )
}
