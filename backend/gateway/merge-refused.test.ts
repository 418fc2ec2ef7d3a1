import type { Bundle, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { outcomeIn } from './hospital-for-tests.ts'
import { stay } from './patients-for-tests.ts'
import {
  count,
  hospital,
  known,
  merge,
  merging,
  put,
  read,
  transaction,
  unknown,
} from './two-records-for-tests.ts'

describe('a merge is refused', () => {
  /** What was answered, and that nothing was merged by it */
  const refused = async (answer: Promise<{ status: number; body: unknown }>): Promise<string> => {
    const { status, body } = await answer
    const { active } = await read<Patient>('system', `Patient/${unknown}`)
    return active ? `${status} ${outcomeIn(body)?.details?.text}` : 'merged'
  }

  it('to everybody but those who may merge', async () => {
    expect(await refused(merge('nurse'))).toMatch(/^403 .*does not allow/)
  })
  it('by halves, unsigned, or not against the versions seen', async () => {
    const [kept, left, reason] = await merging()
    if (!kept || !left || !reason) throw new Error('no merge')
    expect(await refused(hospital.as('admin', 'POST', '/', transaction(left, reason)))).toMatch(
      /^422 .*one transaction/,
    )
    expect(await refused(hospital.as('admin', 'POST', '/', transaction(kept, left)))).toMatch(/^422 .*signed/)
    expect(await refused(hospital.as('admin', 'PUT', `/Patient/${unknown}`, left.resource))).toMatch(
      /^422 .*one transaction/,
    )
    const blind = { ...left, request: { method: 'PUT' as const, url: `Patient/${unknown}` } }
    expect(await refused(hospital.as('admin', 'POST', '/', transaction(kept, blind, reason)))).toMatch(
      /^422 .*one transaction/,
    )
    const batch = { ...transaction(kept, left, reason), type: 'batch' }
    const { body } = await hospital.as<Bundle>('admin', 'POST', '/', batch)
    expect(body.entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual(['422', '422', '201'])
  })
  it('while both are in hospital', async () => {
    await put(stay(`${known}-stay`, known))
    expect(await refused(merge())).toMatch(/^422 .*two beds/)
  })
  it('with different verified NHS numbers', async () => {
    const verified = (value: string) => [
      {
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value,
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
            valueCodeableConcept: { coding: [{ code: 'number-present-and-verified' }] },
          },
        ],
      },
    ]
    await put({ resourceType: 'Patient', id: known, active: true, identifier: verified('9990000018') })
    await put({ resourceType: 'Patient', id: unknown, active: true, identifier: verified('9990000026') })
    expect(await refused(merge())).toMatch(/^422 .*different verified NHS numbers/)
  })
  it('of a record that has been replaced already', async () => {
    const other = `other-${count}`
    await put({ resourceType: 'Patient', id: other, active: true })
    await merge('admin', other, known)
    expect(await refused(merge('admin', unknown, other))).toMatch(/^422 .*replaced already/)
  })
  it('to the second of two who merge at once', async () => {
    const two = [await merging(), await merging()]
    const answers = []
    for (const entries of two) answers.push(await hospital.as('admin', 'POST', '/', transaction(...entries)))
    expect(answers.map(({ status }) => status)).toEqual([200, 412])
  })
})
