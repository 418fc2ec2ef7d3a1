import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = mkdtempSync(join(tmpdir(), 'lune-layers-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the linter says of one planted file, under the project's own rules. */
function lint(file: string, text: string): string {
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  writeFileSync(join(folder, file), text)
  try {
    return execFileSync(join(root, 'node_modules/.bin/oxlint'), [file], { cwd: folder, encoding: 'utf8' })
  } catch (refused) {
    return String((refused as { stdout: string }).stdout)
  }
}

it('lets a feature use the layers below it', () => {
  expect(lint('src/features/beds/BedsPanel.ts', "export { fhir } from '#fhir/client.ts'\n")).toContain(
    '0 errors',
  )
})

it('lets a department open over the chart’s frame', () => {
  expect(
    lint('src/departments/beds/Page.ts', "export { x } from '#pages/patient/chart-params.ts'\n"),
  ).toContain('0 errors')
})

it('lets the server read who may do what', () => {
  const text = [
    "export { can } from '../src/auth/permissions.ts'",
    "export { roleOf } from '../src/auth/roles.ts'",
  ]
  expect(lint('backend/i.ts', `${text.join('\n')}\n`)).toContain('0 errors')
})

it.each([
  ['a feature imports another feature', 'src/features/beds/a.ts', '#features/wards/queries.ts'],
  ['a feature imports a page', 'src/features/beds/b.ts', '#pages/HomePage.tsx'],
  ['the kit knows FHIR', 'src/ui/c.ts', '#fhir/client.ts'],
  ['a page speaks FHIR', 'src/pages/d.ts', '#fhir/client.ts'],
  ['the sign-in imports the record', 'src/auth/e.ts', '#fhir/client.ts'],
  ['a file climbs out of its folder', 'src/clinical/f.ts', '../lib/paths.ts'],
  ['a page imports what is inside of a department', 'src/pages/j.ts', '#departments/wards/queries.ts'],
  ['a feature imports a department', 'src/features/beds/k.ts', '#departments/department.ts'],
  ['the server reads a screen', 'backend/g.ts', '../src/features/wards/model.ts'],
  ['the server reads the sign-in of the screen', 'backend/h.ts', '../src/auth/session.ts'],
])('refuses when %s', (_, file, imported) => {
  expect(lint(file, `export { x } from '${imported}'\n`)).toContain('no-restricted-imports')
})

it('lets no department import another', () => {
  const departments = join(root, 'src/departments')
  const files = globSync('*/**/*.{ts,tsx}', { cwd: departments })
  expect(files.length).toBeGreaterThan(50)
  const strangers = files.flatMap((file) =>
    [...readFileSync(join(departments, file), 'utf8').matchAll(/'#departments\/([^/']+)\//g)]
      .filter(([, named]) => named !== file.split(sep)[0])
      .map(([words]) => `${file}: ${words}`),
  )
  expect(strangers).toEqual([])
})
