import { expect, it } from 'vitest'

import { CannotStart, settingsFrom } from './settings.ts'

it('has a hospital on port 3000 of this machine when nothing is said', () => {
  expect(settingsFrom({})).toMatchObject({
    port: 3000,
    host: 'localhost',
    publicUrl: 'http://localhost:3000',
    seed: 'demo',
    upstream: undefined,
    issuer: undefined,
  })
})
it('says on every page that this is no place of care, until somebody says otherwise', () => {
  expect(settingsFrom({}).environment).toBe('Demonstration data – not for patient care')
  expect(settingsFrom({ LUNE_ENVIRONMENT: 'TEST – not for patient care' }).environment).toMatch(/^TEST/)
  expect(settingsFrom({ LUNE_ENVIRONMENT: '' }).environment).toBe('')
})
it('takes an empty variable as one not set', () => {
  expect(settingsFrom({ PORT: '', LUNE_SEED: '', LUNE_FHIR_UPSTREAM: '' })).toMatchObject({
    port: 3000,
    seed: 'demo',
  })
})
it('is found at its port unless told otherwise', () => {
  expect(settingsFrom({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000')
  expect(settingsFrom({ LUNE_PUBLIC_URL: 'https://epr.example/' }).publicUrl).toBe('https://epr.example')
})
it('keeps an issuer letter by letter, and the upstream without its last slash', () => {
  const settings = settingsFrom({
    LUNE_OIDC_ISSUER: 'https://id.example/',
    LUNE_FHIR_UPSTREAM: 'http://fhir/r4/',
  })
  expect(settings).toMatchObject({ issuer: 'https://id.example/', upstream: 'http://fhir/r4' })
})
it.each([
  ['LUNE_GS1_PREFIX', '950600'],
  ['PORT', 'abc'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['LUNE_SEED', 'huge'],
  ['LUNE_FHIR_UPSTREAM', 'fhir'],
  ['LUNE_OIDC_ISSUER', 'ftp://id'],
])('names %s when it is %s', (name, value) => {
  expect(() => settingsFrom({ [name]: value })).toThrow(CannotStart)
  expect(() => settingsFrom({ [name]: value })).toThrow(new RegExp(`${name}.*"${value}"`))
})
it('closes fluid charts at six, or at the full hour the site has set', () => {
  expect(settingsFrom({}).fluidDayStartsAt).toBe(6)
  expect(settingsFrom({ LUNE_FLUID_DAY: '00:00' }).fluidDayStartsAt).toBe(0)
  // One o’clock is missing on one night of the year and comes twice on another.
  for (const wrong of ['01:00', '6', '24:00', '06:30'])
    expect(() => settingsFrom({ LUNE_FLUID_DAY: wrong })).toThrow(CannotStart)
})
