/**
 * Names that are mixed up when they look alike, with the letters raised that tell them apart (domain facts §3.6: NHS, MHRA
 * and ISMP style). A map for display alone: the record keeps the name as it was written.
 */
const names = [
  'amLODIPine',
  'amiTRIPtyline',
  'predniSOLONE',
  'propRANolol',
  'hydrALAzine',
  'hydrOXYzine',
  'cefTAZidime',
  'cefTRIAXone',
  'cefUROXime',
  'vinBLAStine',
  'vinCRIStine',
  'azaTHIOprine',
  'azITHROMYCIN',
  'carBAMazepine',
  'carBIMazole',
  'quiNINE',
  'quETIAPine',
  'sulfaDIAZINE',
  'sulfaSALAzine',
  'inFLIXimab',
  'riTUXimab',
  'HYDROmorphone',
]

const byName = new Map(names.map((name) => [name.toLowerCase(), name]))

/** The word with its raised letters, or as it is. */
export const tallMan = (word: string): string => byName.get(word.toLowerCase()) ?? word
