export type Checked = { url: URL } | { because: string }

/**
 * An address that the Worker may fetch because a person typed it: http or https, a name or number of the public
 * internet, no user in it. The URL parser (WHATWG) has by then made one spelling of all: octal, hex, short and wide
 * digits become four numbers. Names are judged by what they say; that a name leads somewhere private is for the network
 * to refuse. `allowLocal`: development only, lets every host through.
 */
export function publicAddress(text: string, allowLocal = false): Checked {
  const url = text.length > 2048 ? null : URL.parse(text)
  if (url === null) return { because: 'is no address like https://shop.example/feed.xml' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { because: 'must begin with https:// or http://' }
  if (url.username !== '' || url.password !== '') return { because: 'must not hold a user: give it under Access' }
  url.hash = ''
  if (allowLocal || isPublicHost(url.hostname)) return { url }
  return { because: 'leads to a private or reserved address' }
}

function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPublicV6(hostname.slice(1, -1))
  const name = hostname.toLowerCase().replace(/\.$/, '')
  const number = v4Of(name)
  return number === null ? isPublicName(name) : isPublicV4(number)
}

/** "127.0.0.1" as one number; the parser leaves no other spelling. */
function v4Of(name: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name)
  return parts === null ? null : parts.slice(1).reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** What IANA's registry of special-purpose addresses does not call globally reachable (RFC 6890), and multicast. */
const reservedV4 = (
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
  '192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 ' +
  '203.0.113.0/24 224.0.0.0/3'
)
  .split(' ')
  .map((block) => {
    const [base = '', bits = ''] = block.split('/')
    return { base: v4Of(base) ?? 0, size: 2 ** (32 - Number(bits)) }
  })

const isPublicV4 = (address: number): boolean =>
  !reservedV4.some(({ base, size }) => address >= base && address < base + size)

/** Global unicast alone (2000::/3), less the tunnels and blocks in it that lead elsewhere. */
function isPublicV6(text: string): boolean {
  const [first, second] = v6Groups(text)
  if (first === undefined || second === undefined || first < 0x2000 || first > 0x3fff) return false
  if (first === 0x2001) return second >= 0x200 && second !== 0xdb8 // below lie Teredo, benchmarks, ORCHID
  if (first === 0x2002) return false // 6to4 wraps any IPv4 address
  return !(first === 0x3fff && second < 0x1000)
}

/** The first two groups: an address with "::" before them begins with zeros, which is reserved anyway. */
function v6Groups(text: string): number[] {
  const [head = ''] = text.split('::')
  const groups = head === '' ? [] : head.split(':').map((group) => Number.parseInt(group, 16))
  while (groups.length < 2) groups.push(0)
  return groups
}

/** Names that stand for the machine itself, its network or its cloud, and those that resolve to loopback for all. */
const privateEnds = new Set(
  (
    'localhost local localdomain internal intranet lan home corp private onion svc home.arpa in-addr.arpa ip6.arpa ' +
    'localtest.me lvh.me vcap.me lacolhost.com'
  ).split(' '),
)

function isPublicName(name: string): boolean {
  const labels = name.split('.')
  if (labels.length < 2 || labels.some((label) => label === '')) return false
  if (privateEnds.has(labels.slice(-1).join('.')) || privateEnds.has(labels.slice(-2).join('.'))) return false
  // "10.0.0.1.nip.io", "app-10-0-0-1.sslip.io": services that answer any name with the address inside it.
  for (const [, ...parts] of name.matchAll(/(?<!\d)(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?!\d)/g)) {
    const address = v4Of(parts.slice(0, 4).join('.'))
    if (address !== null && !isPublicV4(address)) return false
  }
  return true
}
