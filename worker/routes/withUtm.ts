/** The address with the campaign's tags; what the shop put there itself stays. */
export function withUtm(address: string, scenario: string): string {
  const url = new URL(address)
  const tags = { utm_source: 'aisle', utm_medium: 'email', utm_campaign: scenario }
  for (const [name, value] of Object.entries(tags)) if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  return url.href
}
