import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { patientIdOf } from '#clinical/booking/booked.ts'
import { clinicsOf } from '#clinical/booking/clinics.ts'
import { dayWithin } from '#clinical/booking/day.ts'
import { fhir } from '#fhir/client.ts'
import { formatDate, formatTime, londonDate } from '#fhir/dates.ts'
import { queryClient } from '#lib/query-client.ts'
import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Case, casesOf } from './cases.ts'
import { CaseTable } from './CaseTable.tsx'

/** More than a day of clinics sees; the list says when it is not all. */
const most = 200
const isAntenatal = ({ name, speciality }: { name: string; speciality: string }) =>
  /obstetric|midwi|antenatal|matern/i.test(`${name} ${speciality}`)

/** Whom the antenatal clinics of the organisation expect on a day, by the clock. */
const clinicDay = (orgCode: string, day: string) =>
  queryOptions({
    queryKey: ['maternity', 'clinic', orgCode, day],
    queryFn: async () => {
      const clinics = (await queryClient.query(clinicsOf(orgCode))).filter(isAntenatal)
      if (clinics.length === 0) return { clinics: [], rows: [], unbooked: 0, complete: true, withheld: 0 }
      const found = await fhir.page(
        'Appointment',
        {
          actor: clinics.flatMap(({ locationId }) => (locationId ? `Location/${locationId}` : [])).join(','),
          date: dayWithin(day).search,
          status: 'booked,pending,proposed,arrived,checked-in,fulfilled',
          _sort: 'date',
        },
        most,
      )
      const { cases, withheld } = await casesOf(found.resources.flatMap((one) => patientIdOf(one) ?? []))
      const rows = found.resources.flatMap((one): (Case & { time: string })[] => {
        const its = cases.find(({ patientId }) => patientId === patientIdOf(one))
        return its ? [{ ...its, time: formatTime(one.start) }] : []
      })
      return {
        clinics: clinics.map(({ name }) => name),
        rows,
        unbooked: found.resources.length - rows.length,
        complete: found.complete,
        withheld: found.withheld + withheld,
      }
    },
    refetchInterval: 5 * 60_000,
  })

export function ClinicList() {
  const [params, setParams] = useSearchParams()
  const asked = params.get('day') ?? ''
  const day = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : londonDate()
  const { orgCode } = useSession().post
  const query = useQuery(clinicDay(orgCode, day))
  const go = (days: number) => setParams({ view: 'clinic', day: daysAfter(day, days) })
  return (
    <Panel
      title={`Antenatal clinics, ${formatDate(day)}`}
      action={
        <span className="buttons">
          <button type="button" className="button small" onClick={() => go(-1)}>
            Day before
          </button>
          <button type="button" className="button small" onClick={() => go(1)}>
            Day after
          </button>
        </span>
      }
    >
      <Loaded query={query} what="the antenatal clinics">
        {({ clinics, rows, unbooked, complete, withheld }) => (
          <>
            {clinics.length === 0 ? (
              <p>This organisation keeps no antenatal clinic.</p>
            ) : (
              <p className="quiet-text">{clinics.join(' · ')}</p>
            )}
            {rows.length > 0 && <CaseTable label="Antenatal clinic" rows={rows} today={day} />}
            {clinics.length > 0 && rows.length === 0 && <p>Nobody with a booked pregnancy is expected.</p>}
            <p className="quiet-text">
              {unbooked > 0 &&
                `${unbooked} more have an appointment and no pregnancy under way in the record. `}
              {!complete && `The first ${most} appointments of the day are shown. `}
              {withheld > 0 && `${withheld} entries are withheld: restricted.`}
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  )
}
