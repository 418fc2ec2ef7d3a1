import './patient-banner.css'

import { Fragment, type ReactNode, useId, useState } from 'react'

import { formatDate } from '#fhir/dates.ts'
import { ChevronIcon } from '#ui/icons.tsx'

import type { Alert } from '#clinical/care/alert.ts'
import type { BannerAllergies, BannerPart } from './banner-parts.ts'
import { BannerAlerts, BannerAllergyEntries, BannerAllergyTitle } from './BannerSafety.tsx'
import { placeText, type Visit } from '#clinical/care/encounter.ts'
import { bornText, diedText, nhsNumberText, type PatientIdentity, withheldWords } from './patient.ts'

type Props = {
  patient: PatientIdentity
  /** Left out for roles that read no clinical record (PAB-0008) */
  clinical?: { allergies: BannerAllergies | undefined }
  /** Of those roles the access needs alone: the server gives them nothing else */
  alerts: BannerPart<Alert[]> | 'not yours to see'
  stay: BannerPart<{ visit: Visit | undefined }>
  /** Persistent, above everything: emergency access */
  strip?: ReactNode
}

/**
 * Who this chart is about (CUI PAB, ISB 1505): zone 1 always in sight and never cut short, zone 2 in five sections that
 * open and close together. Never drawn where more than one patient is on the screen (PAB-0015).
 */
export function PatientBanner({ patient, clinical, alerts, stay, strip }: Props) {
  const title = clinical ? 'Alerts' : 'Access needs'
  const [open, setOpen] = useState(false)
  const detailsId = useId()
  return (
    <section
      className={patient.death ? 'patient-banner deceased' : 'patient-banner'}
      aria-label="Patient banner"
    >
      {strip}
      <ZoneOne patient={patient} />
      <div className="banner-titles">
        <p className="banner-title of-address">{shortAddress(patient)}</p>
        <p className="banner-title of-contact">{shortContact(patient)}</p>
        <p className="banner-title of-stay">
          <StayTitle stay={stay} />
        </p>
        {alerts !== 'not yours to see' && (
          <p className="banner-title of-alerts">
            <BannerAlerts alerts={alerts} title={title} />
          </p>
        )}
        {clinical && (
          <p className="banner-title of-allergies">
            <BannerAllergyTitle allergies={clinical.allergies} />
          </p>
        )}
        <button
          type="button"
          className="button quiet small"
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Less' : 'More'}
          <span className="visually-hidden"> about this patient</span>
          <ChevronIcon />
        </button>
      </div>
      <div id={detailsId} className="banner-details" hidden={!open}>
        {open && (
          <>
            <Section title="Address">
              <Address patient={patient} />
            </Section>
            <Section title="Phone and email">
              <Contacts patient={patient} />
            </Section>
            <Section title="This hospital">
              <Stay patient={patient} stay={stay} />
            </Section>
            {alerts !== 'not yours to see' && (
              <Section title={title}>
                <AlertEntries alerts={alerts} what={title.toLowerCase()} />
              </Section>
            )}
            {clinical && (
              <Section title={clinical.allergies?.title ?? 'Allergies'}>
                <BannerAllergyEntries allergies={clinical.allergies} />
              </Section>
            )}
          </>
        )}
      </div>
    </section>
  )
}

function ZoneOne({ patient }: { patient: PatientIdentity }) {
  const died = diedText(patient)
  const { nhsNumber } = patient
  return (
    <div className="banner-zone-1">
      <div className="banner-who">
        <p className="banner-name">{patient.name}</p>{' '}
        {patient.preferredName && <Datum label="Preferred name">{patient.preferredName}</Datum>}
      </div>{' '}
      <div>
        <Datum label="Born" meaning="Date of birth and age">
          {bornText(patient)}
        </Datum>{' '}
        {died && (
          <div className="banner-death">
            <Datum label="Died" meaning="Date of death">
              {died.notice ? `${died.died} (${died.notice})` : died.died}
            </Datum>{' '}
            <Datum label="Age at Death">{died.age}</Datum>
          </div>
        )}
      </div>{' '}
      <Datum label="Gender" meaning="Current gender, as the patient states it">
        {patient.gender}
      </Datum>{' '}
      <div>
        <Datum label="NHS No." meaning="NHS number">
          <span className="banner-number">{nhsNumberText(nhsNumber)}</span>
        </Datum>{' '}
        {nhsNumber.status === 'not verified' && <p className="banner-remark">{nhsNumber.remark}</p>}
      </div>
    </div>
  )
}

