import '#ui/layout.css'
import '#ui/table-cards.css'
import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { BiometryTable } from '#departments/ophthalmology/biometry/BiometryTable.tsx'
import { Acts } from '#departments/ophthalmology/cataract/Acts.tsx'
import type { Listing } from '#departments/ophthalmology/cataract/listing.ts'
import { eyeSurgery } from '#departments/ophthalmology/cataract/queries.ts'
import { StepsLine } from '#departments/ophthalmology/cataract/StepsLine.tsx'
import { CertificatesPanel } from '#departments/ophthalmology/certificate/CertificatesPanel.tsx'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { DonePanel } from './DonePanel.tsx'
import { OperationNotes } from './OperationNotes.tsx'

/** What is planned for the eyes of one patient, measured for it, done, and what came of it. */
export default function SurgeryView({ patientId }: { patientId: string }) {
  const query = useQuery(eyeSurgery(patientId))
  const base = paths.chartAt(patientId, 'ophthalmology')
  return (
    <>
      <div className="buttons">
        <DialogButton
          may="ophthalmology:list"
          className="button primary"
          to={`${base}/list-cataract?view=surgery`}
        >
          List for cataract surgery
        </DialogButton>
        <DialogButton may="ophthalmology:examine" to={`${base}/biometry?view=surgery`}>
          Enter biometry
        </DialogButton>
        <DialogButton may="ophthalmology:treat" to={`${base}/laser?view=surgery`}>
          Record laser
        </DialogButton>
        <DialogButton may="ophthalmology:operate" to={`${base}/operation?view=surgery`}>
          Record eye operation
        </DialogButton>
        <DialogButton may="ophthalmology:certify" to={`${base}/certificate?view=surgery`}>
          Certify vision impairment
        </DialogButton>
      </div>
      <Loaded query={query} what="the operations of the eyes">
        {({ listings, biometries, operations, devices, withheld }) => (
          <>
            <Panel title="Cataract surgery">
              {listings.length === 0 ? (
                <p>Neither eye is listed.</p>
              ) : (
                <ul className="lines">
                  {listings.map((listing) => (
                    <ListingLine key={listing.request.id} listing={listing} patientId={patientId} />
                  ))}
                </ul>
              )}
            </Panel>
            <BiometryTable patientId={patientId} found={biometries} />
            <DonePanel patientId={patientId} operations={operations} listings={listings} />
            <OperationNotes
              patientId={patientId}
              operations={operations}
              devices={devices}
              listings={listings}
            />
            <Withheld count={withheld} />
          </>
        )}
      </Loaded>
      <CertificatesPanel patientId={patientId} />
    </>
  )
}

function ListingLine({ listing, patientId }: { listing: Listing; patientId: string }) {
  const { eye, which, anaesthesia, complexity, request, step } = listing
  return (
    <li className="stack">
      <div>
        <strong>{eye ? eyeWords[eye] : 'Eye not recorded'}</strong>{' '}
        {step === 'stopped' && <span className="badge">Withdrawn</span>}
        <span className="second-line">
          {[
            `Listed ${formatDate(request.authoredOn)}`,
            request.requester?.display,
            which,
            anaesthesia,
            ...complexity,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {step !== 'stopped' && <StepsLine listing={listing} />}
      <Acts
        listing={listing}
        patientId={patientId}
        base={{ path: paths.chartAt(patientId, 'ophthalmology'), search: '?view=surgery' }}
        whole
      />
    </li>
  )
}
