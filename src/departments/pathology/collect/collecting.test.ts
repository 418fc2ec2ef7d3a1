import type { SpecimenDefinition } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import { toLabTest } from '#departments/pathology/work/catalogue.ts'
import { stepOf } from '#departments/pathology/work/lab-task.ts'
import { toWork, type Work } from '#departments/pathology/work/model.ts'

import { collected, notCollected, sampleNumber, tubesFor } from './collecting.ts'

const actor: Actor = {
  patientId: 'ada',
  session: {
    userId: '1',
    name: 'Daniel Okoro',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'nurse', areas: [] },
  },
  actId: 'a',
  now: new Date('2026-03-10T12:00:00Z'),
}
function work(id: string, cap: string): Work {
  const test = toLabTest({
    resourceType: 'ActivityDefinition',
    status: 'active',
    url: `https://x/${id}`,
    code: { text: id },
    topic: [{ coding: [{ code: '108252007' }] }],
    contained: [
      // the types leave contained resources open
      {
        resourceType: 'SpecimenDefinition',
        id: 's',
        typeTested: [
          { preference: 'preferred', container: { cap: { text: cap }, description: `${cap}: x` } },
        ],
      } as SpecimenDefinition,
    ],
    specimenRequirement: [{ reference: '#s' }],
  })
  const found = toWork(
    {
      resourceType: 'ServiceRequest',
      id,
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/ada' },
      instantiatesCanonical: [`https://x/${id}|1`],
    },
    { included: [], specimens: [], tests: test ? [test] : [] },
  )
  if (!found) throw new Error('no work')
  return found
}
const asked = [
  work('fbc', 'Purple'),
  work('ue', 'Gold'),
  work('coag', 'Blue'),
  work('crp', 'Gold'),
  work('urine', 'Universal container'),
]

it('fills as few tubes as it can, in the order of draw', () => {
  expect(tubesFor(asked).map(({ cap, works }) => [cap, works.map(({ id }) => id)])).toEqual([
    ['Blue', ['coag']],
    ['Gold', ['ue', 'crp']],
    ['Purple', ['fbc']],
    ['Universal container', ['urine']],
  ])
})
it('says of a test that is not in the catalogue that the laboratory knows its container', () => {
  const unknown = { ...work('x', 'Gold'), test: undefined }
  expect(tubesFor([unknown])[0]?.words).toMatch(/not in the catalogue/)
})
it('writes a specimen a tube and takes each request one step further, with who did it', () => {
  const { make = [], change = [] } = collected(
    { works: asked, formId: 'f00d0000-1', at: '2026-03-10T11:55:00Z' },
    actor,
  )
  expect(change).toEqual([])
  const specimens = make.flatMap(({ resource }) => (resource.resourceType === 'Specimen' ? resource : []))
  expect(specimens).toHaveLength(4)
  expect(specimens[1]).toMatchObject({
    identifier: [{ value: 'f00d0000-1-1' }, { value: sampleNumber('f00d0000-1', 1) }],
    request: [{ reference: 'ServiceRequest/ue' }, { reference: 'ServiceRequest/crp' }],
    collection: { collector: { display: 'Daniel Okoro' }, collectedDateTime: '2026-03-10T11:55:00Z' },
  })
  const tasks = make.flatMap(({ resource }) => (resource.resourceType === 'Task' ? resource : []))
  expect(tasks.map(stepOf)).toEqual(asked.map(() => 'collected'))
})
it('leaves what was not collected to be collected, with the reason', () => {
  const [fbc] = asked
  const { make = [] } = notCollected(fbc ? [fbc] : [], 'Patient away from the ward', actor)
  expect(make[0]?.resource).toMatchObject({
    status: 'on-hold',
    statusReason: { text: 'Patient away from the ward' },
  })
})
