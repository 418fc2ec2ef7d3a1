import { expect, it } from 'vitest'

import { filledEntries } from './filled.ts'
import { toForm } from './questionnaire.ts'

const url = 'https://lune.example/fhir/StructureDefinition'
const form = toForm({
  resourceType: 'Questionnaire',
  id: 'vip',
  status: 'active',
  title: 'Cannula (VIP)',
  item: [
    { linkId: 'signs', type: 'integer', text: 'Signs' },
    {
      linkId: 'total',
      type: 'integer',
      readOnly: true,
      extension: [
        { url: `${url}/score-of`, valueString: 'signs' },
        {
          url: `${url}/score-band`,
          extension: [
            { url: 'from', valueInteger: 2 },
            { url: 'words', valueString: 'remove the cannula' },
            { url: 'level', valueCode: 'high' },
            { url: 'task', valueString: 'Remove the cannula' },
            { url: 'task-hours', valueInteger: 1 },
            { url: 'task-doer', valueCode: 'nurse' },
          ],
        },
      ],
    },
  ],
})
const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  title: 'Nurse',
  role: 'nurse' as const,
  areas: [],
}
const filled = (signs: string) =>
  filledEntries(
    form,
    { answers: { [form.items[0]?.key ?? '']: signs }, carried: undefined },
    {
      patientId: 'ada',
      encounterId: 'stay',
      session: { userId: '1', name: 'Joy Ashworth', post },
      entryId: 'entry',
      now: new Date('2026-03-05T23:30:00Z'),
    },
  )

it('leads to the task that its score asks for, in the same transaction, coming from it', () => {
  const [response, task] = filled('3')
  expect(task).toMatchObject({
    request: { ifNoneExist: expect.stringContaining('entry-total') as string },
    resource: {
      resourceType: 'Task',
      description: 'Remove the cannula (Cannula (VIP) 3)',
      basedOn: [{ reference: response?.fullUrl }],
      performerType: [{ text: 'Ward nurses' }],
      restriction: { period: { end: '2026-03-06T00:30:00.000Z' } },
    },
  })
})
it('leads to nothing when its score asks for nothing', () => {
  expect(filled('1')).toHaveLength(1)
})
