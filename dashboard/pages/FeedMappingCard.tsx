import { Select } from '@mantine/core'
import { number } from '../format.ts'
import { useMember } from '../me.ts'
import { Availability } from '../parts/Availability.tsx'
import { Code } from '../parts/Badge.tsx'
import { Card } from '../parts/Card.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Price } from '../parts/Price.tsx'
import { Thumb } from '../parts/Thumb.tsx'
import type { FeedPreview } from '../shapes.ts'
import { t, tOf } from '../words.ts'

interface MappingCardProps {
  preview: FeedPreview
  busy: boolean
  /** every column's target, one of them changed */
  change: (columns: Record<string, string>) => void
}

const texts = ['title', 'description']

/** The feed's columns with their first cells and what each is read as, and what becomes of the first rows. */
export function FeedMappingCard({ preview, busy, change }: MappingCardProps) {
  const { columns, missing, products, bad } = preview
  const choose = (name: string, target: string) =>
    change({ ...Object.fromEntries(columns.map((column) => [column.name, column.target])), [name]: target })
  return (
    <Card title={t('wizard.how')} note={t('wizard.format', { format: preview.format, n: number(preview.rows) })}>
      {missing.length > 0 ? (
        <div className="cardBody">
          <Notice tone="warn">
            {t('wizard.missing', { fields: missing.map((field) => tOf('field', field)).join(', ') })}
          </Notice>
        </div>
      ) : null}
      <DataTable
        label={t('wizard.how')}
        rows={columns}
        rowId={({ name }) => name}
        columns={[
          { id: 'column', head: t('wizard.column'), cell: ({ name }) => <Code title={name}>{name}</Code> },
          {
            id: 'cells',
            fill: true,
            wide: true,
            head: t('wizard.cells'),
            cell: ({ samples }) => (
              <span className="muted clip block" title={samples.join('\n')}>
                {samples.join(' · ')}
              </span>
            ),
          },
          {
            id: 'target',
            head: t('wizard.target'),
            cell: ({ name, target }) => (
              <Select
                size="xs"
                aria-label={`${t('wizard.target')}: ${name}`}
                searchable
                allowDeselect={false}
                disabled={busy}
                data={choicesFor(name, target, preview.fields)}
                value={target}
                onChange={(value) => choose(name, value ?? target)}
                style={{ width: 190, maxWidth: '46vw' }}
              />
            ),
          },
        ]}
      />
      <div className="section">
        <h3>{t('wizard.products')}</h3>
        {products.length === 0 ? <p className="muted">{t('wizard.noProducts')}</p> : null}
      </div>
      {products.length > 0 ? (
        <DataTable
          label={t('wizard.products')}
          rows={products}
          rowId={({ id }) => id}
          columns={[
            {
              id: 'product',
              fill: true,
              head: t('catalog.product'),
              cell: (row) => (
                <span className="row">
                  <Thumb src={row.imageUrl} size={36} />
                  <span className="grow">
                    <span className="medium clip block" title={row.title}>
                      {row.title}
                    </span>
                    <span className="small dim clip block">
                      {[row.id, row.brand, row.category].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                </span>
              ),
            },
            {
              id: 'price',
              head: t('catalog.price'),
              right: true,
              cell: (row) => (
                <Price
                  price={row.price}
                  regular={row.regularPrice}
                  lowest={row.lowestPrice30}
                  currency={row.currency}
                />
              ),
            },
            {
              id: 'stock',
              head: t('catalog.stock'),
              wide: true,
              cell: (row) => <Availability availability={row.availability} stock={row.stock} />,
            },
          ]}
        />
      ) : null}
      {bad.length > 0 ? (
        <div className="section">
          <h3>{t('wizard.badRows')}</h3>
          <ul className="lines small">
            {bad.slice(0, 5).map(({ line, field, message }) => (
              <li key={`${line}${field}${message}`} className="row wrap">
                <span className="dim num">
                  {t('upload.line')} {number(line)}
                </span>
                {field === '' ? null : <Code>{field}</Code>}
                <span className="warn">{message}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}

/** Fields under their names, texts in the site's further languages, the column's own name as an attribute, nothing. */
function choicesFor(name: string, target: string, fields: readonly string[]) {
  const { site } = useMember()
  const further = site.languages.filter((language) => language !== site.language)
  const inLanguages = texts.flatMap((field) =>
    further.map((language) => ({ value: `${field}:${language}`, label: `${tOf('field', field)} (${language})` })),
  )
  const own = `attribute:${name.toLowerCase().replace(/[\s-]+/g, '_')}`
  const choices = [
    { value: 'ignore', label: t('wizard.ignore') },
    ...fields.map((field) => ({ value: field, label: tOf('field', field) })),
    ...inLanguages,
    { value: target.startsWith('attribute:') ? target : own, label: t('wizard.attribute') },
  ]
  return choices.some(({ value }) => value === target) ? choices : [...choices, { value: target, label: target }]
}
