import { queryOptions, useQuery } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { LetterLink } from '#features/letters/LetterLink.tsx'
import { textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { certificateToken } from './certificate.ts'

/** Below what is read of this patient's documents: signing one refreshes both. */
const certificatesOf = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'documents', 'vision impairment'],
    queryFn: async () => {
      const { resources, withheld } = await searchAbout('DocumentReference', patientId, {
        type: certificateToken,
      })
      return { certificates: resources.filter(({ status }) => status === 'current'), withheld }
    },
  })

/** What was certified, when and by whom; the certificate itself is among the documents, where it is printed. */
export function CertificatesPanel({ patientId }: { patientId: string }) {
  const query = useQuery(certificatesOf(patientId))
  return (
    <Panel title="Certificates of vision impairment">
      <Loaded query={query} what="certificates of vision impairment">
        {({ certificates, withheld }) => (
          <>
            {certificates.length === 0 && <p>None is recorded here.</p>}
            <ul className="lines">
              {certificates.map((one) => (
                <li key={one.id}>
                  {textOf(listOf(one.category).at(-1), 'What is certified is not said')},{' '}
                  {formatDate(one.date)} <LetterLink patientId={patientId} letterId={one.id} />
                  <span className="second-line">{one.authenticator?.display ?? 'Not signed'}</span>
                </li>
              ))}
            </ul>
            {withheld > 0 && <p className="quiet-text">{withheld} are withheld: restricted.</p>}
          </>
        )}
      </Loaded>
    </Panel>
  )
}
