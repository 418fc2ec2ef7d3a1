import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { claimDataFolder, forgetDataFolder } from './data-folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lune-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('belongs to one hospital at a time', () => {
  const mine = claimDataFolder(folder)
  expect(() => claimDataFolder(folder)).toThrow('A hospital is running on')
  mine.release()
  claimDataFolder(folder).release()
})
it('is not forgotten while a hospital runs on it', () => {
  const mine = claimDataFolder(folder)
  expect(() => forgetDataFolder(folder)).toThrow('A hospital is running on')
  mine.release()
  expect(forgetDataFolder(folder)).toBe(true)
  expect(existsSync(folder)).toBe(false)
})
it('is not forgotten when it is somebody else’s', () => {
  writeFileSync(join(folder, 'thesis.txt'), '')
  expect(() => forgetDataFolder(folder)).toThrow('does not look like')
  expect(existsSync(join(folder, 'thesis.txt'))).toBe(true)
})
it('has nothing to forget when it is not there', () => {
  expect(forgetDataFolder(join(folder, 'none'))).toBe(false)
})
it('says so when it cannot be written', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => claimDataFolder(join(folder, 'file'))).toThrow('cannot be written')
  expect(() => claimDataFolder('/proc/hospital/data')).toThrow('cannot be written')
})
it('remembers a seed that was cut off', () => {
  const first = claimDataFolder(folder)
  expect(first.seedWasInterrupted).toBe(false)
  first.seedingStarted()
  first.release()
  const second = claimDataFolder(folder)
  expect(second.seedWasInterrupted).toBe(true)
  second.seedingEnded()
  second.release()
  const third = claimDataFolder(folder)
  expect(third.seedWasInterrupted).toBe(false)
  third.release()
})
