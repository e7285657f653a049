/**
 * What a licence asks of who passes the software on, in four degrees. `restricted` is readable code that one
 * may not freely use: it is not free software. `unknown` is said as such.
 */
export type LicenceFamily =
  | 'public-domain'
  | 'permissive'
  | 'weak-copyleft'
  | 'copyleft'
  | 'network-copyleft'
  | 'restricted'
  | 'unknown'

// Beginnings of SPDX ids, the most particular first: LGPL before GPL, AGPL before both.
const families: readonly (readonly [LicenceFamily, RegExp])[] = [
  [
    'restricted',
    /^(SSPL|BUSL|Elastic|FSL|PolyForm|CC-BY-(NC|ND)|CC-BY-.*-(NC|ND)|Hippocratic|Parity|Prosperity)/,
  ],
  ['network-copyleft', /^(AGPL|EUPL|OSL|RPL|CPAL)/],
  ['weak-copyleft', /^(LGPL|MPL|EPL|CDDL|CPL|MS-RL|CECILL-C|LGPLLR|APSL|IPL|SPL|NASA|ODbL|CC-BY-SA)/],
  ['copyleft', /^(GPL|CECILL|Sleepycat|copyleft-next|LiLiQ-R|GFDL)/],
  ['public-domain', /^(CC0|Unlicense|0BSD|PDDL|WTFPL|MIT-0|BlueOak)/],
  [
    'permissive',
    /^(MIT|X11|BSD|BSL|Apache|ISC|Zlib|libpng|PostgreSQL|Python|PSF|PHP|Zend|Artistic|Ruby|NCSA)/,
  ],
  [
    'permissive',
    /^(AFL|OLDAP|UPL|MulanPSL|CC-BY|etalab|ECL|W3C|Unicode|Vim|OFL|TCL|HPND|ZPL|FTL|Intel|curl)/,
  ],
]

/** The family of one SPDX id. The EUPL counts as network copyleft: its article 1 includes giving access online. */
export const familyOf = (id: string): LicenceFamily =>
  id.startsWith('CECILL-B') ? 'permissive' : (families.find(([, ids]) => ids.test(id))?.[0] ?? 'unknown')

/** Whether a licence of this family lets everyone use, study, change and share. Unknown is not a yes. */
export const isFree = (family: LicenceFamily): boolean => family !== 'restricted' && family !== 'unknown'
