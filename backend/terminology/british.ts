/** SNOMED CT's international edition is written in American English; the wards are not. Word parts, in order. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/gastroesophag/gi, 'gastro-oesophag'],
  [/(?<!o)esophag/gi, 'oesophag'],
  [/(?<![io])edem/gi, 'oedem'],
  // erythema, chemotherapy, ischaemia and schema keep their letters
  [/(?<![cst])hem(?=[ao]|orr)/gi, 'haem'],
  [/anemi/gi, 'anaemi'],
  [/(?<!a)emia\b/g, 'aemia'],
  [/(?<!a)emias\b/g, 'aemias'],
  [/(?<=[chknrx])emic\b/g, 'aemic'],
  [/rrhe(?=a|ic)/g, 'rrhoe'],
  [/pnea/gi, 'pnoea'],
  [/tumor(?!al)/gi, 'tumour'],
  [/(?<=an|par|hyper|hyp|dys)esthe/gi, 'aesthe'],
  [/pediatric/gi, 'paediatric'],
  [/orthoped/gi, 'orthopaed'],
  [/cesarean/gi, 'caesarean'],
  [/gynec/gi, 'gynaec'],
  [/celiac/gi, 'coeliac'],
  [/\bcec(?=um|al)/gi, 'caec'],
  [/fec(?=al|es)/gi, 'faec'],
  [/etiolog/gi, 'aetiolog'],
  [/\bameb/gi, 'amoeb'],
  [/estrogen/gi, 'oestrogen'],
  [/(?<!versi)color(?=\b|ation|ed|less)/gi, 'colour'],
  [/behavior/gi, 'behaviour'],
  [/labor\b/gi, 'labour'],
  [/\bfiber/gi, 'fibre'],
  [/\bcenter\b/gi, 'centre'],
  [/\bgray\b/gi, 'grey'],
  [/\bmold\b/gi, 'mould'],
  [/aluminum/gi, 'aluminium'],
  [/goiter/gi, 'goitre'],
  [/maneuver/gi, 'manoeuvre'],
  [/diaper/gi, 'nappy'],
  [/(?<=[aeiou][lnrt])iz(?=e\b|ed|ing|ation)/g, 'is'],
]

/** `Hemorrhagic anemia` → `Haemorrhagic anaemia` */
export const inBritish = (term: string): string =>
  spellings.reduce(
    (words, [part, british]) =>
      words.replace(part, (found) =>
        /^[A-Z]/.test(found) ? british.charAt(0).toUpperCase() + british.slice(1) : british,
      ),
    term,
  )
