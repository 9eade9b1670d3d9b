import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiFailure, pathWith, upload } from '../client.ts'
import { number, size } from '../format.ts'
import { Card } from '../parts/Card.tsx'
import { Code } from '../parts/Badge.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Notice } from '../parts/Notice.tsx'
import { ProgressBar } from '../parts/ProgressBar.tsx'
import type { ImportReport } from '../shapes.ts'
import { t } from '../words.ts'

/** What the file dialog offers. */
export const feedFiles = '.csv,.tsv,.txt,.xml,.yml,.rss,.json,.ndjson,.jsonl,.gz'

/** Sends a feed file and shows what it changed, row by row where a row was bad. */
export function FeedUpload() {
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [source, setSource] = useState('upload')
  const [whole, setWhole] = useState(true)
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [over, setOver] = useState(false)

  const start = async (chosen: File, force = false) => {
    setFile(chosen)
    setReport(null)
    setFailure(null)
    setShare(0)
    const path = pathWith('/api/feeds/import', {
      format: 'auto',
      source,
      mode: whole ? 'full' : 'delta',
      force: String(force),
    })
    try {
      setReport(await upload<ImportReport>(path, chosen, setShare))
    } catch (error) {
      setFailure(error instanceof ApiFailure ? error : new ApiFailure(0, 'dashboard', String(error)))
    } finally {
      setShare(null)
      void queries.invalidateQueries()
    }
  }

  return (
    <Card title={t('upload.title')}>
      <div className="cardBody stack">
        <p className="muted">{t('upload.text')}</p>
        <div className="pair">
          <TextInput
            label={t('upload.source')}
            description={t('upload.sourceHelp')}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value.toLowerCase().replace(/[^a-z0-9._-]/g, '-'))}
          />
          <Checkbox
            style={{ alignSelf: 'end' }}
            label={t('upload.whole')}
            description={t('upload.wholeHelp')}
            checked={whole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
          />
        </div>
        <div
          className={`dropZone${over ? ' over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            const dropped = event.dataTransfer.files[0]
            if (dropped) void start(dropped)
          }}
        >
          <IconFileUpload size={24} stroke={1.75} aria-hidden className="accent" />
          <span className="grow muted">{t('upload.drop')}</span>
          <input
            ref={input}
            type="file"
            hidden
            accept={feedFiles}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (chosen) void start(chosen)
            }}
          />
          <Button variant="filled" loading={share !== null} onClick={() => input.current?.click()}>
            {t('upload.choose')}
          </Button>
        </div>
        {share !== null && file ? (
          <div role="status">
            <div className="row">
              <span className="medium">{t(share < 1 ? 'upload.sending' : 'upload.reading', { name: file.name })}</span>
              <span className="push num">{number(share, { style: 'percent' })}</span>
            </div>
            <ProgressBar share={share} label={t('upload.title')} />
            <span className="small muted num">
              {t('upload.bytes', { done: size(file.size * share), total: size(file.size) })}
            </span>
          </div>
        ) : null}
        {failure ? (
          <Notice tone="bad">
            {t('upload.refused', { name: file?.name ?? '' })} {failure.message} {failure.hint}
            {failure.code === 'import-refused' && file ? (
              <div style={{ marginTop: 8 }}>
                <Button size="compact-xs" onClick={() => void start(file, true)}>
                  {t('upload.force')}
                </Button>
              </div>
            ) : null}
          </Notice>
        ) : null}
        {report ? <Report report={report} name={file?.name ?? ''} /> : null}
      </div>
    </Card>
  )
}

function Report({ report, name }: { report: ImportReport; name: string }) {
  if (report.new === undefined) return <Notice tone="accent">{t('upload.asJob', { name })}</Notice>
  const counts = [
    ['upload.new', report.new],
    ['upload.changed', report.changed ?? 0],
    ['upload.unchanged', report.unchanged ?? 0],
    ['upload.gone', report.gone ?? 0],
    ['upload.bad', report.bad],
  ] as const
  return (
    <div role="status" className="stack tight">
      <b className="strong">{t('upload.done', { name, n: report.products })}</b>
      <dl className="counts">
        {counts.map(([word, count]) => (
          <div key={word}>
            <dt className="small dim">{t(word)}</dt>
            <dd className={`strong num ${word === 'upload.bad' && count > 0 ? 'warn' : ''}`}>{number(count)}</dd>
          </div>
        ))}
      </dl>
      {report.rows.length > 0 ? (
        <DataTable
          label={t('upload.badRows')}
          rows={report.rows}
          rowId={({ line, field }) => `${line}${field ?? ''}`}
          columns={[
            { id: 'line', head: t('upload.line'), right: true, cell: ({ line }) => number(line) },
            { id: 'field', head: t('upload.field'), cell: ({ field }) => (field ? <Code>{field}</Code> : null) },
            { id: 'message', fill: true, head: t('upload.why'), cell: ({ message }) => message },
          ]}
        />
      ) : null}
    </div>
  )
}
