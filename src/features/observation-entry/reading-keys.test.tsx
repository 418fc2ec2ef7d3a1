import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useForm, useWatch } from 'react-hook-form'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { FormDialog } from '#ui/FormDialog.tsx'

import { type ObservationDraft, toDraft, type Values } from './draft.ts'
import { useReadingKeys } from './reading-keys.ts'
import { ReadingFields } from './ReadingFields.tsx'
import { emptyValues } from './starting-values.ts'

let saved: ObservationDraft[]

function Entry() {
  const form = useForm<Values, unknown, ObservationDraft>({
    defaultValues: emptyValues(1, 0),
    resolver: (values) => ({
      values: toDraft(values, { chart: 'NEWS2', birth: undefined, standing: 1, now: Date.now() }),
      errors: {},
    }),
  })
  const keys = useReadingKeys(form)
  const values = { ...form.getValues(), ...useWatch({ control: form.control }) }
  const save = {
    mutateAsync: async (draft: ObservationDraft) => void saved.push(draft),
    isPending: false,
    error: null,
  }
  return (
    <FormDialog
      title="Record observations"
      submit="Save observations"
      form={form}
      save={save}
      onClose={() => {}}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of the fields within */}
      <div {...keys}>
        <ReadingFields values={values} chart="NEWS2" scaleChanged={false} />
      </div>
    </FormDialog>
  )
}

const user = userEvent.setup()
const focused = () => document.activeElement?.getAttribute('name')

beforeEach(() => {
  saved = []
  render(<RouterProvider router={createMemoryRouter([{ path: '/', Component: Entry }])} />)
})
afterEach(cleanup)

/** Types one key at a time and counts those that are no digit of a reading. */
async function press(...keys: string[]) {
  for (const key of keys) await user.keyboard(key)
  return keys.filter((key) => !/^\d$/.test(key)).length
}

it('a whole set on air takes four keys besides its digits: A, A, the point and Enter', async () => {
  expect(focused()).toBe('rr')
  let others = await press('2', '1', '9', '3')
  expect(focused()).toBe('air')
  others += await press('a')
  await waitFor(() => expect(focused()).toBe('sbp'))
  others += await press('1', '2', '0', '7', '0', '9', '5')
  expect(focused()).toBe('acvpu')
  others += await press('a')
  await waitFor(() => expect(focused()).toBe('temp'))
  others += await press('3', '7', '.', '5', '{Enter}')
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(saved[0]).toMatchObject({
    readings: { rr: 21, spo2: 93, onOxygen: false, sbp: 120, dbp: 70, pulse: 95, acvpu: 'A', temp: 37.5 },
    score: { total: 5 },
  })
  expect(others).toBe(4)
})

it('a Tab out of habit after the form has moved on does not skip the next field', async () => {
  await press('2', '1', '{Tab}')
  expect(focused()).toBe('spo2')
  await press('{Tab}')
  expect(focused()).toBe('scale')
})

it('a value that could still grow waits for Enter', async () => {
  await press('1')
  expect(focused()).toBe('rr')
  await press('{Enter}')
  expect(focused()).toBe('spo2')
})

it('correcting one value does not jump over those already there', async () => {
  await press('2', '1', '9', '3')
  const rate = screen.getByLabelText('Respiration rate')
  await user.clear(rate)
  await user.type(rate, '22')
  expect(focused()).toBe('rr')
})

it('oxygen asks for its device next', async () => {
  await press('2', '1', '9', '3', 'o')
  await waitFor(() => expect(focused()).toBe('device'))
})

it('a digit that follows the letter of a choice at once is not lost', () => {
  const air = screen.getByRole('radio', { name: 'Air' })
  fireEvent.keyDown(air, { key: 'a' })
  // Nothing was waited for: this is where the next key goes.
  expect(focused()).toBe('sbp')
})
