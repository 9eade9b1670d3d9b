import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { blockTitle } from '../../blockTitle.ts'
import { number } from '../../format.ts'
import { blockUsesQuery } from '../../queries.ts'
import type { BlockUses } from '../../shapes.ts'
import { t, tOf } from '../../words.ts'

/** Where a block is named and how often it was seen; nothing while it is asked. */
export function UsedIn({ block }: { block: string }) {
  const uses = useQuery(blockUsesQuery(block)).data
  return uses === undefined ? null : <Uses uses={uses} />
}

/** Scenarios, templates and other blocks that name a block, each a link where there is a page. */
export function Uses({ uses: { scenarios, templates, fallbacks, seen, seenDays } }: { uses: BlockUses }) {
  return (
    <ul className="uses">
      {scenarios.map(({ id, enabled }) => (
        <li key={`scenario ${id}`}>
          <Link to="/scenarios/$id" params={{ id }}>
            {tOf('scenario', id)}
          </Link>{' '}
          <span className="small dim">{t(enabled ? 'uses.scenarioOn' : 'uses.scenarioOff')}</span>
        </li>
      ))}
      {templates.map(({ id, name }) => (
        <li key={`template ${id}`}>
          {name} <span className="small dim">{t('uses.template')}</span>
        </li>
      ))}
      {fallbacks.map((block) => (
        <li key={`block ${block.id}`}>
          <Link to="/blocks/$id" params={{ id: block.id }}>
            {blockTitle(block)}
          </Link>{' '}
          <span className="small dim">{t('uses.fallback')}</span>
        </li>
      ))}
      <li>
        {seen === 0
          ? t('uses.unseen', { days: seenDays })
          : t('uses.seen', { n: seen, times: number(seen), days: seenDays })}
      </li>
    </ul>
  )
}
