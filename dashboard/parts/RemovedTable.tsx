import { Link } from '@tanstack/react-router'
import type { Removed } from '../shapes.ts'
import { t, tOf } from '../words.ts'
import { Code } from './Badge.tsx'
import { DataTable } from './DataTable.tsx'

/** What a block would have shown, and the rule that took it out. */
export const RemovedTable = ({ removed }: { removed: readonly Removed[] }) => (
  <DataTable
    label={t('removed.title')}
    rows={removed.slice(0, 50)}
    rowId={({ productId }) => productId}
    columns={[
      {
        id: 'product',
        fill: true,
        head: t('removed.product'),
        cell: ({ productId, title }) => (
          <Link to="/catalog" search={{ product: productId }} className="medium">
            {title}
          </Link>
        ),
      },
      {
        id: 'because',
        head: t('removed.because'),
        cell: ({ because }) => <span className="muted">{tOf('rule', because.split(':')[0] ?? because)}</span>,
      },
      { id: 'rule', head: t('removed.rule'), wide: true, cell: ({ because }) => <Code>{because}</Code> },
    ]}
  />
)
