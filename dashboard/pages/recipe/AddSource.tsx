import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { SourceName } from '../../../worker/model/recipe.ts'
import { sourceColour } from '../../parts/ScoreBar.tsx'
import { sourceGroups, sourcesIn } from '../../vocabulary.ts'
import { t, tOf } from '../../words.ts'

interface AddSourceProps {
  title: string
  choose: (source: SourceName) => void
  close: () => void
}

/** All sources with what each shows, by what they go by; typing narrows the list. */
export function AddSource({ title, choose, close }: AddSourceProps) {
  const [typed, setTyped] = useState('')
  const words = typed.trim().toLowerCase()
  const fits = (source: SourceName) =>
    `${source} ${tOf('source', source)} ${tOf('sourceHelp', source)}`.toLowerCase().includes(words)
  const groups = sourceGroups
    .map((group) => ({ group, found: sourcesIn(group).filter(fits) }))
    .filter(({ found }) => found.length > 0)
  return (
    <Modal opened onClose={close} title={title} size={620} closeButtonProps={{ 'aria-label': t('close') }}>
      <TextInput
        data-autofocus
        aria-label={t('sources.find')}
        placeholder={t('sources.find')}
        leftSection={<IconSearch size={15} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const only = groups.length === 1 && groups[0]?.found.length === 1 ? groups[0].found[0] : undefined
          if (event.key === 'Enter' && only !== undefined) choose(only)
        }}
      />
      <div className="sourceList">
        {groups.map(({ group, found }) => (
          <section key={group} aria-label={t(`sources.${group}`)}>
            <h3>{t(`sources.${group}`)}</h3>
            {found.map((source) => (
              <button key={source} type="button" className="rowButton" onClick={() => choose(source)}>
                <i className="swatch" style={{ background: sourceColour(source) }} />
                <span>
                  <span className="medium block">{tOf('source', source)}</span>
                  <span className="small muted">{tOf('sourceHelp', source)}</span>
                </span>
              </button>
            ))}
          </section>
        ))}
        {groups.length === 0 ? <p className="muted">{t('palette.none', { words: typed })}</p> : null}
      </div>
    </Modal>
  )
}
