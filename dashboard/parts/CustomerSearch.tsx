import { t } from '../words.ts'
import { Search } from './Search.tsx'

/** The field that finds customers by what names them. */
export const CustomerSearch = ({
  value,
  onChange,
}: {
  value: string
  onChange: (words: string | undefined) => void
}) => (
  <Search
    label={t('customers.search')}
    placeholder={t('customers.searchHint')}
    value={value}
    width={340}
    onChange={(words) => onChange(words || undefined)}
  />
)
