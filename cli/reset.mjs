// Removes the local state: databases, objects, files, keys. The next start begins anew.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { root } from './bootstrap.mjs'

const state = path.resolve(root, process.env.STATE_DIR ?? '.aisle')
rmSync(state, { recursive: true, force: true })
console.log(`Removed ${path.relative(root, state) || state}. The next start begins anew.`)
