/** What was done to an eye: injection, laser or operation, as `kindSystem|laser`. */
export const kindSystem = 'https://lune.example/fhir/CodeSystem/eye-treatment'
/** SNOMED CT 394594003 Ophthalmology: the category that finds them */
export const ophthalmology = { system: 'http://snomed.info/sct', code: '394594003', display: 'Ophthalmology' }
