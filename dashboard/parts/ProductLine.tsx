import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { productQuery } from '../queries.ts'
import { textIn } from '../textIn.ts'
import { Thumb } from './Thumb.tsx'

/** A product by its id: picture, title, and what is to be said of it. A product that is gone keeps its id. */
export function ProductLine({ id, children }: { id: string; children?: ReactNode }) {
  const product = useQuery({ ...productQuery(id), retry: false, staleTime: 300_000 }).data
  const title = product === undefined ? id : textIn(product.title)
  return (
    <li className="productLine">
      <Thumb src={product?.imageUrl ?? ''} size={32} />
      <Link to="/catalog" search={{ product: id }} className="grow clip" title={title}>
        {title}
      </Link>
      {children}
    </li>
  )
}
