import { describe, expect, it } from 'vitest'

import { toIdentity } from './claims.ts'

const nurse = {
  person_roleid: '555254240100',
  org_code: 'RXN',
  role_code: 'S8000:G8000:R8001',
  role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
}
const preston = { org_code: 'RXN', org_name: 'LANCASHIRE TEACHING HOSPITALS NHS FOUNDATION TRUST' }
const postsOf = (claims: object) => toIdentity({ sub: '1', ...claims }).posts

describe('the posts of a person', () => {
  it('are read from a list or from a single object', () => {
    const post = { id: '555254240100', orgCode: 'RXN', title: 'Nurse Access Role', role: 'nurse', areas: [] }
    expect(postsOf({ nhsid_nrbac_roles: [nurse], nhsid_user_orgs: [preston] })).toMatchObject([post])
    expect(postsOf({ nhsid_nrbac_roles: nurse, nhsid_user_orgs: preston })).toMatchObject([post])
  })

  it('are none when CIS2 leaves the list out', () => {
    expect(postsOf({})).toEqual([])
    expect(postsOf({ nhsid_nrbac_roles: null })).toEqual([])
  })

  it('name the organisation without shouting, and by its code when it has no name', () => {
    const [named] = postsOf({ nhsid_nrbac_roles: nurse, nhsid_user_orgs: preston })
    expect(named?.orgName).toBe('Lancashire Teaching Hospitals NHS Foundation Trust')
    const [coast] = postsOf({
      nhsid_nrbac_roles: nurse,
      nhsid_user_orgs: { org_code: 'RXN', org_name: 'ROYAL CORNWALL AND ISLES OF SCILLY NHS TRUST' },
    })
    expect(coast?.orgName).toBe('Royal Cornwall and Isles of Scilly NHS Trust')
    expect(postsOf({ nhsid_nrbac_roles: nurse })[0]?.orgName).toBe('RXN')
  })

  it('show the last part of the quoted role name, or the code when there is no name', () => {
    const plain = { ...nurse, role_name: 'Nurse Access Role' }
    expect(postsOf({ nhsid_nrbac_roles: plain })[0]?.title).toBe('Nurse Access Role')
    const colon = { ...nurse, role_name: '"Clinical":"Ward":"Nurse: theatre"' }
    expect(postsOf({ nhsid_nrbac_roles: colon })[0]?.title).toBe('Nurse: theatre')
    expect(postsOf({ nhsid_nrbac_roles: { ...nurse, role_name: undefined } })[0]?.title).toBe(
      'S8000:G8000:R8001',
    )
  })

  it('open nothing when the national role is not one of ours', () => {
    expect(
      postsOf({ nhsid_nrbac_roles: { ...nurse, role_code: 'S8000:G8000:R8015' } })[0]?.role,
    ).toBeUndefined()
    expect(postsOf({ nhsid_nrbac_roles: { ...nurse, role_code: undefined } })[0]?.role).toBeUndefined()
  })

  it('tell a pharmacist from other health professionals by activity, also a single one', () => {
    const professional = { ...nurse, role_code: 'S8000:G8000:R8003' }
    expect(postsOf({ nhsid_nrbac_roles: professional })[0]?.role).toBe('therapist')
    expect(postsOf({ nhsid_nrbac_roles: { ...professional, activity_codes: 'B0570' } })[0]?.role).toBe(
      'pharmacist',
    )
  })

  it('carry the area of work in words', () => {
    const eye = { ...nurse, aow: '"Surgery":"Ophthalmology":"Ophthalmology"' }
    expect(postsOf({ nhsid_nrbac_roles: eye })[0]?.areas).toEqual(['Ophthalmology'])
  })

  it('without an id cannot be chosen, so are not offered', () => {
    expect(
      postsOf({ nhsid_nrbac_roles: [{ ...nurse, person_roleid: undefined }, 'nonsense', null] }),
    ).toEqual([])
  })
})

describe('who is there', () => {
  it('is named as they are displayed, else by what names there are, else by number', () => {
    const all = { name: 'HARGREAVES Amina Dr', display_name: 'Dr Amina Hargreaves' }
    expect(toIdentity({ sub: '5', ...all }).name).toBe('Dr Amina Hargreaves')
    expect(toIdentity({ sub: '5', given_name: 'Amina', family_name: 'Hargreaves' }).name).toBe(
      'Amina Hargreaves',
    )
    expect(toIdentity({ sub: '5' }).name).toBe('User 5')
  })

  it('is known by the SDS user id, whatever the broker calls its subject', () => {
    expect(toIdentity({ sub: 'broker|1', nhsid_useruid: '555036632103' }).userId).toBe('555036632103')
    expect(toIdentity({ sub: '555036632103' }).userId).toBe('555036632103')
  })
})
