import { Fragment } from 'react'

import { type Alert, alertKindWords, briefWords } from '#clinical/care/alert.ts'
import type { BannerAllergies, BannerPart } from './banner-parts.ts'

/** The two parts of the banner that keep a patient from harm: alerts and allergies. */

type Props = { alerts: BannerPart<Alert[]>; title: 'Alerts' | 'Access needs' }

/** Resuscitation, infection control, safety and access needs by name; the rest as a number. */
export function BannerAlerts({ alerts, title }: Props) {
  if (!alerts) return `Loading ${title.toLowerCase()}…`
  if ('unavailable' in alerts) return <strong className="banner-unavailable">{title} unavailable</strong>
  const urgent = alerts.known.filter(({ kind }) => kind !== 'other')
  const rest = alerts.known.length - urgent.length
  if (alerts.known.length === 0) return `No ${title.toLowerCase()} recorded`
  return (
    <>
      {urgent.map(({ id, kind, words }) => (
        <Fragment key={id}>
          <span
            className={kind === 'adjustment' ? 'banner-alert adjustment' : 'banner-alert'}
            title={`${alertKindWords[kind]}: ${words}`}
          >
            {briefWords({ words })}
          </span>{' '}
        </Fragment>
      ))}
      {rest > 0 && (
        <span className="banner-more">
          {urgent.length > 0 ? `and ${rest} more` : rest === 1 ? '1 alert' : `${rest} alerts`}
        </span>
      )}
    </>
  )
}

export function BannerAllergyTitle({ allergies }: { allergies: BannerAllergies | undefined }) {
  if (!allergies) return 'Loading allergies…'
  const { title, limit, warning } = allergies
  return (
    <>
      <strong className={`banner-allergies ${title.toLowerCase().replaceAll(' ', '-')}`}>
        {(title === 'Known allergies' || title === 'Allergies unavailable') && <WarningIcon />}
        {limit ? `${title} ${limit}` : title}
      </strong>
      {warning && <span className="banner-warning"> {warning}</span>}
    </>
  )
}

/** Each with the date it was last changed (PAB-0065). */
export function BannerAllergyEntries({ allergies }: { allergies: BannerAllergies | undefined }) {
  if (!allergies) return <p>Loading allergies…</p>
  const { title, entries } = allergies
  if (entries.length > 0) {
    return (
      <ul>
        {entries.map(({ id, words, updated }) => (
          <li key={id}>
            <strong>{words}</strong> <span className="banner-label">Last updated {updated}</span>
          </li>
        ))}
      </ul>
    )
  }
  switch (title) {
    case 'Allergies unavailable':
      return <p>Could not be loaded: ask the patient before you rely on there being none.</p>
    case 'Allergies not recorded':
      return <p>Nobody has recorded an answer. Ask the patient.</p>
    case 'No known allergies':
    case 'Known allergies':
      return <p>See the Allergies section.</p>
  }
}

/** A triangle with a stroke: emphasis that does not hang on colour (PAB-0067/0069). */
const WarningIcon = () => (
  <svg className="icon" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
    <path d="M10 1.8 19.2 18H.8L10 1.8Zm-1 5.7v5.2h2V7.5H9Zm0 6.7v2h2v-2H9Z" />
  </svg>
)
