import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Finding {
  id: string
  impact: string | null
  nodes: { html: string; failureSummary?: string }[]
}

/**
 * What axe calls serious or critical on the page as it stands, one line each. It is put in past the page's policy.
 * `rules`: these alone.
 */
export async function seriousFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source)
  const findings = await page.evaluate(
    async (only) => {
      const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Finding[] }> } }
      const { violations } = await axe.run({ resultTypes: ['violations'], iframes: false, ...only })
      return violations
    },
    rules === undefined ? {} : { runOnly: rules },
  )
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${failureSummary ?? ''})`),
    )
}
