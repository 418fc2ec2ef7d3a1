import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'

import { usePlaceInList } from '#clinical/entries/list-in-hand.ts'
import { chartSectionIn, paths } from '#lib/paths.ts'
import { BackIcon, GoIcon } from '#ui/icons.tsx'

/** Back to the list one came from, and on to the patients beside this one in it. Nobody else is named on a chart. */
export function ReturnToList({ patientId }: { patientId: string }) {
  const place = usePlaceInList(patientId)
  const section = chartSectionIn(useLocation().pathname)
  if (!place) return null
  const { title, back, number, count, before, after } = place
  return (
    <div className="return-to-list" role="group" aria-label={`Patients of ${title}`}>
      <Link to={back.to} state={back.state} className="return-link">
        <BackIcon /> Back to {title}
      </Link>
      <span className="return-steps">
        <Step to={before && paths.chartAt(before, section)} words="Previous patient">
          <BackIcon />
        </Step>
        <span>
          {number} of {count}
        </span>
        <Step to={after && paths.chartAt(after, section)} words="Next patient">
          <GoIcon />
        </Step>
      </span>
    </div>
  )
}

function Step({ to, words, children }: { to: string | undefined; words: string; children: ReactNode }) {
  return to ? (
    <Link to={to} className="return-step" aria-label={words} title={words}>
      {children}
    </Link>
  ) : (
    <span className="return-step at-end" aria-hidden="true">
      {children}
    </span>
  )
}
