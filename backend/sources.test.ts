import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { sourcesFrom } from './sources.ts'

const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'lune-sources-')), 'sources.json')
  writeFileSync(path, text)
  return path
}

it('calls the demonstration’s trusts by their short names', () => {
  expect(sourcesFrom(undefined)['https://rxn.lune.example']).toEqual({
    name: 'Lancashire Teaching Hospitals',
    ods: 'RXN',
  })
})

it('takes a trust’s own list, and says what is wrong with one that is not', () => {
  const own = { 'https://pas.example': { name: 'Elsewhere', ods: 'RJ1' } }
  expect(sourcesFrom(file(JSON.stringify(own)))).toEqual(own)
  for (const text of ['no', '[]', '{"https://pas.example": {"ods": "RJ1"}}'])
    expect(() => sourcesFrom(file(text))).toThrow(/LUNE_SOURCES must be a JSON file/)
})
