import { luhnKey } from '#engines/siren/luhn.ts'

/**
 * The package gives the SIREN of communes and EPCI, not of départements and régions. Theirs is built like
 * those of communes: 22 for a département (23 for a région), the two figures of its number, four of order, a key.
 * The order is 0001 unless listed here. We could not read the Sirene directory itself: these 112 numbers are those
 * of two published lists that were drawn from it, which agree on every line (November 2026). A test checks each key.
 */
const DEPARTEMENT_ORDER: Readonly<Record<string, string>> = {
  ...{ '02': '0002', '08': '0004', '10': '0005', '14': '0118', '19': '2720', '23': '0962', '27': '0229' },
  ...{ '44': '0002', '50': '0502', '72': '0002', '76': '0540', '78': '0646', '87': '0851', '91': '0228' },
  ...{ '92': '0050', '93': '0008', '94': '0028', '95': '0127' },
}
/** Overseas numbers have three figures, hence an order of three. */
const OVERSEAS: Readonly<Record<string, string>> = {
  '971': '229710017',
  '974': '229740014',
  '976': '229850003',
}

/** Régions that kept the number of before 2016, then those made by merging: their SIREN follows no rule. */
const REGION: Readonly<Record<string, string>> = {
  ...{ '01': '239710015', '04': '239740012', '11': '237500079', '24': '234500023', '52': '234400034' },
  ...{ '53': '233500016', '93': '231300021', '27': '200053726', '28': '200053403', '32': '200053742' },
  ...{ '44': '200052264', '75': '200053759', '76': '200053791', '84': '200053767' },
  ...{ '02': '200055507', '03': '200052678', '94': '200076958' },
}

/** Collectivité européenne d’Alsace: since 2021 it exercises the powers of two départements. */
export const ALSACE = { siren: '200094332', code: '6AE', region: '44', departements: ['67', '68'] } as const

/** Territories whose powers another body exercises: that body’s SIREN. */
const ACTS_THROUGH: Readonly<Record<string, string>> = {
  ...{ '67': ALSACE.siren, '68': ALSACE.siren, '75': '217500016', '2A': '200076958', '2B': '200076958' },
  ...{ '972': '200055507', '973': '200052678' },
}
/** The département of Mayotte is its région too. */
const REGION_ACTS_THROUGH: Readonly<Record<string, string>> = { '06': '229850003' }

export type Authority = { siren: string | null; actsThrough: string | null }

/** The body of a département; neither is known for the collectivities of the Pacific and the Atlantic. */
export function departementAuthority(code: string, zone: string): Authority {
  const actsThrough = ACTS_THROUGH[code] ?? null
  if (actsThrough || zone === 'com') return { siren: null, actsThrough }
  const body = `22${code}${DEPARTEMENT_ORDER[code] ?? '0001'}`
  return { siren: OVERSEAS[code] ?? body + luhnKey(body), actsThrough }
}

export const regionAuthority = (code: string): Authority => ({
  siren: REGION[code] ?? null,
  actsThrough: REGION_ACTS_THROUGH[code] ?? null,
})
