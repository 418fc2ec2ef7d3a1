import { expect, it } from 'vitest'

import { addActivities, can, keep, look, permitted } from '#auth/permissions.ts'
import { departments } from '#departments/all.ts'

import { wholeTable } from './places.ts'

addActivities({
  'test:report': { roles: ['scientist'], opens: [{ types: ['VisionPrescription'], interactions: keep }] },
  'test:look': { roles: ['admin'], opens: [{ types: ['VisionPrescription'], interactions: look }] },
})

it('opens what a department declares to the roles it names, and to nobody else', () => {
  expect(can('scientist', 'test:report')).toBe(true)
  expect(permitted('scientist', 'VisionPrescription', 'create')).toBe(true)
  expect(can('admin', 'test:report')).toBe(false)
  expect(permitted('admin', 'VisionPrescription', 'create')).toBe(false)
  expect(permitted('admin', 'VisionPrescription', 'read')).toBe(true)
  expect(permitted('scientist', 'VisionPrescription', 'delete')).toBe(false)
})
it('knows nothing of an activity that no department declares', () => {
  expect(can('scientist', 'test:unheard')).toBe(false)
})
it('declares each activity that one of its pages needs, by its own name', async () => {
  const needed = (await wholeTable()).flatMap(function all(page): string[] {
    return [page.needs ?? '', ...(page.inside ?? []).flatMap(all)]
  })
  const declared = departments.flatMap(({ activities }) => Object.keys(activities))
  for (const { name, activities } of departments)
    for (const activity of Object.keys(activities)) expect(activity).toMatch(new RegExp(`^${name}:`))
  expect(needed.filter((activity) => activity.includes(':') && !declared.includes(activity))).toEqual([])
})
it('gives each department a name of its own', () => {
  expect(new Set(departments.map(({ name }) => name)).size).toBe(departments.length)
})
