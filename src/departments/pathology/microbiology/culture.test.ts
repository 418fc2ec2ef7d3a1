import type { Observation, PlanDefinition, ServiceRequest } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import { toReport } from '#clinical/results/report.ts'
import { markedLines } from '#clinical/results/report.ts'
import { antibiogramOf } from '#clinical/results/antibiogram.ts'
import { entered, reported } from '#departments/pathology/bench/laboratory-acts.ts'
import { wholeAmended } from '#departments/pathology/bench/whole-report.ts'
import { valuesIn } from '#departments/pathology/work/lab-task.ts'
import { toWork, type Work } from '#departments/pathology/work/model.ts'
import type { Stored } from '#fhir/client.ts'

import { type CultureDraft, toCulture } from './culture.ts'
import { antibioticsOf, cultureOf, emptyOrganism, problemsIn } from './culture-form.ts'
import { alertFor, toMicrobiologyPolicy } from './policy.ts'

const snomed = (code: string, text: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code }],
  text,
})
const plan: PlanDefinition = {
  resourceType: 'PlanDefinition',
  status: 'active',
  title: 'Microbiology here',
  action: [
    {
      id: 'antibiotics',
      action: [
        { title: 'Gentamicin', code: [{ coding: [{ system: 'http://loinc.org', code: '18928-2' }] }] },
        { title: 'Amoxicillin', code: [{ coding: [{ system: 'http://loinc.org', code: '18861-5' }] }] },
        { title: 'Without a code' },
      ],
    },
    {
      id: 'alert-organisms',
      action: [
        {
          id: 'mrsa',
          title: 'MRSA carrier',
          description: 'Contact precautions',
          code: [snomed('115329001', 'Methicillin resistant Staphylococcus aureus')],
          documentation: [{ type: 'documentation', display: 'local policy' }],
        },
      ],
    },
    { id: 'telephoned', action: [{ code: [snomed('30088009', 'Blood culture')] }] },
    { id: 'interim', timingDuration: { value: 24, code: 'h' } },
  ],
}
const policy = toMicrobiologyPolicy(plan)
const { antibiotics } = policy

const actor: Actor = {
  patientId: 'ada',
  session: {
    userId: '1',
    name: 'Mei',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'scientist', areas: [] },
  },
  actId: 'act',
  now: new Date('2026-03-10T12:00:00Z'),
}
const request = (code: string, text: string): Stored<ServiceRequest> => ({
  resourceType: 'ServiceRequest',
  id: 'r1',
  status: 'active',
  intent: 'order',
  category: [{ coding: [{ code: '108252007' }] }],
  code: snomed(code, text),
  subject: { reference: 'Patient/ada' },
})
const urine = request('401324008', 'Urine MC&S')
function work(of = urine, task?: ReturnType<typeof taskOf>): Work {
  const included = task ? [{ ...task, id: 't1' }] : []
  const found = toWork(of, { included, specimens: [], tests: [] })
  if (!found) throw new Error('no work')
  return found
}
const coli = snomed('112283007', 'Escherichia coli')
const empty = cultureOf([], antibiotics)
const draft = (more: Partial<CultureDraft> = {}): CultureDraft => ({
  ...empty,
  whiteCells: '>100',
  redCells: 'Not seen',
  growth: 'heavy',
  count: 'More than 10⁵ per mL',
  organisms: [
    {
      ...emptyOrganism(antibiotics),
      name: 'Escherichia coli',
      growth: 'heavy',
      tested: [
        { letter: 'S', mic: '0.5' },
        { letter: 'R', mic: '' },
      ],
    },
  ],
  ...more,
})
const about = (of = urine) => ({ work: work(of), antibiotics, policy })
const values = (of = draft(), asked = urine) => toCulture(of, [coli], about(asked), actor)
function taskOf(of: readonly Observation[], asked = urine) {
  const [made] = entered(work(asked), of, '', actor).make ?? []
  if (made?.resource.resourceType !== 'Task') throw new Error('no task')
  return made.resource
}
type Report = ReturnType<typeof reported>
const none = { report: undefined, values: [] }
/** The record after an act: what was made with its ids, what was changed in its place. */
function after({ make = [], change = [] }: Report) {
  const addresses = new Map(make.map(({ fullUrl }, index) => [fullUrl, `Observation/o${index}`]))
  const text = JSON.stringify([
    ...make.map(({ resource }, index) => ({ ...resource, id: `o${index}` })),
    ...change.map(({ to }) => to),
  ])
  const stored = JSON.parse(
    text.replace(/urn:uuid:[0-9a-f-]+/g, (url) => addresses.get(url) ?? url),
  ) as Stored<Observation>[]
  const report = stored.find((one) => (one.resourceType as string) === 'DiagnosticReport')
  return {
    report: report as never,
    values: stored.filter(({ resourceType }) => resourceType === 'Observation'),
  }
}

