import { useState } from 'react'

/** A product's picture on its tile; a picture that does not load leaves the tile. Only http(s) and own paths are shown. */
export function Thumb({ src, size = 32 }: { src: string; size?: number }) {
  const [broken, setBroken] = useState(false)
  const allowed = /^(https?:\/\/|\/(?!\/))/.test(src)
  return allowed && !broken ? (
    <img className="thumb" src={src} alt="" width={size} height={size} loading="lazy" onError={() => setBroken(true)} />
  ) : (
    <span className="thumb" style={{ width: size, height: size }} />
  )
}
