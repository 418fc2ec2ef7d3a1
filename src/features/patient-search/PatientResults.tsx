import '#ui/loaded.css'

import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { useRecentPatients } from '#clinical/patient/recent-patients.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/Panel.tsx'

import { ManyPatients } from './ManyPatients.tsx'
import { PatientsTable } from './PatientsTable.tsx'
import { everyoneFound, type FoundPatients } from './queries.ts'
import type { QueryWords } from './query-words.ts'
import { remarksOn, searchedFor } from './searches.ts'
import { usePatientSearch } from './use-patient-search.ts'

/** What is found for the words in the box, on a page of its own. */
export function PatientResults({ typed }: { typed: string }) {
  const search = usePatientSearch(typed)
  switch (search.status) {
    case 'nothing typed':
      return (
        <div className="stack">
          <HowToSearch />
          <RecentPatients />
        </div>
      )
    case 'too little':
      return (
        <>
          <Remarks words={search.words} />
          <p role="status">
            Type at least two letters of a name, an NHS number, a hospital number, or a date of birth in full.
          </p>
        </>
      )
    case 'searching':
      return (
        <p className="loading" role="status">
          Searching for {searchedFor(search.words)}…
        </p>
      )
    case 'failed':
      return (
        <div role="alert" className="could-not-load">
          <p>
            <strong>Could not search.</strong> {search.error.message}
          </p>
          <button type="button" className="button" onClick={search.again}>
            Try again
          </button>
        </div>
      )
    case 'found': {
      const everyone = search.found.complete ? undefined : everyoneFound(search.words)
      return (
        <>
          <Remarks words={search.words} />
          {everyone ? (
            <ManyPatients key={JSON.stringify(search.words)} words={search.words} everyone={everyone} />
          ) : (
            <Found {...search} />
          )}
        </>
      )
    }
  }
}

function Found({ words, found }: { words: QueryWords; found: FoundPatients }) {
  const { patients, withheld, withheldPatients } = found
  useTakeInHand(
    'the search',
    paths.patients(),
    patients.map(({ id }) => id),
  )
  return (
    <div className="stack">
      <p role="status">
        <strong>{countOf(found)}</strong> <span className="quiet-text">for {searchedFor(words)}.</span>
        {withheld > 0 && <> {withheldWords(found)}</>}
      </p>
      {patients.length + withheldPatients.length > 0 ? (
        <PatientsTable patients={patients} restricted={withheldPatients} label="Patients" />
      ) : withheld > 0 ? null : (
        <p className="quiet-text">
          Check the spelling, or try less: the first letters of the family name and the year of birth.
        </p>
      )}
    </div>
  )
}

function countOf({ patients, complete, withheld }: FoundPatients): string {
  if (!complete) return `Showing the first ${patients.length}; add more words to see the others,`
  if (patients.length === 0) return withheld > 0 ? 'No patient to show' : 'No patient found'
  return patients.length === 1 ? '1 patient' : `${patients.length} patients`
}

function withheldWords({ withheld, patients }: FoundPatients): string {
  const more = patients.length > 0 ? ' more' : ''
  return withheld === 1
    ? `One${more} record fits and is very restricted: a search does not show whose it is.`
    : `${withheld}${more} records fit and are very restricted: a search does not show whose they are.`
}

const Remarks = ({ words }: { words: QueryWords }) =>
  remarksOn(words).map((remark) => (
    <p key={remark} className="notice warning">
      {remark}
    </p>
  ))

const HowToSearch = () => (
  <p className="quiet-text">
    Type in the box above, in any order: a name, an NHS number, a hospital number, a date of birth. For
    example <em>smith john 1945</em>, <em>943 476 5919</em>, <em>14/07/1945</em>.
  </p>
)

/** Whose charts were opened in this sign-in. */
export function RecentPatients() {
  const patients = useRecentPatients()
  return (
    <Panel title="Recently opened" note="in this sign-in">
      {patients.length > 0 ? (
        <PatientsTable patients={patients} label="Recently opened patients" />
      ) : (
        <p className="quiet-text">No chart has been opened yet.</p>
      )}
    </Panel>
  )
}