it('reads as the chart reads it: the report names the culture, it its organism, it its antibiotics', () => {
  const act = reported(work(urine, taskOf(values())), { interim: false, comment: '' }, none, actor)
  const record = after(act)
  const report = toReport(record.report, record.values)
  expect(report.lines.map(({ name, value }) => [name, value])).toEqual([
    ['White cells', '>100 ×10⁶/L'],
    ['Red cells', 'Not seen'],
    ['Culture', 'Heavy growth'],
  ])
  expect(report.missing).toBe(0)
  const table = antibiogramOf(report.lines)
  expect(table?.organisms.map(({ name }) => name)).toEqual(['Escherichia coli'])
  expect(
    table?.antibiotics.map(({ name, cells }) => [name, cells[0]?.susceptibility?.words, cells[0]?.value]),
  ).toEqual([
    ['Amoxicillin', 'Resistant', 'No value recorded'],
    ['Gentamicin', 'Susceptible', '0.5 mg/L'],
  ])
})
it('comes back to the form as it was typed, waiting or reported', () => {
  const typed = draft()
  const waiting = valuesIn(taskOf(values(typed)))
  expect(cultureOf(waiting, antibioticsOf(waiting, antibiotics))).toEqual({ ...typed, words: '' })
  const record = after(
    reported(work(urine, taskOf(values(typed))), { interim: true, comment: '' }, none, actor),
  )
  expect(cultureOf(record.values, antibioticsOf(record.values, antibiotics))).toEqual(typed)
})
it('keeps an antibiotic that was tested though the policy names it no more', () => {
  expect(antibioticsOf(values(), []).map(({ name }) => name)).toEqual(['Gentamicin', 'Amoxicillin'])
})
it('writes a final report on the values of the interim one, and marks in error what it says no more', () => {
  const first = draft({ organisms: [], growth: '' })
  const interim = after(
    reported(work(urine, taskOf(values(first))), { interim: true, comment: '' }, none, actor),
  )
  const second = { ...draft(), key: cultureOf(interim.values, antibiotics).key, redCells: '' }
  expect(second.key).toBe(first.key)
  const final = reported(work(urine, taskOf(values(second))), { interim: false, comment: '' }, interim, actor)
  const made = (final.make ?? []).map(({ resource }) => resource.resourceType)
  expect(made).toEqual(['Observation', 'Observation', 'Observation', 'Observation'])
  const said = (final.change ?? []).flatMap(({ to, withdrawn }) =>
    to.resourceType === 'Observation' ? [[to.code.text, to.status, withdrawn ?? false]] : [],
  )
  expect(said).toEqual([
    ['White cells', 'final', false],
    ['Red cells', 'entered-in-error', true],
  ])
})
it('is amended with why, and says what is known now', () => {
  const out = after(reported(work(urine, taskOf(values())), { interim: false, comment: '' }, none, actor))
  const act = wholeAmended(
    values(draft({ key: 'other' })),
    { kind: 'corrected', words: 'Wrong plate' },
    out,
    actor,
  )
  expect(act.reason).toBe('Wrong plate')
  expect(act.change?.[0]?.to).toMatchObject({ status: 'corrected', conclusion: 'Corrected: Wrong plate' })
})
it('is critical where the policy telephones a growth, as of a blood culture, and only then', () => {
  const blood = request('30088009', 'Blood culture')
  const marked = (of: CultureDraft, asked: typeof urine) => {
    const found = after(
      reported(work(asked, taskOf(values(of, asked), asked)), { interim: true, comment: '' }, none, actor),
    )
    return markedLines(toReport(found.report, found.values)).map(({ mark }) => mark.level)
  }
  expect(marked(draft(), blood)).toContain('critical')
  expect(marked(draft(), urine)).not.toContain('critical')
  expect(marked(draft({ growth: 'none', organisms: [] }), blood)).toEqual([])
})
it('names an alert organism by its code, by its words only where it has none, and never another', () => {
  const mrsa = snomed('115329001', 'Whatever it is called')
  expect(alertFor(mrsa, policy)?.words).toBe('MRSA carrier')
  expect(alertFor({ text: 'methicillin resistant staphylococcus aureus' }, policy)?.id).toBe('mrsa')
  expect(alertFor(snomed('3092008', 'Methicillin resistant Staphylococcus aureus'), policy)).toBeUndefined()
  expect(alertFor(undefined, policy)).toBeUndefined()
})
it('says of a policy nobody has approved that it is not signed off', () => {
  expect(policy.name).toBe('Microbiology here, not signed off')
  expect(toMicrobiologyPolicy({ ...plan, approvalDate: '2026-01-05' }).name).toBe(
    'Microbiology here, signed off 05-Jan-2026',
  )
  expect(toMicrobiologyPolicy({ resourceType: 'PlanDefinition', status: 'active' })).toMatchObject({
    antibiotics: [],
    alerts: [],
    telephoned: [],
  })
})

it.each<[string, Partial<CultureDraft>, string[]]>([
  ['nothing at all', { ...empty }, ['growth']],
  ['a Gram film alone', { ...empty, gram: 'Gram-negative rods' }, []],
  ['no growth of a named organism', { growth: 'none' }, ['growth']],
  ['an organism without a name', { organisms: [emptyOrganism(antibiotics)] }, ['organisms.0.name']],
])('%s: %o needs %j', (_, more, fields) => {
  expect(Object.keys(problemsIn(draft(more), { antibiotics, amending: false }))).toEqual(fields)
})
it('takes no concentration without a letter, and none with a comma', () => {
  const tested = [
    { letter: '', mic: '0.5' },
    { letter: 'S', mic: '0,5' },
  ] as const
  const [organism] = draft().organisms
  const found = problemsIn(
    draft({ organisms: [{ ...emptyOrganism(antibiotics), ...organism, tested: [...tested] }] }),
    { antibiotics, amending: true },
  )
  expect(Object.keys(found)).toEqual(['organisms.0.tested.0.mic', 'organisms.0.tested.1.mic', 'words'])
})
