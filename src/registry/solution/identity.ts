/** Forges where an address of one segment is somebody's account and not a repository. */
const forges =
  /^(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|framagit\.org|gitlab\.adullact\.net|sr\.ht)$/

/**
 * What identifies a repository, whatever the way its address is written: host and path in lower case, without protocol,
 * user, `.git` or the page of a branch. Nothing when the address designates an account, or is not an address.
 */
export function repositoryKey(address: string | null | undefined): string | undefined {
  const url = parsed(address)
  if (!url) return undefined
  const host = hostOf(url)
  const path = url.pathname
    .replace(/\/(-\/)?(tree|blob|src|releases|wiki|issues)(\/.*)?$/, '')
    .replace(/(\.git)?\/*$/, '')
    .toLowerCase()
  const segments = path.split('/').filter(Boolean)
  if (segments.length === 0 || (forges.test(host) && segments.length < 2)) return undefined
  return `${host}/${segments.join('/')}`
}

/** The host of a website without `www.`: two entries of one name and one host speak of one solution. */
export function websiteKey(address: string | null | undefined): string | undefined {
  const url = parsed(address)
  return url && hostOf(url)
}

function parsed(address: string | null | undefined): URL | undefined {
  if (!address) return undefined
  // git@forge:path is how a clone is often written.
  const text = address.replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/')
  return URL.canParse(text) ? new URL(text) : undefined
}

const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/^www\./, '')

const SLUG_MAX = 100
/** A name as it goes in an address: « Démarches simplifiées » gives `demarches-simplifiees`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, SLUG_MAX)
    .replace(/-+$/, '')
  // A name without any Latin letter still needs an address.
  return slug === '' ? 'solution' : slug
}
