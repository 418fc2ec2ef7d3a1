import { idsOf, included, isBundle, matches, type Reply } from './client.ts'
import { create, expectThat, find, type Rule, status, type Ward } from './rule.ts'

/** A search that must find exactly these. */
const finds = (
  name: string,
  search: (ward: Ward) => string,
  wanted: (ward: Ward) => readonly string[],
): Rule => ({
  name,
  check: async (ward) => {
    const found = idsOf(matches(await find(ward, search(ward)))).toSorted()
    const expected = [...wanted(ward)].toSorted()
    expectThat(
      found.join() === expected.join(),
      `found ${found.length} (${found.join(', ')}), not ${expected.length}`,
    )
  },
})
const patients = ({ patient, other }: Ward) => [patient, other]
const one = ({ patient }: Ward) => [patient]
const readings = ({ made }: Ward) =>
  made.filter((key) => key.startsWith('Observation/')).map((key) => key.slice(12))
const family = ({ mark }: Ward) => `family=Conformance${mark}`

/** Finding it again; the rules of writing have made what is looked for. */
export const searching: Rule[] = [
  finds('search by identifier', ({ system }) => `Patient?identifier=${system}|first`, one),
  finds(
    'search by the start of a name',
    ({ mark }) => `Patient?name=conformance${mark.toLowerCase()}`,
    patients,
  ),
  finds(
    'search by family and given',
    (ward) => `Patient?${family(ward)}&given=bell`,
    ({ other }) => [other],
  ),
  finds('search :exact', ({ mark }) => `Patient?family:exact=Conformance${mark}`, patients),
  finds('search by birth date', (ward) => `Patient?${family(ward)}&birthdate=1950-03-14`, patients),
  finds(
    'search by birth date, ge and lt',
    (ward) => `Patient?${family(ward)}&birthdate=ge1950-03-14&birthdate=lt1950-03-15`,
    patients,
  ),
  finds('search by several values', ({ patient, other }) => `Patient?_id=${patient},${other}`, patients),
  finds(
    'search :not',
    (ward) => `Patient?${family(ward)}&gender:not=unknown`,
    ({ other }) => [other],
  ),
  finds(
    'search :missing',
    (ward) => `Patient?${family(ward)}&active:missing=true`,
    ({ other }) => [other],
  ),
  // who has been replaced is not active (decision 027)
  finds('search by active', (ward) => `Patient?${family(ward)}&active=true`, one),
  finds('search by several patients', ({ patient }) => `Observation?patient=${patient},nobody`, readings),
  finds('search by patient', ({ patient }) => `Observation?patient=${patient}`, readings),
  finds('search by subject', ({ patient }) => `Observation?subject=Patient/${patient}`, readings),
  finds(
    'search by code with its system',
    ({ patient }) => `Observation?patient=${patient}&code=http://loinc.org|8867-4`,
    readings,
  ),
  finds(
    'search by category',
    ({ patient }) => `Observation?patient=${patient}&category=vital-signs`,
    readings,
  ),
  finds(
    'search by date, ge and lt',
    ({ patient }) => `Observation?patient=${patient}&date=ge2026-01-02&date=lt2026-01-03`,
    (ward) => readings(ward).slice(1, 2),
  ),
  finds(
    'search by quantity',
    ({ patient }) => `Observation?patient=${patient}&value-quantity=gt80`,
    (ward) => readings(ward).slice(2),
  ),
  finds(
    'search by _lastUpdated',
    ({ patient }) => `Observation?patient=${patient}&_lastUpdated=ge2020-01-01`,
    readings,
  ),
  finds('chain', ({ system }) => `Observation?subject:Patient.identifier=${system}|first`, readings),
  finds('_has', (ward) => `Patient?${family(ward)}&_has:Encounter:patient:status=in-progress`, one),
  {
    name: '_include brings the patient along',
    check: async (ward) => {
      const reply = await find(ward, `Encounter?_id=${ward.encounter}&_include=Encounter:patient`)
      expectThat(idsOf(included(reply)).join() === ward.patient, `included ${idsOf(included(reply)).join()}`)
    },
  },
  {
    name: '_revinclude brings the observations along',
    check: async (ward) => {
      const reply = await find(ward, `Patient?_id=${ward.patient}&_revinclude=Observation:subject`)
      const found = idsOf(included(reply)).toSorted().join()
      expectThat(found === readings(ward).toSorted().join(), `included ${found}`)
    },
  },
  {
    name: 'POST _search finds the same',
    check: async (ward) => {
      const reply = await ward.ask('POST', 'Patient/_search', {
        body: new URLSearchParams({ _id: ward.patient }).toString(),
      })
      status(reply, 200)
      expectThat(idsOf(matches(reply)).join() === ward.patient, `found ${idsOf(matches(reply)).join()}`)
    },
  },
  {
    name: '_sort puts the newest first',
    check: async (ward) => {
      const found = matches(await find(ward, `Observation?patient=${ward.patient}&_sort=-date`))
      const dates = found.map((each) =>
        each.resourceType === 'Observation' ? (each.effectiveDateTime ?? '') : '',
      )
      expectThat(
        dates.every((date, index) => index === 0 || date <= (dates[index - 1] ?? '')),
        dates.join(),
      )
    },
  },
  {
    name: 'paging: the next links lead through all of it once',
    check: async (ward) => {
      const found: string[] = []
      let page: string | undefined = `Observation?patient=${ward.patient}&_sort=-date&_count=1`
      while (page !== undefined && found.length < 10) {
        const reply: Reply = await find(ward, page)
        found.push(...idsOf(matches(reply)))
        page = reply.link('next')
      }
      expectThat(found.toSorted().join() === readings(ward).toSorted().join(), `found ${found.join()}`)
    },
  },
  {
    name: '_total=accurate counts beyond the page',
    check: async (ward) => {
      const { body } = await find(ward, `Observation?patient=${ward.patient}&_total=accurate&_count=1`)
      expectThat(isBundle(body) && body.total === 3, `total ${isBundle(body) ? body.total : ''}`)
    },
  },
  {
    name: '_summary=count counts without entries',
    check: async (ward) => {
      const { body } = await find(ward, `Observation?patient=${ward.patient}&_summary=count`)
      expectThat(isBundle(body) && body.total === 3 && (body.entry ?? []).length === 0, 'entries came along')
    },
  },
  {
    name: 'an unknown search parameter is refused under strict handling',
    check: async ({ ask }) => {
      status(await ask('GET', 'Patient?shoe-size=9', { headers: { prefer: 'handling=strict' } }), 400)
    },
  },
  {
    name: 'an unknown resource type answers 404',
    check: async ({ ask }) => status(await ask('GET', 'Pokemon/1'), 404),
  },
  {
    name: 'a resource that is not there answers 404 with an OperationOutcome',
    check: async ({ ask, mark }) => {
      const reply = await ask('GET', `Patient/none-${mark}`)
      status(reply, 404)
      expectThat(reply.body?.resourceType === 'OperationOutcome', 'no OperationOutcome')
    },
  },
  {
    name: 'a deleted resource answers 410 and is found no more',
    check: async (ward) => {
      const id = await create(ward, { resourceType: 'Basic', code: { text: `Conformance ${ward.mark}` } })
      status(await ward.ask('DELETE', `Basic/${id}`), 200, 202, 204)
      ward.made = ward.made.filter((key) => key !== `Basic/${id}`)
      status(await ward.ask('GET', `Basic/${id}`), 410)
      expectThat(matches(await find(ward, `Basic?_id=${id}`)).length === 0, 'still found')
    },
  },
]
