import { install, run } from './bootstrap.mjs'

install()
run('cli/embed.ts')