/** Label and value without a colon between them, the value the stronger (PAB-0042..0048). */
function Datum({ label, meaning, children }: { label: string; meaning?: string; children: ReactNode }) {
  return (
    <p className="banner-datum">
      <span className="banner-label" title={meaning}>
        {label}
      </span>{' '}
      <span className="banner-value">{children}</span>
    </p>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="banner-section">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

function shortAddress({ address }: PatientIdentity): string {
  if (address === 'withheld') return `Address ${withheldWords.toLowerCase()}`
  return address.length > 0 ? address.join(', ') : 'Address not recorded'
}

function shortContact({ contacts }: PatientIdentity): string {
  if (contacts === 'withheld') return `Phone ${withheldWords.toLowerCase()}`
  const first = contacts[0]
  return first ? `${first.label} ${first.value}` : 'Phone and email not recorded'
}

function Address({ patient: { address } }: { patient: PatientIdentity }) {
  if (address === 'withheld') return <p>{withheldWords}</p>
  if (address.length === 0) return <p>Not recorded</p>
  return (
    <p>
      {address.map((line, index) => (
        <Fragment key={line}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  )
}

function Contacts({ patient: { contacts } }: { patient: PatientIdentity }) {
  if (contacts === 'withheld') return <p>{withheldWords}</p>
  if (contacts.length === 0) return <p>Not recorded</p>
  return (
    <ul>
      {contacts.map(({ label, value }) => (
        <li key={`${label} ${value}`}>
          <span className="banner-label">{label}</span> {value}
        </li>
      ))}
    </ul>
  )
}

function StayTitle({ stay }: { stay: Props['stay'] }) {
  if (!stay) return 'Loading location…'
  if ('unavailable' in stay) return 'Location unavailable'
  const { visit } = stay.known
  if (!visit) return 'Not in hospital now'
  return placeText(visit) ?? visit.kind
}

function Stay({ patient, stay }: { patient: PatientIdentity; stay: Props['stay'] }) {
  const visit = stay && 'known' in stay ? stay.known.visit : undefined
  return (
    <ul>
      {patient.hospitalNumbers.map(({ value, at }) => (
        <li key={`${at} ${value}`}>
          <span className="banner-label">Hospital number</span> {at ? `${value} (${at})` : value}
        </li>
      ))}
      {patient.hospitalNumbers.length === 0 && <li>Hospital number not recorded</li>}
      <li>
        <span className="banner-label">Location</span> <StayTitle stay={stay} />
      </li>
      {visit && (
        <>
          <li>
            <span className="banner-label">Consultant</span> {visit.consultant ?? 'Not named'}
          </li>
          <li>
            <span className="banner-label">Expected discharge</span>{' '}
            {formatDate(visit.expectedDischarge, 'Not set')}
          </li>
        </>
      )}
    </ul>
  )
}

function AlertEntries({ alerts, what }: { alerts: BannerPart<Alert[]>; what: string }) {
  if (!alerts) return <p>Loading {what}…</p>
  if ('unavailable' in alerts) return <p>Could not be loaded: ask before you rely on there being none.</p>
  if (alerts.known.length === 0) return <p>No {what} recorded</p>
  return (
    <ul>
      {alerts.known.map(({ id, words, since }) => (
        <li key={id}>
          {words} <span className="banner-label">since {formatDate(since, 'a date not recorded')}</span>
        </li>
      ))}
    </ul>
  )
}
